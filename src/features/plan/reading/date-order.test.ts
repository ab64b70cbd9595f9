// Days as other countries and other programs write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'

const read = (times: readonly string[], title = 'Safety plan') =>
  readWhole([
    line(title),
    row(['Action', 'Lead', 'Due', 'Status']),
    ...times.map((time, at) => row([`Hold meeting ${at}`, 'Police', time, 'Open'])),
  ])
const ends = (times: readonly string[], title?: string) =>
  rowsOf(read(times, title)).map(({ derived, flags }) => [
    derived.start,
    derived.end,
    flags.includes('date-ambiguous'),
  ])
const codes = (times: readonly string[]) => read(times).warnings.map(({ code }) => code)

test('a day is read before its month where nothing says otherwise', () => {
  assert.deepEqual(ends(['03/04/2025', '31/12/2025']), [
    ['2025-04-03', '2025-04-03', false],
    ['2025-12-31', '2025-12-31', false],
  ])
  assert.ok(!codes(['03/04/2025']).some((code) => code.startsWith('dates-')))
})

test('a document that shows by a day no calendar has that it is month first is read so throughout', () => {
  const times = ['03/04/2025', '12/31/2025', '1/2/25 - 1/20/25', 'by 6/5/2025']
  assert.deepEqual(ends(times), [
    ['2025-03-04', '2025-03-04', false],
    ['2025-12-31', '2025-12-31', false],
    ['2025-01-02', '2025-01-20', false],
    [null, '2025-06-05', false],
  ])
  assert.ok(codes(times).includes('dates-month-first'))
})

test('where a document writes both, a date that could be either is flagged and nothing is made of it', () => {
  const times = ['03/04/2025', '12/31/2025', '31/12/2025', '5/5/2025', 'June 2025, then 3/4/2026']
  assert.deepEqual(ends(times), [
    [null, null, true],
    ['2025-12-31', '2025-12-31', false],
    ['2025-12-31', '2025-12-31', false],
    ['2025-05-05', '2025-05-05', false],
    [null, null, true],
  ])
  assert.ok(codes(times).includes('dates-mixed'))
})

test('one slip among many dates turns nothing', () => {
  const times = ['03/04/2025', '12/31/2025', '31/12/2025', '30/11/2025', '29/10/2025', '28/09/2025']
  assert.deepEqual(ends(times).slice(0, 2), [
    ['2025-04-03', '2025-04-03', false],
    ['2025-12-31', '2025-12-31', false],
  ])
})

test('the month may stand before the day in words, and the year before both', () => {
  const endOf = (words: string) => {
    const { start, end } = readTimeFrame(words, null)
    return [start, end]
  }
  assert.deepEqual(endOf('Dec 31, 2025'), ['2025-12-31', '2025-12-31'])
  assert.deepEqual(endOf('by December 31st 2025'), [null, '2025-12-31'])
  assert.deepEqual(endOf('October 11-18, 2025'), ['2025-10-11', '2025-10-18'])
  assert.deepEqual(endOf('2025/12/31'), ['2025-12-31', '2025-12-31'])
  assert.deepEqual(endOf('Mar 25'), ['2025-03-01', '2025-03-31'])
  assert.deepEqual(ends(['Dec 31', 'March 7'], 'Safety plan 2025/26'), [
    ['2025-12-31', '2025-12-31', false],
    ['2026-03-07', '2026-03-07', false],
  ])
})

test('an academic year runs from September, also with years of two digits', () => {
  for (const words of [
    'Academic year 24/25',
    'AY24/25',
    '24-25 academic year',
    'School year 2024/25',
    'AY 2024-25',
  ]) {
    const { start, end } = readTimeFrame(words, null)
    assert.deepEqual([start, end], ['2024-09-01', '2025-08-31'], words)
  }
  assert.deepEqual(ends(['24/25', 'FY24/25', 'Spring term'], 'Equality plan for academic year 24/25'), [
    ['2024-09-01', '2025-08-31', false],
    ['2024-04-01', '2025-03-31', false],
    ['2025-01-01', '2025-03-31', false],
  ])
})
