import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { periodIn } from './period.ts'
import { readTimeFrame } from './time-frame.ts'

const plan = { from: '2018-04-01', to: '2021-03-31', words: '2018-21' }

const plainTimes: [words: string, start: string | null, end: string | null][] = [
  ['Q2', '2018-07-01', '2018-09-30'],
  ['Q2/3', '2018-07-01', '2018-12-31'],
  ['Q1/2 (Appendix B)', '2018-04-01', '2018-09-30'],
  ['Q3/4 see Appendix B/C', '2018-10-01', '2019-03-31'],
  ['Q4', '2019-01-01', '2019-03-31'],
  ['Q4/1', '2019-01-01', '2019-06-30'],
  ['Quarters 2 and 3', '2018-07-01', '2018-12-31'],
  ['Q2 2019/20', '2019-07-01', '2019-09-30'],
  ['Q2 19/20', '2019-07-01', '2019-09-30'],
  ['2020/21 Q4', '2021-01-01', '2021-03-31'],
  ['Agenda item for Q2 meeting', '2018-07-01', '2018-09-30'],
  ['by end of Q3', null, '2018-12-31'],
  ['Sept/Oct 2018', '2018-09-01', '2018-10-31'],
  ['June, July & August 2019', '2019-06-01', '2019-08-31'],
  ['November 2018 - February 2019', '2018-11-01', '2019-02-28'],
  ['Dec/Jan 2020', '2019-12-01', '2020-01-31'],
  ['Meeting August 2018', '2018-08-01', '2018-08-31'],
  ['By February 2020', null, '2020-02-29'],
  ['from May 2019', '2019-05-01', null],
  ['next meeting 16.8.18', '2018-08-16', '2018-08-16'],
  ['5/11/2019', '2019-11-05', '2019-11-05'],
  ['3rd June 2019', '2019-06-03', '2019-06-03'],
  ['2019-06-03', '2019-06-03', '2019-06-03'],
  ['9/2019', '2019-09-01', '2019-09-30'],
  ['by 03/2020', null, '2020-03-31'],
  ['09/2019 – 03/2020', '2019-09-01', '2020-03-31'],
  ['09/20', '2020-09-01', '2020-09-30'],
  ['11/19 - 2/20', '2019-11-01', '2020-02-29'],
  ['2024/25', '2024-04-01', '2025-03-31'],
  ['Autumn term 2018', '2018-09-01', '2018-12-31'],
  ['Year 2', '2019-04-01', '2020-03-31'],
  ['01/05/2019 – tbc', '2019-05-01', null],
  ['May 2019 to TBA', '2019-05-01', null],
  ['within six months of 1 April 2019', '2019-04-01', '2019-10-01'],
  ['Within 6 months of April 2019', '2019-04-01', '2019-10-31'],
  ['within 12 weeks of 3rd June 2019', '2019-06-03', '2019-08-26'],
  ['Q2/3 see Appendix C Q3 see Appendix C', '2018-07-01', '2018-12-31'],
  ['Qtr 2', '2018-07-01', '2018-09-30'],
  ['2019 Q1', '2019-04-01', '2019-06-30'],
  ['Q4 (2019/20)', '2020-01-01', '2020-03-31'],
  ['end Q2 2019', null, '2019-09-30'],
  ['Apr-19 – Mar-20', '2019-04-01', '2020-03-31'],
  ['Q1 2019/20 – Q2 2019/20', '2019-04-01', '2019-09-30'],
  ['Jan 2019 - ongoing', '2019-01-01', null],
  ['March 2019 onwards', '2019-03-01', null],
  ['31-Mar-19', '2019-03-31', '2019-03-31'],
  ['31 Mar 2019', '2019-03-31', '2019-03-31'],
  ['Dec 18/Jan 19', '2018-12-01', '2019-01-31'],
  ['By end of 2019', null, '2019-12-31'],
  ['Spring 2019', '2019-03-01', '2019-05-31'],
  ['Autumn/Winter 2018', '2018-09-01', '2019-02-28'],
  ['H2 2018/19', '2018-10-01', '2019-03-31'],
  ['2nd half 2018/19', '2018-10-01', '2019-03-31'],
  ['by end of H1 2019/20', null, '2019-09-30'],
  ['first half of 2019', '2019-01-01', '2019-06-30'],
  ['second half of 2019', '2019-07-01', '2019-12-31'],
  ['FY18/19 H2', '2018-10-01', '2019-03-31'],
  ['2018/19, H1', '2018-04-01', '2018-09-30'],
  ['w/c 3 June 2019', '2019-06-03', '2019-06-09'],
  ['Week commencing Monday 3rd June 2019', '2019-06-03', '2019-06-09'],
  ['by w/c 03/06/2019', null, '2019-06-09'],
  ['week ending 7 June 2019', '2019-06-01', '2019-06-07'],
  ['w/e 7/6/19', '2019-06-01', '2019-06-07'],
  ['31st of March 2019', '2019-03-31', '2019-03-31'],
]

for (const [words, start, end] of plainTimes) {
  test(`"${words}" runs from ${start ?? 'an unsaid day'} to ${end ?? 'an unsaid day'}`, () => {
    const time = readTimeFrame(words, plan)
    assert.deepEqual({ start: time.start, end: time.end }, { start, end })
  })
}

test('words that name no plain time give no dates', () => {
  for (const words of [
    '',
    'Action Achieved',
    'All local prevent plans require updating',
    'Launch date TB set',
    '31.2.18',
    '16.18.18',
    '1.2.3.4',
    'March',
    '2018',
    'Section 2018/3',
    '1999/2019',
    'Q5',
  ]) {
    const time = readTimeFrame(words, plan)
    assert.deepEqual([words, time.times], [words, []])
  }
})

test('a month or term without a year is read only where the plan has one year, and says so', () => {
  const yearly = { from: '2024-04-01', to: '2025-03-31', words: '2024/25' }
  for (const [words, start, end] of [
    ['by end of March', null, '2025-03-31'],
    ['30 June', '2024-06-30', '2024-06-30'],
    ['Sept/Oct', '2024-09-01', '2024-10-31'],
    ['Autumn term', '2024-09-01', '2024-12-31'],
    ['Spring term', '2025-01-01', '2025-03-31'],
  ] as const) {
    const time = readTimeFrame(words, yearly)
    assert.deepEqual([words, time.start, time.end], [words, start, end])
    assert.equal(time.times[0]?.assumed, 'plan-first-year')
    assert.deepEqual(readTimeFrame(words, plan).times, [])
  }
  for (const words of ['they may meet', 'Within six months of the launch', 'Short term', 'Medium term'])
    assert.deepEqual(readTimeFrame(words, yearly).times, [])
})

test('a quarter without a year needs the plan for one, and says so', () => {
  const time = readTimeFrame('Q2', null)
  assert.deepEqual([time.times, time.noYear], [[], true])
  assert.equal(readTimeFrame('Q2 2019/20', null).start, '2019-07-01')
  assert.equal(readTimeFrame('Q2', plan).times[0]?.assumed, 'plan-first-year')
  assert.equal(readTimeFrame('Q2 2019', plan).times[0]?.assumed, 'financial-year')
  assert.equal(readTimeFrame('Q2 2019/20', plan).times[0]?.assumed, null)
})

const oneYear = { from: '2018-04-01', to: '2019-03-31', words: '2018/19' }

test('what ends before it begins ends a year later where only we put its year, and is no time otherwise', () => {
  const span = (words: string) => {
    const { start, end, times } = readTimeFrame(words, oneYear)
    return [start, end, times.length]
  }
  assert.deepEqual(span('Autumn 1 - Summer 2'), ['2018-09-01', '2019-07-31', 1])
  assert.deepEqual(span('Summer 2 - Autumn 1'), ['2018-06-01', '2018-10-31', 1])
  assert.deepEqual(span('31st of March'), ['2019-03-31', '2019-03-31', 1])
  for (const words of ['Dec 2019 to Jan 2019', '10/11/2018 - 3/11/2018', 'Spring 2019 half term'])
    assert.deepEqual(span(words), [null, null, 0], words)
})

test('whatever is written, no time ends before it begins', () => {
  const times = plainTimes.map(([words]) => words)
  const more = [
    'Autumn 1',
    'Summer 2',
    'Spring term',
    'Nov',
    'March',
    '31 May',
    'mid-June',
    'Q4',
    'w/c 7/1/19',
  ]
  const time = fc.constantFrom(...times, ...more)
  const joiner = fc.constantFrom(' - ', ' – ', ' to ', ' until ', ', ', ' and ', '/', ' ')
  const periods = fc.constantFrom(plan, oneYear, { ...oneYear, from: '2018-09-01', to: '2019-08-31' }, null)
  fc.assert(
    fc.property(time, joiner, time, periods, (first, join, last, period) => {
      const { start, end, times: read } = readTimeFrame(first + join + last, period)
      for (const each of [{ start, end }, ...read])
        assert.ok(each.start === null || each.end === null || each.start <= each.end)
    }),
    { numRuns: 2000 },
  )
})

test('what recurs is recurring and has no end', () => {
  const rhythms = ['Ongoing', 'Meeting held quarterly', 'Monthly', 'every six months', 'annually'].map(
    (words) => readTimeFrame(words, plan).recurring,
  )
  assert.deepEqual(rhythms, ['ongoing', 'quarterly', 'monthly', 'twice-yearly', 'yearly'])
  assert.equal(readTimeFrame('Ongoing', plan).end, null)
})

test('what is to be set is unscheduled', () => {
  for (const words of ['TBC', 'tba', 'T.B.C.', 'Launch date TB set', 'Date to be confirmed']) {
    assert.equal(readTimeFrame(words, plan).unscheduled, true, words)
  }
  assert.equal(readTimeFrame('Q2', plan).unscheduled, false)
})

test('other papers named in a time frame are references', () => {
  assert.deepEqual(readTimeFrame('Q2/3 see Appendix B/C', plan).references, ['Appendix B/C'])
})

test('a plan period is whole financial years, or the months it names', () => {
  assert.deepEqual(periodIn('Hate Action Plan 2018-21'), plan)
  assert.deepEqual(periodIn('Plan 2018/19'), { from: '2018-04-01', to: '2019-03-31', words: '2018/19' })
  assert.deepEqual(periodIn('Plan 1999 to 2001'), {
    from: '1999-04-01',
    to: '2001-03-31',
    words: '1999 to 2001',
  })
  assert.deepEqual(periodIn('Plan: June 2024 to May 2027'), {
    from: '2024-06-01',
    to: '2027-05-31',
    words: 'June 2024 to May 2027',
  })
  for (const words of ['2024/25 to 2026/27', '2024-25 - 2026-27', '2024/25, 2026/27'])
    assert.deepEqual(periodIn(`Plan ${words}`), { from: '2024-04-01', to: '2027-03-31', words })
  assert.equal(periodIn('Plan (2023/24 and 2024/25)')?.to, '2025-03-31')
  const yearly = { from: '2024-04-01', to: '2025-03-31', words: '2024/25' }
  for (const words of [
    'Year 3 Action Plan 2024/25',
    'Delivery plan, 2024/25',
    'annual work programme (2024/25)',
  ])
    assert.deepEqual(periodIn(`Hate Crime Strategy 2022-2027: ${words}`), yearly)
  assert.equal(periodIn('Strategy 2022-2027: action plan progress report 2024/25')?.to, '2027-03-31')
  assert.equal(periodIn('Strategy 2022-2024: action plan 2026/27')?.to, '2024-03-31')
  assert.equal(periodIn('Plan 2018'), null)
  assert.equal(periodIn('Plan 2021-18'), null)
  assert.equal(periodIn('Ring 01234 2018-21-33'), null)
})

test('a week of a term is left to a person', () => {
  for (const words of ['Week 2 of autumn term', 'weeks 3-4 of the spring term 2027'])
    assert.deepEqual(
      readTimeFrame(words, { from: '2026-04-01', to: '2027-03-31', words: '2026/27' }).times,
      [],
    )
})

test('a number after a number is a month of a year, or a day of the only year, only where nothing else can be meant', () => {
  const ends = (words: string, period: Parameters<typeof readTimeFrame>[1]) =>
    readTimeFrame(words, period).end
  const one = { from: '2026-04-01', to: '2027-03-31', words: '2026/27' }
  assert.deepEqual(
    [
      '09/26',
      '31/03',
      '13/4',
      '05/10',
      '05/06',
      '13/26',
      '4/15',
      '3/20 schools',
      '50/60%',
      '09/26.1',
      '2027',
    ].map((words) => ends(words, one)),
    ['2026-09-30', '2027-03-31', '2026-04-13', null, null, null, null, null, null, null, null],
  )
  assert.equal(readTimeFrame('31/03', one).times[0]?.assumed, 'plan-first-year')
  assert.deepEqual(
    ['09/26', '31/03', '9/2026', '04/12'].map((words) => ends(words, null)),
    ['2026-09-30', null, '2026-09-30', null],
  )
  assert.equal(ends('31/03', plan), null)
  assert.equal(readTimeFrame('09/26', one, 'month-first').end, null)
})
