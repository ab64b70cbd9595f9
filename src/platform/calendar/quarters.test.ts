import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, londonDay } from './london.ts'
import {
  addQuarters,
  compareQuarters,
  financialYearLabel,
  financialYearOf,
  parseFinancialYear,
  parseQuarter,
  quarterLabel,
  quarterOf,
  quarterRange,
  quartersFrom,
} from './quarters.ts'

const days = fc.integer({ min: 0, max: 72_000 }).map((n) => addDays('1990-01-01', n))

test('the financial year starts in April: each month is in its quarter', () => {
  const labels = [
    '2018-04-01',
    '2018-06-30',
    '2018-07-01',
    '2018-10-01',
    '2018-12-31',
    '2019-01-01',
    '2019-03-31',
    '2019-04-01',
  ]
  assert.deepEqual(
    labels.map((day) => quarterLabel(quarterOf(day))),
    [
      'Q1 2018/19',
      'Q1 2018/19',
      'Q2 2018/19',
      'Q3 2018/19',
      'Q3 2018/19',
      'Q4 2018/19',
      'Q4 2018/19',
      'Q1 2019/20',
    ],
  )
  assert.equal(financialYearLabel(1999), '1999/00')
  assert.equal(financialYearOf('2019-03-31'), 2018)
})

test('an instant belongs to the quarter of its day in London', () => {
  assert.equal(quarterLabel(quarterOf(new Date('2018-06-30T23:30:00Z'))), 'Q2 2018/19')
})

test('every day lies in its quarter, and quarters follow one another without gap', () => {
  fc.assert(
    fc.property(days, (day) => {
      const quarter = quarterOf(day)
      const range = quarterRange(quarter)
      assert.ok(range.firstDay <= day && day <= range.lastDay)
      assert.equal(londonDay(range.from), range.firstDay)
      assert.equal(londonDay(new Date(range.until.getTime() - 1)), range.lastDay)
      assert.equal(quarterRange(addQuarters(quarter, 1)).firstDay, addDays(range.lastDay, 1))
      assert.deepEqual(parseQuarter(quarterLabel(quarter)), quarter)
    }),
  )
})

test('quarters are listed and compared in order', () => {
  const [first, last] = [quarterOf('2018-11-01'), quarterOf('2019-05-01')]
  assert.deepEqual(quartersFrom(first, last).map(quarterLabel), ['Q3 2018/19', 'Q4 2018/19', 'Q1 2019/20'])
  assert.deepEqual(quartersFrom(last, first), [])
  assert.ok(compareQuarters(first, last) < 0)
  assert.deepEqual(addQuarters(last, -2), first)
})

test('quarters and years are read as people write them, and wrong ones are not', () => {
  for (const text of ['Q1 2018/19', 'q1 2018-19', 'Quarter 1, 2018/2019', ' Q1: 2018–19 ']) {
    assert.deepEqual(parseQuarter(text), { year: 2018, quarter: 1 }, text)
  }
  for (const text of ['Q5 2018/19', 'Q1 2018/20', 'Q1', '2018/19', '', 'Q1 18/19'])
    assert.equal(parseQuarter(text), null, text)
  assert.equal(parseFinancialYear('1999/00'), 1999)
  assert.equal(parseFinancialYear('2018/19 '), 2018)
})
