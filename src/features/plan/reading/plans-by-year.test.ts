// Plans that run by the school's year, in two languages, or with a column for each year; all of it made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodIn } from './period.ts'
import type { PlanRead } from './read-plan.schema.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'

const read = (title: string, ...rows: string[][]): PlanRead =>
  readWhole([line(title), ...rows.map((cells) => row(cells))])
const spans = (plan: PlanRead) => rowsOf(plan).map(({ derived: { start, end } }) => [start, end])

test('an academic year runs from September to August', () => {
  const two = { from: '2024-09-01', to: '2026-08-31', words: 'Academic years 2024/25 and 2025/26' }
  assert.deepEqual(periodIn('Academic years 2024/25 and 2025/26'), two)
  assert.equal(periodIn('Anti-bullying plan, 2024-25 academic year')?.to, '2025-08-31')
  const year = periodIn('School year 2024/25')
  const summer = readTimeFrame('Summer term', year)
  assert.deepEqual([summer.start, summer.end], ['2025-04-01', '2025-07-31'])
  assert.equal(readTimeFrame('May half term', year).start, '2025-05-01')
  assert.equal(readTimeFrame('2024/25', year).start, '2024-09-01')
  assert.equal(readTimeFrame('academic year 2025/26', null).end, '2026-08-31')
  assert.equal(readTimeFrame('2024/25', null).start, '2024-04-01')
  assert.equal(readTimeFrame('May half term', two).start, null, 'of which year is not said')
})

test('ticks under years are when, and none of them is lost', () => {
  const plan = read(
    'Race Action Plan',
    ['Priority', 'Action', 'Lead', '2024/25', '2025/26', '2026/27', 'Measure of success'],
    ['SO1 Fair recruitment', 'Shortlist without names', 'HR Manager', '✓', '✓', '', 'Gap below 5%'],
    ['', 'Mix the panels', 'HR Partners', '✓', '', '✓', 'All panels'],
    ['SO2 Safe work', 'Zero tolerance campaign', 'Comms', 'Launch', 'Review', 'Embed', 'Survey'],
  )
  assert.deepEqual(spans(plan), [
    ['2024-04-01', '2026-03-31'],
    ['2024-04-01', '2027-03-31'],
    [null, null],
  ])
  assert.ok(rowsOf(plan)[1]?.flags.includes('several-timeframes'))
  assert.equal(rowsOf(plan)[0]?.other.filter(({ text }) => text === '✓').length, 2)
  assert.equal(rowsOf(plan)[0]?.timeframe, '')
})

test('crosses under quarters are when too, and no update', () => {
  const [only] = rowsOf(
    read('Plan 2024/25', ['Action', 'Lead', 'Q1', 'Q2', 'Q3', 'Q4'], ['Meet', 'Fire', '', 'x', 'x', '']),
  )
  assert.deepEqual(
    [only?.derived.start, only?.derived.end, only?.update, only?.status],
    ['2024-07-01', '2024-12-31', '', ''],
  )
})

test('progress as a tick or a share', () => {
  const plan = read(
    'Plan 2024/25',
    ['We will…', 'Who', 'By when', 'Progress'],
    ['Train staff', 'Head', 'June 2024', '✔'],
    ['Report-it week', 'Union', 'July 2024', '60%'],
    ['Review policy', 'Registrar', 'May 2024', '❌'],
  )
  assert.deepEqual(
    rowsOf(plan).map(({ derived: { status } }) => status),
    ['complete', 'in-progress', null],
  )
  assert.ok(rowsOf(plan)[2]?.flags.includes('status-unread'), 'a cross may mean late, or not begun')
})

test('a plan in Welsh and English says each thing once', () => {
  const [only] = rowsOf(
    read(
      'Cynllun / Plan 2024-28',
      [
        'Cam gweithredu / Action',
        'Arweinydd / Lead',
        'Amserlen / Timescale',
        'Cynnydd / Progress',
        'CAG / RAG',
      ],
      [
        'Hyfforddi / Train',
        'AD / HR',
        'Mawrth 2025 / March 2025',
        'Ar y gweill / In progress',
        'Oren / Amber',
      ],
    ),
  )
  assert.deepEqual(
    [only?.derived.start, only?.derived.times.length, only?.derived.status, only?.derived.rag],
    ['2025-03-01', 1, 'in-progress', 'amber'],
  )
})

test('a time that ends in a quarter of no year has no end', () => {
  assert.equal(readTimeFrame('July 2024 – Q4', null).end, null)
})

test('a logframe whose levels stand under no title', () => {
  const plan = read(
    'Logframe',
    ['', 'Project summary', 'Indicators', 'Means of verification', 'Assumptions'],
    ['Outcome 1', 'Victims recover faster', '70% better', 'Survey', 'Steady funds'],
  )
  assert.deepEqual(
    rowsOf(plan).map(({ objective, owner, timeframe }) => [objective, owner, timeframe]),
    [['Victims recover faster', '', '']],
  )
  assert.equal(plan.priorities[0]?.aims[0]?.text, 'Outcome 1')
})

test('the letter C is complete where the key says so, and only there', () => {
  const rows = [
    ['Action', 'Owner', 'Deadline', 'RAG'],
    ['Brief councillors', 'Prevent Coordinator', '31.01.2025', 'C'],
    ['Update guidance', 'Legal Services', 'Feb 2025', 'G'],
  ]
  const key = line('Key: R - Red, A - Amber, G - Green, C - Complete')
  const keyed = rowsOf(readWhole([line('Plan'), key, ...rows.map((cells) => row(cells))]))[0]
  const unkeyed = rowsOf(read('Plan', ...rows))[0]
  assert.deepEqual([keyed?.status, keyed?.derived.status], ['C', 'complete'])
  assert.deepEqual([unkeyed?.derived.status, unkeyed?.flags], [null, ['status-unread']])
})

test('recommendations with a response, an action and updates at six and twelve months', () => {
  const [first, second] = rowsOf(
    read(
      'Scrutiny Recommendations Monitoring',
      [
        'Recommendation',
        'Executive Response',
        'Accepted? (Y/N)',
        'Action to be taken',
        'Responsible Officer',
        'Implementation date',
        '6 month update',
        '12 month update',
        'Implemented?',
      ],
      [
        'R1. Appoint a lead member',
        'Agreed',
        'Y',
        'Leader to appoint',
        'Leader',
        'May 2024',
        'Appointed',
        '',
        'Yes',
      ],
      ['R2. Fund a helpline', 'Not agreed', 'N', 'None', 'Treasurer', 'n/a', '', '', 'No'],
    ),
  )
  assert.deepEqual(
    [first?.objective, first?.action, first?.owner, first?.timeframe, first?.update, first?.derived.status],
    ['R1. Appoint a lead member', 'Leader to appoint', 'Leader', 'May 2024', 'Appointed', 'complete'],
  )
  assert.equal(second?.derived.status, null, '"Not complete" does not say that it has begun')
})

test('years named in brackets, days of one month, who is to act', () => {
  const plan = read(
    'Plan',
    ['Action', 'Action by', 'Year 1 (2024/25)', 'Year 2 (2025/26)', 'Status'],
    ['Hold events', 'CEO office', '', 'X', 'On track'],
  )
  assert.deepEqual(spans(plan), [['2025-04-01', '2026-03-31']])
  assert.equal(rowsOf(plan)[0]?.owner, 'CEO office')
  const week = readTimeFrame('11-18 October 2025', null)
  assert.deepEqual([week.start, week.end], ['2025-10-11', '2025-10-18'])
})
