import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSettled, likelyOrder, orderSigns, readDay } from './read-date.ts'

const DAY = '2026-04-03'

test('a day is read in the shapes that British systems write', () => {
  for (const said of [
    '03/04/2026',
    '3/4/26',
    '3.4.2026',
    '03-04-2026',
    '3 Apr 2026',
    '03-Apr-26',
    '3rd April 2026',
    'Friday, 3 April 2026',
    'Fri 3rd of April 2026',
    'April 3, 2026',
    '2026-04-03',
    '2026/04/03',
    '20260403',
    '2026-04-03T00:00:00Z',
    '03/04/2026 00:00',
  ])
    assert.deepEqual(readDay(said, 'day_first', true), { day: DAY, rest: '', doubtful: false }, said)
})

test('a time that stands beside it is kept', () => {
  for (const [said, rest] of [
    ['03/04/2026 21:15', '21:15'],
    ['2026-04-03T21:15:00', '21:15:00'],
    ['3 April 2026, about 9pm', 'about 9pm'],
  ] as const)
    assert.deepEqual(readDay(said, 'day_first', true), { day: DAY, rest, doubtful: false }, said)
})

test('what could be two days is flagged, unless its column settles it', () => {
  assert.equal(readDay('03/04/2026', 'day_first', false).doubtful, true)
  assert.equal(readDay('03/04/2026', 'month_first', true).day, '2026-03-04')
  for (const clear of ['04/04/2026', '17/04/2026', '3 Apr 2026', '2026-04-03'])
    assert.equal(readDay(clear, 'day_first', false).doubtful, false, clear)
  assert.deepEqual(readDay('46115', 'day_first', false), { day: DAY, rest: '', doubtful: true })
})

test('what is no day is none', () => {
  for (const said of [
    '',
    '31/02/2026',
    '13/13/2026',
    '2026-13-99',
    'last week',
    '1',
    '99999',
    '3/4',
    '0/0/0',
  ])
    assert.equal(readDay(said, 'day_first', false).day, '', said)
})

test('a column says by its other days which order it is in', () => {
  const day = orderSigns(['17/04/2026', '03/04/2026', '', 'x'])
  assert.deepEqual(day, { either: 1, dayFirst: 1, monthFirst: 0, unread: 1 })
  assert.deepEqual([likelyOrder(day), isSettled(day, 'day_first')], ['day_first', true])
  const month = orderSigns(['04/17/2026', '03/04/2026'])
  assert.deepEqual([likelyOrder(month), isSettled(month, 'month_first')], ['month_first', true])
  const both = orderSigns(['17/04/2026', '04/17/2026'])
  assert.deepEqual([likelyOrder(both), isSettled(both, 'day_first')], ['day_first', false])
  const neither = orderSigns(['03/04/2026'])
  assert.deepEqual([likelyOrder(neither), isSettled(neither, 'day_first')], ['day_first', false])
})
