import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  beforeInWorkingHours,
  CLOCK_KINDS,
  dueAt,
  isHigher,
  STANDARD_LEVELS,
  stateOf,
  warnAt,
} from './clock.ts'
import { stateWords } from './messages.en.ts'
import { FIRST_STANDARDS } from './standard.data.ts'

const due = (kind: Parameters<typeof dueAt>[0], risk: Parameters<typeof dueAt>[1], from: string) =>
  dueAt(kind, risk, new Date(from), FIRST_STANDARDS).toISOString()

test('a report on a Saturday is acknowledged by the end of Monday, London time', () => {
  assert.equal(due('acknowledge', 'not_assessed', '2026-11-14T12:00:00Z'), '2026-11-16T23:59:59.999Z')
})

test('in summer the end of the day is an hour earlier by UTC', () => {
  assert.equal(due('acknowledge', 'standard', '2026-07-01T12:00:00Z'), '2026-07-02T22:59:59.999Z')
})

test('Christmas does not count: two working days from Christmas Eve end on 30 December', () => {
  // 24 December 2026 is a Thursday; 25 is a holiday, 26 a Saturday whose substitute is Monday 28.
  assert.equal(due('first_contact', 'standard', '2026-12-24T10:00:00Z'), '2026-12-30T23:59:59.999Z')
})

test('Easter does not count: three working days from the Thursday before end on the Thursday after', () => {
  assert.equal(due('risk_assessment', 'standard', '2026-04-02T10:00:00Z'), '2026-04-09T22:59:59.999Z')
})

test('the same day is that very day, also at the weekend', () => {
  assert.equal(due('risk_assessment', 'high', '2026-11-15T10:00:00Z'), '2026-11-15T23:59:59.999Z')
})

test('hours run by the clock, through nights, weekends and the change of the clocks', () => {
  assert.equal(due('first_contact', 'high', '2026-10-24T20:00:00Z'), '2026-10-25T20:00:00.000Z')
})

test('days are those of the calendar', () => {
  assert.equal(due('review', 'medium', '2026-11-18T10:00:00Z'), '2026-12-16T23:59:59.999Z')
})

test('the owner is warned a fifth of the time before, and at least four working hours', () => {
  const friday = new Date('2026-11-13T09:00:00Z')
  const monday = dueAt('acknowledge', 'standard', friday, FIRST_STANDARDS)
  assert.equal(monday.toISOString(), '2026-11-16T23:59:59.999Z')
  // A fifth of 87 hours is 17.4 hours before midnight: earlier than 1pm.
  assert.equal(warnAt(friday, monday).toISOString(), '2026-11-16T06:35:59.999Z')
  const sameDay = new Date('2026-11-18T23:59:59.999Z')
  assert.equal(warnAt(new Date('2026-11-18T09:00:00Z'), sameDay).toISOString(), '2026-11-18T13:00:00.000Z')
})

test('four working hours before ten on a Monday is two on the Friday', () => {
  assert.equal(
    beforeInWorkingHours(new Date('2026-11-16T10:00:00Z'), 4).toISOString(),
    '2026-11-13T14:00:00.000Z',
  )
})

test('a state says how late in working days', () => {
  const times = {
    startsAt: new Date('2026-11-11T10:00:00Z'),
    dueAt: new Date('2026-11-13T23:59:59.999Z'),
    metAt: null,
    stoppedAt: null,
  }
  const words = (now: string, more = {}) => stateWords(stateOf({ ...times, ...more }, new Date(now)))
  assert.equal(words('2026-11-12T10:00:00Z'), 'on time')
  assert.equal(words('2026-11-13T10:00:00Z'), 'due today')
  assert.equal(words('2026-11-17T10:00:00Z'), '2 working days late')
  assert.equal(words('2026-11-16T10:00:00Z'), '1 working day late')
  assert.equal(words('2026-11-20T10:00:00Z', { metAt: new Date('2026-11-13T20:00:00Z') }), 'done on time')
  assert.equal(
    words('2026-11-20T10:00:00Z', { metAt: new Date('2026-11-16T20:00:00Z') }),
    'done 1 working day late',
  )
  assert.equal(
    words('2026-11-20T10:00:00Z', { stoppedAt: new Date('2026-11-12T20:00:00Z') }),
    'no longer needed',
  )
})

test('whatever begins whenever, it is warned of after it began and before it is due, and higher risk is never later', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.constantFrom(...CLOCK_KINDS), (from, kind) => {
      const dues = STANDARD_LEVELS.map((level) => dueAt(kind, level, from, FIRST_STANDARDS).getTime())
      for (const each of dues) {
        const warned = warnAt(from, new Date(each)).getTime()
        assert.ok(from.getTime() <= warned && warned <= each)
      }
      const [standard = 0, medium = 0, high = 0] = dues
      assert.ok(standard >= medium)
      // An hour, begun late at night, may end after midnight.
      assert.ok(medium >= high - 24 * 3_600_000)
    }),
  )
})

test('risk that has not been assessed counts as standard', () => {
  assert.equal(isHigher('not_assessed', 'standard'), false)
  assert.equal(isHigher('not_assessed', 'medium'), true)
  assert.equal(isHigher('high', 'medium'), false)
})
