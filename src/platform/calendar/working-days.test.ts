import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { londonDay } from './london.ts'
import {
  addWorkingDays,
  addWorkingDaysToDay,
  englandCalendar,
  withClosures,
  workingDaysBetween,
} from './working-days.ts'

const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })

test('two working days from a Thursday end with Monday, at the end of that day in London', () => {
  assert.equal(addWorkingDays(new Date('2026-11-19T09:00:00Z'), 2).toISOString(), '2026-11-23T23:59:59.999Z')
  assert.equal(addWorkingDays(new Date('2026-07-02T09:00:00Z'), 2).toISOString(), '2026-07-06T22:59:59.999Z')
})

test('a report at the weekend counts from Monday; bank holidays do not count', () => {
  assert.equal(addWorkingDaysToDay('2026-11-21', 1), '2026-11-23')
  assert.equal(addWorkingDaysToDay('2026-11-22', 1), '2026-11-23')
  assert.equal(addWorkingDaysToDay('2026-04-02', 1), '2026-04-07')
  assert.equal(addWorkingDaysToDay('2026-12-24', 3), '2026-12-31')
})

test('an hour before midnight in summer is still that day in London, an hour after is the next', () => {
  assert.equal(londonDay(addWorkingDays(new Date('2026-07-02T22:59:59Z'), 1)), '2026-07-03')
  assert.equal(londonDay(addWorkingDays(new Date('2026-07-02T23:00:00Z'), 1)), '2026-07-06')
})

test('no days at all is that very day, working or not', () => {
  assert.equal(addWorkingDaysToDay('2026-11-22', 0), '2026-11-22')
  assert.equal(addWorkingDays(new Date('2026-11-22T10:00:00Z'), 0).toISOString(), '2026-11-22T23:59:59.999Z')
})

test('an agency closed between the years has those days off too', () => {
  const closed = withClosures(englandCalendar, ['2026-12-29', '2026-12-30', '2026-12-31'])
  assert.equal(addWorkingDaysToDay('2026-12-24', 1, closed), '2027-01-04')
})

test('what is due n working days after an instant is on a working day, n working days away', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, days) => {
      const due = addWorkingDays(from, days)
      assert.equal(workingDaysBetween(from, due), days)
      assert.equal(englandCalendar.isWorkingDay(londonDay(due)), true)
      assert.ok(due > from)
      assert.ok(addWorkingDays(from, days - 1) < due)
    }),
    { numRuns: 50 },
  )
})

test('working days between add up, and the other way round are negative', () => {
  fc.assert(
    fc.property(instants, fc.nat(100), fc.nat(100), (a, x, y) => {
      const b = new Date(a.getTime() + x * 3_600_000 * 9)
      const c = new Date(b.getTime() + y * 3_600_000 * 9)
      assert.equal(workingDaysBetween(a, b) + workingDaysBetween(b, c), workingDaysBetween(a, c))
      assert.equal(workingDaysBetween(c, a) + workingDaysBetween(a, c), 0)
    }),
    { numRuns: 50 },
  )
  assert.equal(Object.is(workingDaysBetween(new Date(0), new Date(0)), 0), true)
})

test('what is no number of days, no date, or a calendar without working days is refused and does not hang', () => {
  for (const days of [-1, 1.5, Number.NaN, 1e9])
    assert.throws(() => addWorkingDaysToDay('2026-11-22', days), RangeError)
  assert.throws(() => addWorkingDays(new Date(Number.NaN), 1), RangeError)
  assert.throws(() => addWorkingDaysToDay('2026-11-22', 1, { isWorkingDay: () => false }), RangeError)
})
