import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aboutDay,
  betweenDays,
  describeApproximateDate,
  exactDate,
  onDay,
  readApproximateDate,
  unknownDate,
} from './approximate-date.ts'
import {
  formatDate,
  formatDateTime,
  formatLongDate,
  formatRelativeDay,
  formatShortDate,
  formatTime,
} from './format.ts'

const at = new Date('2026-11-22T19:38:00Z')

test('dates read as GOV.UK writes them, in London time', () => {
  assert.equal(formatDate(at), '22 November 2026')
  assert.equal(formatDate('2026-06-01'), '1 June 2026')
  assert.equal(formatDate(new Date('2026-06-30T23:30:00Z')), '1 July 2026')
  assert.equal(formatShortDate('2026-09-03'), '3 Sep 2026')
  assert.equal(formatLongDate(at), 'Sunday 22 November 2026')
  assert.equal(formatDateTime(at), '22 November 2026 at 7:38pm')
})

test('times of day: am and pm, full hours bare, midday and midnight by name', () => {
  const time = (clock: string) => formatTime(new Date(`2026-11-22T${clock}:00Z`))
  assert.deepEqual(['00:00', '00:05', '09:00', '12:00', '12:30', '23:59'].map(time), [
    'midnight',
    '12:05am',
    '9am',
    'midday',
    '12:30pm',
    '11:59pm',
  ])
})

test('near days read as people say them, by the day in London and not by hours', () => {
  const relative = (value: string) => formatRelativeDay(value, at)
  assert.deepEqual(
    ['2026-11-22', '2026-11-21', '2026-11-23', '2026-11-20', '2026-11-28', '2026-11-29'].map(relative),
    ['today', 'yesterday', 'tomorrow', '2 days ago', 'in 6 days', '29 November 2026'],
  )
  const justAfterMidnight = new Date('2026-07-01T23:30:00Z')
  assert.equal(formatRelativeDay(new Date('2026-07-01T22:30:00Z'), justAfterMidnight), 'yesterday')
})

test('other languages write dates in their own way', () => {
  assert.equal(formatDate(at, 'pl'), '22 listopada 2026')
  assert.match(formatDateTime(at, 'pl'), /22 listopada 2026.*19:38/)
})

test('an approximate date says how it is known and bounds it', () => {
  assert.equal(describeApproximateDate(exactDate(at)), '22 November 2026 at 7:38pm')
  assert.equal(describeApproximateDate(onDay('2026-06-01')), '1 June 2026')
  assert.equal(describeApproximateDate(aboutDay('2026-06-01', 7)), 'around 1 June 2026')
  assert.equal(
    describeApproximateDate(betweenDays('2026-06-01', '2026-06-03')),
    'between 1 June 2026 and 3 June 2026',
  )
  assert.equal(describeApproximateDate(unknownDate()), 'not known')
  assert.equal(describeApproximateDate(unknownDate('around Diwali')), 'around Diwali')
  const about = aboutDay('2026-06-08', 7)
  assert.equal(about.from?.toISOString(), '2026-05-31T23:00:00.000Z')
  assert.equal(about.to?.toISOString(), '2026-06-15T22:59:59.999Z')
})

test('an approximate date comes back from its columns, and contradictions do not', () => {
  for (const date of [exactDate(at, 'w'), onDay('2026-06-01'), aboutDay('2026-06-01', 1), unknownDate('x')]) {
    assert.deepEqual(readApproximateDate(date), date)
  }
  const later = new Date(at.getTime() + 1)
  for (const row of [
    { kind: 'exact', from: null, to: null },
    { kind: 'unknown', from: at, to: at },
    { kind: 'range', from: later, to: at },
    { kind: 'sometime', from: at, to: at },
  ]) {
    assert.equal(readApproximateDate({ ...row, words: null }), null)
  }
  assert.throws(() => betweenDays('2026-06-03', '2026-06-01'), RangeError)
  assert.throws(() => aboutDay('2026-06-03', 0), RangeError)
})
