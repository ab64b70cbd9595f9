// Columns of months, quarters and years with ticks: of which year each is, the plan says or nobody can tell.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textBlocks } from './blocks.ts'
import { readBlocks } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const ticked = (
  title: string,
  titles: string[],
  ticks: number[],
  above: string[][] = [],
  below: string[][] = [],
) => {
  const plan = readWhole([
    line(title),
    ...above.map((cells) => row(cells)),
    row(['Action', 'Lead', ...titles]),
    ...below.map((cells) => row(cells)),
    row([
      'Train staff',
      'HR',
      ...Array.from(below[0]?.slice(2) ?? titles, (_, at) => (ticks.includes(at) ? 'x' : '')),
    ]),
  ])
  const [only] = rowsOf(plan)
  assert.ok(only)
  const { start, end, times } = only.derived
  return { start, end, assumed: times[0]?.assumed, flags: only.flags }
}

const year = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
const calendar = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

test('ticked months have the year of a plan that runs for one, from whatever month, and it is marked', () => {
  const span = (start: string, end: string) => ({ start, end, assumed: 'plan-first-year', flags: [] })
  assert.deepEqual(ticked('Our plan 2026/27', year, [1, 2]), span('2026-05-01', '2026-06-30'))
  assert.deepEqual(
    ticked('Plan January 2026 to December 2026', calendar.slice(0, 4), [1, 2]),
    span('2026-02-01', '2026-03-31'),
  )
  assert.deepEqual(ticked('Anti-hate plan 2026', calendar, [10, 11]), span('2026-11-01', '2026-12-31'))
  const long = [...year, 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep']
  assert.deepEqual(
    ticked('Plan April 2026 to September 2027', long, [15, 16]),
    span('2027-07-01', '2027-08-31'),
  )
})

test('where the year of ticked months is not plain, there is no day and a person is asked', () => {
  for (const title of ['Our plan', 'Our plan 2026-28', 'Our plan 2026']) {
    const { start, end, flags } = ticked(title, ['Apr', 'May', 'Jun'], [1, 2])
    assert.deepEqual([start, end, flags], [null, null, ['timeframe-unread']], title)
  }
})

test('years over quarters or months are theirs, in the row above the titles or in the titles’ own', () => {
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4']
  const band = ['', '', '2026/27', '', '', '', '2027/28', '', '', '']
  const second = { start: '2027-07-01', end: '2027-09-30', assumed: null, flags: [] }
  assert.deepEqual(ticked('Our plan 2026-28', quarters, [5], [band]), second)
  assert.deepEqual(ticked('Our plan 2026-28', band.slice(2), [5], [], [['', '', ...quarters]]), second)
  const counted = ['Year 1', '', '', '', 'Year 2', '', '', '']
  assert.deepEqual(ticked('Our plan 2026-28', counted, [5], [], [['', '', ...quarters]]), second)
  assert.deepEqual(ticked('Our plan', counted, [5], [], [['', '', ...quarters]]).flags, ['no-year'])
  const months = ticked(
    'Our plan 2026-28',
    ['Nov', 'Dec', 'Jan', 'Feb'],
    [1, 2],
    [['', '', '2026', '', '2027', '']],
  )
  assert.deepEqual([months.start, months.end], ['2026-12-01', '2027-01-31'])
})

test('quarters that come twice without a year over them are of no year that anybody can tell', () => {
  const twice = ticked('Our plan 2026-28', ['Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4'], [5])
  assert.deepEqual([twice.start, twice.end, twice.flags], [null, null, ['no-year']])
})

test('years over the titles of a file with commas are read the same', () => {
  const plan = readBlocks(
    textBlocks(
      'Our plan 2026-28\n,,2026/27,,2027/28,\nAction,Lead,Q1,Q2,Q1,Q2\nTrain staff,HR,,,,x\n',
      'plan.csv',
    ),
  )
  assert.ok(plan.ok)
  assert.equal(rowsOf(plan)[0]?.derived.start, '2027-07-01')
})
