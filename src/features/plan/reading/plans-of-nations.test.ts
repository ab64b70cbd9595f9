// Made-up plans in the manner of other countries and bodies: what each has that those at home do not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './owners.ts'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const called = (above: string[]) => {
  const plan = readWhole([
    ...above.map((text) => line(text)),
    row(['Action', 'Owner', 'Due', 'Status']),
    row(['Circulate the leaflet', 'Sam Reed', '10 March 2026', 'Done']),
  ])
  return [plan.priorities.map(({ heading }) => heading), plan.unplaced.map(({ text }) => text)]
}

test('the line that says of which meeting a list of actions is opens no priority', () => {
  for (const paper of [
    'Action log from meeting of 3 March',
    'Actions arising from the meeting on 3 March 2026',
    'Progress report for the Board, 12 May 2026',
    'Position as at 30/09/2026',
  ])
    assert.deepEqual(called(['Ashbridge Hate Crime Group', paper]), [[''], [paper]])
  assert.deepEqual(called(['Our plan 2026/27', 'Better reporting'])[0], ['Better reporting'])
})

test('a table that says who does what by when is the plan’s, with risks or indicators beside it', () => {
  const prevent = readWhole([
    line('Stonebridge Prevent delivery plan 2025-26'),
    row(['Risk', 'Activity', 'Owner', 'Delivery date', 'Impact', 'Status']),
    row([
      'Few referrals from health',
      'Brief GPs',
      'Prevent Coordinator',
      'Dec 2025',
      'More of them',
      'Complete',
    ]),
  ])
  const [brief] = rowsOf(prevent)
  assert.deepEqual(
    [brief?.action, brief?.owner, brief?.timeframe],
    ['Brief GPs', 'Prevent Coordinator', 'Dec 2025'],
  )
  const nation = readWhole([
    line('National action plan against racism 2024-2027'),
    row(['Measure', 'Responsible institution(s)', 'Implementation period', 'Indicators', 'Budget']),
    row([
      'I.1 Train prosecutors',
      'Prosecutor General’s Office',
      'Q4 2025',
      'Number trained',
      'State budget',
    ]),
  ])
  const [train] = rowsOf(nation)
  assert.deepEqual(
    [train?.action, train?.owner, train?.timeframe],
    ['I.1 Train prosecutors', 'Prosecutor General’s Office', 'Q4 2025'],
  )
  const register = readWhole([
    line('Our plan 2026/27'),
    row(['Action', 'Owner', 'By when']),
    row(['Run it', 'Police', 'May 2026']),
    row(['Risk', 'Likelihood', 'Impact', 'Mitigating action', 'Owner', 'Review date'], { table: 2 }),
    row(['Staff leave', '3', '4', 'Recruit early', 'HR', 'June 2026'], { table: 2 }),
  ])
  assert.equal(rowsOf(register).length, 1)
})

test('a first column that is blank or merged in some rows is what those rows stand under', () => {
  const plan = readWhole([
    line('Section 75 action plan 2023-2028'),
    row(['Inequality', 'Action measure', 'Performance indicator', 'Timescale', 'Lead Dept.']),
    row(['Under-reporting', 'Signpost', 'Leaflet', 'By March 2024', 'Community Planning']),
    row(['', 'Hold events', '4 events', 'Annually', 'Good Relations']),
    row(['Fear of crime', 'Walk the estates', '6 walks', 'May 2025', 'Wardens']),
  ])
  assert.deepEqual(
    plan.priorities[0]?.aims.map(({ text, rows }) => [text, rows.length]),
    [
      ['Under-reporting', 2],
      ['Fear of crime', 1],
    ],
  )
})

test('what will show that it is done is no news of it', () => {
  const plan = readWhole([
    line('Our plan 2025/26'),
    row(['Action', 'Responsible', 'Deadline', 'Evidence of completion']),
    row(['Publish the policy', 'Registrar', 'August 2025', 'Web page live']),
  ])
  const [only] = rowsOf(plan)
  assert.deepEqual(
    [only?.update, only?.other],
    ['', [{ column: 'Evidence of completion', text: 'Web page live' }]],
  )
})

test('names of places without a word for what they are, and names joined in Welsh, are doubtful', () => {
  for (const cell of [
    'Leicester City, Charnwood & Blaby',
    'Charnwood and Blaby',
    'Cyngor a’r Heddlu',
    "Cyngor a'r Heddlu",
    'Heddlu a Chyngor',
    'Iechyd, Addysg ac Heddlu',
    'Tai ac Iechyd',
  ])
    assert.equal(readOwners(cell).doubtful, true, cell)
  for (const cell of [
    'Leicester, Leicestershire and Rutland',
    'Gwasanaeth Tân ac Achub',
    'Comisiynydd Heddlu a Throseddu',
    'Caerdydd a’r Fro',
    'Cyngor Gwynedd',
    'Research & Insight',
  ])
    assert.equal(readOwners(cell).doubtful, false, cell)
  assert.deepEqual(readOwners('Community Safety Team Leader and Police Scotland').owners, [
    'Community Safety Team Leader',
    'Police Scotland',
  ])
})

test('titles as tall as two lines stand over their columns, where only the lower line is a header', () => {
  const plan = readWhole([
    line('Our plan 2026-27'),
    row(['Priority', 'Action', 'Delivery', '', 'Monitoring', '']),
    row(['', '', 'Lead', 'By when', 'RAG', 'Comment']),
    row(['Prevention', 'School assemblies', 'Education', 'Q2', 'G', '12 done']),
  ])
  const [only] = rowsOf(plan)
  assert.equal(plan.priorities[0]?.heading, 'Prevention')
  assert.deepEqual(
    [only?.action, only?.owner, only?.timeframe, only?.status, only?.update],
    ['School assemblies', 'Education', 'Q2', 'G', '12 done'],
  )
})

test('a long title is what it begins with', () => {
  const plan = readWhole([
    line('Our plan 2026-27'),
    row([
      'Action',
      'Lead officer and supporting partners',
      'By when',
      'Progress to date and any risks that the group needs to know',
    ]),
    row(['School assemblies', 'Education', 'Q2', 'Twelve schools have a slot']),
  ])
  assert.deepEqual(
    [rowsOf(plan)[0]?.owner, rowsOf(plan)[0]?.update],
    ['Education', 'Twelve schools have a slot'],
  )
})

test('a status on each line, of as many actions, is not the row’s', () => {
  const plan = readWhole([
    line('Our plan 2026-27'),
    row(['Action', 'Lead', 'By when', 'Status']),
    row(['• Review\n• Train\n• Install', 'ASB', 'Q2', 'Complete\nIn progress\nNot started']),
    row(['Walk', 'ASB', 'Q2', 'Complete\nComplete']),
  ])
  const [first, second] = rowsOf(plan)
  assert.deepEqual([first?.derived.status, first?.flags.includes('status-unread')], [null, true])
  assert.equal(second?.derived.status, 'complete')
})

test('bars of one colour under quarters say when, and traffic lights there how it goes', () => {
  const painted = (colour: string) => {
    const plan = readWhole([
      line('Our plan 2026/27'),
      row(['Task', 'Owner', 'Q1', 'Q2', 'Q3', 'Q4']),
      row(['Survey', 'Insight', '', '', '', ''], { fills: [null, null, colour, colour, null, null] }),
    ])
    const { start, end, rag } = rowsOf(plan)[0]?.derived ?? {}
    return [start, end, rag]
  }
  assert.deepEqual(painted('#4472c4'), ['2026-04-01', '2026-09-30', null])
  assert.deepEqual(painted('#92d050'), [null, null, 'green'])
})

test('a footnote under the last row of a pasted table is of no cell', () => {
  const plan = readPlan(
    'Our plan 2026/27\nAction\tLead\tProgress\nReport*\tPolice\tUp 6%\n* as measured by the police\n',
  )
  assert.ok(plan.ok)
  assert.equal(rowsOf(plan)[0]?.update, 'Up 6%')
  assert.deepEqual(
    plan.unplaced.map(({ text }) => text),
    ['* as measured by the police'],
  )
})
