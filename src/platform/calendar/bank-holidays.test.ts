import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidays, isBankHoliday } from './bank-holidays.ts'
import { weekday } from './london.ts'

// As published for England and Wales, month and day: New Year, Good Friday, Easter Monday, May, May, August, Christmas.
const PUBLISHED: Readonly<Record<number, string>> = {
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
}

for (const [year, days] of Object.entries(PUBLISHED)) {
  test(`the bank holidays of ${year} are those that were published`, () => {
    const computed = bankHolidays(Number(year)).map(({ day }) => day)
    assert.deepEqual(
      computed,
      days.split(' ').map((day) => `${year}-${day}`),
    )
  })
}

test('earlier proclamations are kept: 1995, 1999, 2002, 2011 and 2012', () => {
  const days = [
    '1995-05-08',
    '1999-12-31',
    '2002-06-03',
    '2002-06-04',
    '2011-04-29',
    '2012-06-04',
    '2012-06-05',
  ]
  assert.deepEqual(
    days.map(isBankHoliday),
    days.map(() => true),
  )
  assert.deepEqual(
    ['1995-05-01', '2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30'].map(isBankHoliday),
    [false, false, false, false, false],
  )
})

test('in every year there are at least eight, each a weekday of that year, none twice, in order', () => {
  for (let year = 1978; year <= 2199; year += 1) {
    const days = bankHolidays(year).map(({ day }) => day)
    assert.ok(days.length >= 8)
    assert.deepEqual([...new Set(days)].sort(), days)
    assert.ok(days.every((day) => day.startsWith(`${year}-`) && weekday(day) !== 0 && weekday(day) !== 6))
  }
})

test('a substitute says which holiday it stands for', () => {
  const of = (day: string) => bankHolidays(2022).find((holiday) => holiday.day === day)?.name
  assert.equal(of('2022-12-27'), 'Christmas Day')
  assert.equal(of('2022-12-26'), 'Boxing Day')
  assert.equal(of('2022-09-19'), 'Bank Holiday for the State Funeral of Queen Elizabeth II')
})

test('years that the rules do not cover are refused', () => {
  for (const year of [1977, 2200, 2020.5, Number.NaN]) assert.throws(() => bankHolidays(year), RangeError)
})
