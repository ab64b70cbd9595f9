// Exports of task trackers, each in the columns that its tool writes; what is in them is made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { readPlan } from './read-plan.ts'
import { rowsOf } from './testing/in-blocks.ts'
import { wordBalance } from './words.ts'

/** Reads a CSV file, and holds the reader to having lost and invented no word. */
function read(...lines: string[]): PlanRead {
  const csv = lines.join('\n')
  const plan = readPlan(csv, { fileName: 'export.csv' })
  assert.ok(plan.ok)
  assert.deepEqual(wordBalance(csv, plan), { lost: [], invented: [] })
  return plan
}

const parts = ({ action, owner, timeframe, status, update }: ReadRow) => [
  action,
  owner,
  timeframe,
  status,
  update,
]
const heads = (plan: PlanRead) =>
  plan.priorities.map(({ title, aims }) => [
    title,
    aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
  ])
const derived = (plan: PlanRead) =>
  rowsOf(plan).map(({ derived: { status, rag, end }, flags }) => [status, rag, end, flags])

test('Jira: the summary is what is done, and a priority of Medium is no priority of the plan', () => {
  const plan = read(
    'Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Created,Due date,Description',
    'Open reporting centres,HC-1,Task,To Do,Medium,Priya Shah,Tom Lee,01/Apr/26,30/Jun/26,In each ward',
    'Train call handlers,HC-2,Story,Blocked,High,Alderton Police,Tom Lee,02/Apr/26,31/Jul/26,',
    'Publish the report,HC-3,Task,Done,Low,,Tom Lee,02/Apr/26,,',
  )
  assert.deepEqual(rowsOf(plan).map(parts), [
    ['Open reporting centres', 'Priya Shah', '30/Jun/26', 'To Do', ''],
    ['Train call handlers', 'Alderton Police', '31/Jul/26', 'Blocked', ''],
    ['Publish the report', '', '', 'Done', ''],
  ])
  assert.deepEqual(derived(plan), [
    ['not-started', null, '2026-06-30', []],
    ['in-progress', null, '2026-07-31', ['status-assumed']],
    ['complete', null, null, []],
  ])
  assert.deepEqual(
    plan.priorities[0]?.aims.map(({ ref }) => ref),
    ['HC-1', 'HC-2', 'HC-3'],
  )
  const [first] = rowsOf(plan)
  for (const kept of ['Priority', 'Description', 'Reporter'])
    assert.ok(
      first?.other.some(({ column }) => column === kept),
      kept,
    )
})

test('Planner: buckets are what the rows stand under, progress is the status, and a machine’s number is none of the plan', () => {
  const plan = read(
    'Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created,Start,Due date,Late,Completed Date,Checklist Items,Description',
    'vRq8Tn0ZUeSx7kYtGh2W,Hold events,Engagement,In progress,Medium,Alice Brown;Bob Green,01/04/2026,05/04/2026,30/06/2026,FALSE,,1/3,Two held',
    'aTq8Tn0ZUeSx7kYtGh2X,Publish findings,Engagement,Not started,Important,Carol White,01/04/2026,,30/09/2026,FALSE,,,',
    'bTq8Tn0ZUeSx7kYtGh2Y,Review the panel,Scrutiny,Completed,Urgent,Carol White,01/04/2026,,31/05/2026,TRUE,01/06/2026,,',
  )
  assert.deepEqual(heads(plan), [
    ['Engagement', ['Hold events', 'Publish findings']],
    ['Scrutiny', ['Review the panel']],
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ derived: { status, owners } }) => [status, owners]),
    [
      ['in-progress', ['Alice Brown', 'Bob Green']],
      ['not-started', ['Carol White']],
      ['complete', ['Carol White']],
    ],
  )
  assert.deepEqual(
    plan.priorities.flatMap(({ aims }) => aims.map(({ ref }) => ref)),
    ['', ''],
  )
})

test('Trello: lists head their cards, unless they say how far each is; the board is the plan, and a label’s colour is paint', () => {
  const boards = read(
    'Card Name,Labels,Members,Due Date,List Name,Board Name',
    'Write posters,green,Comms,2026-06-30T12:00:00.000Z,Awareness,Hate crime action plan',
    'Find a funder,red,Victim Care,,Support,Hate crime action plan',
  )
  assert.equal(boards.title, 'Hate crime action plan')
  assert.deepEqual(heads(boards), [
    ['Awareness', ['Write posters']],
    ['Support', ['Find a funder']],
  ])
  assert.deepEqual(derived(boards), [
    [null, null, '2026-06-30', []],
    [null, null, null, []],
  ])
  const steps = read(
    'Card Name,List Name,Members,Due',
    'Write posters,To Do,Comms,30 June 2026',
    'Visit schools,Doing,Youth team,31 July 2026',
    'Find a funder,Done,Victim Care,',
  )
  assert.deepEqual(heads(steps), [['', ['Write posters', 'Visit schools', 'Find a funder']]])
  assert.deepEqual(
    rowsOf(steps).map((row) => row.derived.status),
    ['not-started', 'in-progress', 'complete'],
  )
})

test('Asana: sections head the tasks, whose name is what is done', () => {
  const plan = read(
    'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task',
    '1207001,2026-04-01,,2026-05-01,Recruit champions,Prevention,Jo Bloggs,jo@example.org,2026-04-01,2026-06-30,,Six found,Hate Crime Plan,',
    '1207002,2026-04-01,2026-05-02,2026-05-02,Map centres,Reporting,Council,,,2026-05-31,,Map drawn,Hate Crime Plan,',
  )
  assert.equal(plan.title, 'Hate Crime Plan')
  assert.deepEqual(heads(plan), [
    ['Prevention', ['Recruit champions']],
    ['Reporting', ['Map centres']],
  ])
  assert.deepEqual(rowsOf(plan).map(parts), [
    ['Recruit champions', 'Jo Bloggs', '2026-04-01 – 2026-06-30', '', 'Six found'],
    ['Map centres', 'Council', '2026-05-31', '', 'Map drawn'],
  ])
})

test('Smartsheet: the colour of its health is how it goes, beside the status', () => {
  const plan = read(
    'Task Name,Assigned To,Start Date,End Date,Duration,% Complete,Status,Health,Predecessors,Comments',
    'Priority 1: Reporting,,,,,,,,,',
    'Launch an app,Council,01/04/26,30/06/26,64d,50%,In Progress,Green,,Supplier found',
    'Open centres,Police,01/04/26,30/09/26,120d,0%,On Hold,Yellow,2,Waiting for funds',
  )
  assert.deepEqual(heads(plan), [['Reporting', ['Launch an app', 'Open centres']]])
  assert.deepEqual(derived(plan), [
    ['in-progress', 'green', '2026-06-30', []],
    ['deferred', 'amber', '2026-09-30', []],
  ])
})

test('Monday: each group is a name over a header of its own, the first as well as the rest', () => {
  const header = 'Name,Owner,Status,Due date,Priority,Notes'
  const plan = read(
    'Hate crime action plan,,,,,',
    'Prevention,,,,,',
    header,
    'School workshops,Jo Bloggs,Working on it,2026-06-30,High,Ten booked',
    'Posters,Comms,Stuck,2026-07-31,Low,Printer closed',
    'Support,,,,,',
    header,
    'Named contact,Victim Care,Done,2026-05-31,Medium,',
  )
  assert.deepEqual(heads(plan), [
    ['Prevention', ['School workshops', 'Posters']],
    ['Support', ['Named contact']],
  ])
  assert.deepEqual(
    rowsOf(plan).map((row) => [row.derived.status, row.flags]),
    [
      ['in-progress', []],
      ['in-progress', ['status-assumed']],
      ['complete', []],
    ],
  )
})

test('Pentana and InPhase: who it is assigned to is the owner, and who manages it stays beside', () => {
  const plan = read(
    'Title,Code,Managed by,Assigned to,Due date,Progress bar %,Status icon,Latest note',
    'Refresh toolkit,A1,Head of Safety,Jo Bloggs,30-Jun-2026,60%,Assigned,Draft with partners',
    'Train members,A2,Head of Law,Ann Lee,31-Mar-2026,100%,Completed,Done in March',
  )
  assert.deepEqual(rowsOf(plan).map(parts), [
    ['Refresh toolkit', 'Jo Bloggs', '30-Jun-2026', 'Assigned', 'Draft with partners'],
    ['Train members', 'Ann Lee', '31-Mar-2026', 'Completed', 'Done in March'],
  ])
  assert.deepEqual(derived(plan), [
    ['not-started', null, '2026-06-30', ['status-assumed']],
    ['complete', null, '2026-03-31', []],
  ])
  assert.ok(rowsOf(plan)[0]?.other.some(({ text }) => text === 'Head of Safety'))
})

test('a plan’s own columns stay what they are beside a title or a summary', () => {
  const plan = read(
    'Priority,Title,Action,Lead,Due date,Status',
    'Prevention,Posters,Print them,Comms,May 2026,Done',
    'Support,Contact,Name one,Police,May 2026,Open',
  )
  assert.deepEqual(heads(plan), [
    ['Prevention', ['Print them']],
    ['Support', ['Name one']],
  ])
})

test('two columns of how it goes, in either order; confidence is another thing', () => {
  const rag = (...titles: string[]) =>
    derived(
      read(
        'Hate crime plan 2026-27',
        ['Action', 'Lead', 'By when', ...titles].join(','),
        `Launch an app,Council,June 2026,${titles.map((title) => (title === 'Status' ? 'In progress' : 'Amber')).join(',')}`,
      ),
    ).map(([status, colour, , flags]) => [status, colour, flags])
  assert.deepEqual(rag('Status', 'RAG'), [['in-progress', 'amber', []]])
  assert.deepEqual(rag('RAG', 'Status'), [['in-progress', 'amber', []]])
  assert.deepEqual(rag('Status', 'Confidence RAG'), [['in-progress', null, []]])
})
