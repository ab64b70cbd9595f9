import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSettled, likelyOrder, orderSigns, readDay } from './read-date.ts'

const DAY = '2026-04-03'
const TODAY = '2026-11-26'

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
    '03.Apr.2026',
    '3Apr2026',
    '3 Apr. 2026',
    "3 apr '26",
    'Fri 03/04/2026',
    '2026-04-03',
    '2026/04/03',
    '20260403',
    '2026-04-03T00:00:00Z',
    '03/04/2026 00:00',
  ])
    assert.deepEqual(
      readDay(said, { order: 'day_first', settled: true, today: TODAY }),
      { day: DAY, rest: '', doubtful: false },
      said,
    )
})

test('a time that stands beside it is kept', () => {
  for (const [said, rest] of [
    ['03/04/2026 21:15', '21:15'],
    ['2026-04-03T21:15:00', '21:15:00'],
    ['3 April 2026, about 9pm', 'about 9pm'],
  ] as const)
    assert.deepEqual(
      readDay(said, { order: 'day_first', settled: true, today: TODAY }),
      { day: DAY, rest, doubtful: false },
      said,
    )
})

test('what could be two days is flagged, unless its column settles it', () => {
  assert.equal(readDay('03/04/2026', { order: 'day_first', settled: false, today: TODAY }).doubtful, true)
  assert.equal(readDay('03/04/2026', { order: 'month_first', settled: true, today: TODAY }).day, '2026-03-04')
  for (const clear of ['04/04/2026', '17/04/2026', '3 Apr 2026', '2026-04-03'])
    assert.equal(readDay(clear, { order: 'day_first', settled: false, today: TODAY }).doubtful, false, clear)
  assert.deepEqual(readDay('46115', { order: 'day_first', settled: false, today: TODAY }), {
    day: DAY,
    rest: '',
    doubtful: true,
  })
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
    assert.equal(readDay(said, { order: 'day_first', settled: false, today: TODAY }).day, '', said)
})

test('a column says by its other days which order it is in', () => {
  const day = orderSigns(['17/04/2026', '03/04/2026', '', 'x'])
  assert.deepEqual(day, { either: 1, dayFirst: 1, monthFirst: 0 })
  assert.deepEqual([likelyOrder(day), isSettled(day, 'day_first')], ['day_first', true])
  const month = orderSigns(['04/17/2026', '03/04/2026'])
  assert.deepEqual([likelyOrder(month), isSettled(month, 'month_first')], ['month_first', true])
  const both = orderSigns(['17/04/2026', '04/17/2026'])
  assert.deepEqual([likelyOrder(both), isSettled(both, 'day_first')], ['day_first', false])
  const neither = orderSigns(['03/04/2026'])
  assert.deepEqual([likelyOrder(neither), isSettled(neither, 'day_first')], ['day_first', false])
})

test('a day without its year is the last of that name, and to be looked at unless its weekday agrees', () => {
  const read = (said: string) => {
    const { day, rest, doubtful } = readDay(said, { order: 'day_first', settled: true, today: TODAY })
    return [day, rest, doubtful]
  }
  assert.deepEqual(read('Tues 10 Nov'), ['2026-11-10', '', false])
  assert.deepEqual(read('Sat 14 Nov 3pm'), ['2026-11-14', '3pm', false])
  assert.deepEqual(read('10 Nov 14:30'), ['2026-11-10', '14:30', true])
  assert.deepEqual(read('November 10'), ['2026-11-10', '', true])
  assert.deepEqual(read('24 Dec'), ['2025-12-24', '', true], 'this year’s is still to come')
  assert.deepEqual(read('Wed 10 Nov'), ['2026-11-10', '', true])
  assert.deepEqual(read('Wednesday 3 April 2026'), [DAY, '', true], 'it was a Friday')
  for (const none of ['November', '31 Nov', '10 Nov 2026 or 11 Nov', 'Sunday', '12 marches'])
    assert.equal(read(none)[0] === '' || read(none)[1] !== '', true, none)
})
