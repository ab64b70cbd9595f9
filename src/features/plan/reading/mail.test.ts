// Plans that came as a mail or a note, and the line of years under a title; all of it made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { wordBalance } from './words.ts'

/** Reads a text, and holds the reader to having lost and invented no word. */
function read(...lines: string[]): PlanRead {
  const text = lines.join('\n')
  const plan = readPlan(text)
  assert.ok(plan.ok)
  assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
  return plan
}

const parts = ({ action, owner, timeframe, status }: ReadRow) => [action, owner, timeframe, status]
const actions = [
  ['Launch the campaign', 'Communications Team', 'by June 2026', 'DONE'],
  ['Visit ten schools', 'Youth Team', 'by July 2026', 'in progress'],
]
const told = actions.map((each) => each.join(' - '))

test('a mail: the subject is the title without the word, and numbered lines that say who and when are the actions', () => {
  const plan = read(
    'From: Priya Shah',
    'To: Partnership',
    'Subject: FW: Hate crime action plan 2026-27',
    'Date: 4 May 2026',
    '',
    'Dear all,',
    '',
    'Priority 1: Prevention',
    `1.1 ${told[0]}`,
    `1.2 ${told[1]}`,
    'Priority 2: Support',
    '2.1 Write to every victim - Victim Care - by September 2026 - not started',
    '',
    'Thanks,',
    'Priya',
  )
  assert.deepEqual([plan.title, plan.period?.to], ['Hate crime action plan 2026-27', '2027-03-31'])
  assert.deepEqual(
    plan.priorities.map(({ title, aims }) => [title, aims.map(({ ref, rows }) => [ref, rows.length])]),
    [
      [
        'Prevention',
        [
          ['1.1', 1],
          ['1.2', 1],
        ],
      ],
      ['Support', [['2.1', 1]]],
    ],
  )
  assert.deepEqual(rowsOf(plan).slice(0, 2).map(parts), actions)
  assert.ok(plan.unplaced.some(({ text }) => text === 'From: Priya Shah'))
})

test('a mail whose subject names no plan has it as its title, and never who sent it', () => {
  const plan = read(
    'From: Priya Shah',
    'Subject: Where we are',
    '',
    'Hi all,',
    ...told.map((text) => `- ${text}`),
  )
  assert.equal(plan.title, 'Where we are')
  assert.deepEqual(rowsOf(plan).map(parts), actions)
})

test('lines of a note without a mark are actions where each says who, when and how it goes', () => {
  assert.deepEqual(rowsOf(read('Hate crime actions 2026-27', '', ...told)).map(parts), actions)
})

test('numbered lines that say less stay aims, and over a table they always do', () => {
  const aims = read('Hate crime plan 2026-27', 'Priority 1: Support', '1.1 To be there for victims by 2027')
  assert.deepEqual(
    aims.priorities[0]?.aims.map(({ ref, rows }) => [ref, rows.length]),
    [['1.1', 0]],
  )
  const over = readWhole([
    line('Hate crime plan 2026-27'),
    line('Priority 1: Support'),
    line(`1.1 ${told[0]}`),
    row(['Action', 'Lead', 'By when', 'Status']),
    row(['Print posters', 'Comms', 'May 2026', 'Started']),
  ])
  assert.deepEqual(
    rowsOf(over).map(({ action }) => action),
    ['Print posters'],
  )
})

test('a line of years under the title is the period, and no priority', () => {
  const table = [row(['Action', 'Lead', 'By when', 'Status']), row(['Meet', 'Police', 'Q3', 'Started'])]
  for (const years of ['Financial year 2026/27', '2026/27', 'FY26/27', 'Financial Year: 2026-2027'])
    for (const heading of [undefined, 2]) {
      const plan = readWhole([line('Hate Crime Delivery Plan', 0), line(years, heading), ...table])
      assert.deepEqual([plan.period?.from, plan.period?.to], ['2026-04-01', '2027-03-31'], years)
      assert.deepEqual(
        plan.priorities.map((each) => each.heading),
        [''],
        years,
      )
      assert.deepEqual(plan.unplaced, [])
    }
  const both = readWhole([
    line('Hate Crime Delivery Plan', 0),
    line('2026/27', 2),
    ...table,
    line('2027/28', 2),
    ...table.map((each) => ({ ...each, table: 2 })),
  ])
  assert.deepEqual(
    both.priorities.map((each) => each.heading),
    ['2026/27', '2027/28'],
  )
})

test('lines of a mail in which nothing but commas stands between what, who, when and how it goes', () => {
  const plan = read(
    'From: Priya Shah',
    'To: Partnership',
    'Subject: Hate crime action plan 2026-27',
    '',
    '1. Launch the campaign, Communications Team, by June 2026',
    '2. Train all front desks, Police, Northshire Council, by July 2026, in progress',
    '3. Write to schools, colleges and clubs, Youth Team, 30 September 2026',
    '4. Brief the Council, Police, by October 2026',
  )
  assert.deepEqual(rowsOf(plan).map(parts), [
    ['Launch the campaign', 'Communications Team', 'by June 2026', ''],
    ['Train all front desks', 'Police, Northshire Council', 'by July 2026', 'in progress'],
    ['Write to schools, colleges and clubs', 'Youth Team', '30 September 2026', ''],
    ['Brief the Council, Police', '', 'by October 2026', ''],
  ])
})
