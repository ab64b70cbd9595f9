import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  daysBetween,
  isDay,
  londonDay,
  londonEndOfDay,
  londonInstant,
  londonMidnight,
  londonTime,
  weekday,
} from './london.ts'

const days = fc.integer({ min: 0, max: 109_000 }).map((n) => addDays('1900-01-01', n))

test('every day begins at its first instant and ends at its last, summer time or not', () => {
  fc.assert(
    fc.property(days, (day) => {
      const [start, end] = [londonMidnight(day), londonEndOfDay(day)]
      assert.equal(londonDay(start), day)
      assert.equal(londonDay(end), day)
      assert.equal(londonDay(new Date(start.getTime() - 1)), addDays(day, -1))
      assert.equal(londonDay(new Date(end.getTime() + 1)), addDays(day, 1))
      assert.ok([23, 24, 25].includes((end.getTime() + 1 - start.getTime()) / 3_600_000))
    }),
    { numRuns: 300 },
  )
})

test('the days on which clocks change have 23 and 25 hours', () => {
  const hours = (day: string) =>
    (londonMidnight(addDays(day, 1)).getTime() - londonMidnight(day).getTime()) / 3_600_000
  assert.equal(hours('2026-03-29'), 23)
  assert.equal(hours('2026-10-25'), 25)
  assert.equal(londonMidnight('1943-07-01').toISOString(), '1943-06-30T22:00:00.000Z')
})

test('a time on a day is found, the doubled hour as its first, the missing hour as the one after', () => {
  assert.equal(londonInstant('2026-07-01', 9, 30).toISOString(), '2026-07-01T08:30:00.000Z')
  assert.equal(londonInstant('2026-10-25', 1, 30).toISOString(), '2026-10-25T00:30:00.000Z')
  assert.equal(londonInstant('2026-03-29', 1, 30).toISOString(), '2026-03-29T01:30:00.000Z')
  assert.deepEqual(londonTime(new Date('2026-03-29T01:30:00Z')), { hour: 2, minute: 30 })
})

test('only dates that exist are days', () => {
  assert.equal(isDay('2024-02-29'), true)
  for (const no of ['2023-02-29', '2026-13-01', '2026-1-1', '1899-12-31', '2026-01-01T00:00', '', null, 5]) {
    assert.equal(isDay(no), false)
  }
  assert.throws(() => londonMidnight('2023-02-29'), RangeError)
  assert.throws(() => londonDay(new Date(Number.NaN)), RangeError)
})

test('days are added and counted across months, leap days and clock changes', () => {
  assert.equal(addDays('2024-02-28', 2), '2024-03-01')
  assert.equal(addDays('2026-01-01', -1), '2025-12-31')
  assert.equal(weekday('2026-11-22'), 0)
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) =>
      assert.equal(daysBetween(day, addDays(day, n)), n),
    ),
  )
})
