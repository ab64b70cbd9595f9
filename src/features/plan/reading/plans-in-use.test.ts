// Made-up plans of kinds that are in use: a force's workbook, a landlord's list, a panel's log, a trust's document.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Paragraph } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { guessedColumns } from './columns.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const sheet = (text: string): Paragraph => ({ ...line(text, 1), sheetName: true })

test('a title that comes again over each sheet, with the sheet’s name behind it, opens nothing', () => {
  const head = ['No.', 'Activity', 'Owner', 'Deadline']
  const plan = readWhole([
    sheet('Prevent'),
    line('Westmarch hate crime delivery plan 2026/27: Prevent'),
    row(head),
    row(['P1', 'Visit places of worship', 'Insp Reed', '30/06/2026']),
    sheet('Pursue'),
    line('Westmarch hate crime delivery plan 2026/27: Pursue'),
    row(head, { table: 2 }),
    row(['U1', 'Audit each investigation', 'DI Marsh', '31/05/2026'], { table: 2 }),
    row(['Plan owner:', 'Supt Hale'], { table: 2 }),
  ])
  assert.deepEqual(
    plan.priorities.map(({ heading, aims }) => [heading, aims.map(({ ref, text }) => [ref, text])]),
    [
      ['Prevent', [['P1', '']]],
      ['Pursue', [['U1', '']]],
    ],
  )
  assert.deepEqual(
    plan.headers.filter(({ kind }) => kind === 'repeated').map(({ cells }) => cells),
    [['Westmarch hate crime delivery plan 2026/27: Pursue']],
  )
  assert.equal(plan.unplaced[0]?.text, 'Plan owner: | Supt Hale')
})

test('a body’s name styled as a title is not what its plan is called', () => {
  const head = [row(['Action', 'Owner', 'By when']), row(['Go', 'Police', 'June 2026'])]
  const named = (styled: string) =>
    readWhole([line(styled, 0), line('Hate crime action plan 2026 to 2028'), ...head]).title
  assert.equal(named('Harrowmere NHS Trust'), 'Hate crime action plan 2026 to 2028')
  assert.equal(named('Together against hate'), 'Together against hate')
})

test('words after the numbers, alone over numbered rows, head them', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row(['Ref', 'Commitment', 'What we’ll do', 'Officer', 'Deadline']),
    row(['', 'Listening']),
    row(['L1', 'Tenants are heard', 'Set up a panel', 'Engagement', 'Sept 2026']),
    row(['', 'Acting']),
    row(['A1', 'Harm is dealt with', 'Revise the agreement', 'Legal', 'Jan 2027']),
  ])
  assert.deepEqual(
    plan.priorities.map(({ title }) => title),
    ['Listening', 'Acting'],
  )
})

test('an item of a meeting is no number, and one that counts is', () => {
  const read = (items: [string, string]) => {
    const plan = readWhole([
      line('Panel log 2026/27', 0),
      row(['Item', 'Action agreed', 'By whom', 'Due']),
      ...items.map((item) => row([item, 'Bring figures', 'Insp Cole', 'June 2026'])),
    ])
    return [plan.priorities[0]?.aims[0]?.ref, rowsOf(plan)[0]?.other.map(({ text }) => text)]
  }
  assert.deepEqual(read(['Stop and search', 'Case review']), ['', ['Stop and search']])
  assert.deepEqual(read(['4', '5']), ['4', []])
})

test('rows without titles that are counted have a number and no aim', () => {
  assert.deepEqual(
    guessedColumns([
      ['1', 'Meet people', 'Police', 'March 2027', 'Amber'],
      ['2', 'Train staff', 'Council', 'May 2027', 'Green'],
    ]),
    ['ref', 'action', 'owner', 'timeframe', 'status'],
  )
  assert.equal(guessedColumns([['1.1 Be heard', 'Meet people', 'Police', 'March 2027', 'Amber']])[0], 'aim')
})

test('a dot before a status takes nothing from it', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row(['Action', 'Owner', 'By when', 'Status']),
    row(['Go', 'Police', 'June 2026', '● On track']),
  ])
  const [only] = rowsOf(plan)
  assert.deepEqual([only?.derived.status, only?.flags], ['in-progress', []])
})

test('columns are called many things', () => {
  for (const [kind, titles] of Object.entries({
    timeframe: ['Ready by', 'Delivery timescale', 'Timings', 'Date closed', 'Date required', 'Time period'],
    owner: [
      'Post holder',
      'Link governor',
      'Portfolio holder',
      'Named person',
      'To be actioned by',
      'Champion',
    ],
    action: ['Corrective action', 'Next actions', 'Things we will do', 'Planned work', 'To do'],
    objective: ['Key issue', 'Area for improvement', 'Problem', 'Finding'],
    update: ['Mid-year review', 'Quarter 2 update', 'Year-end position', 'Latest news'],
    status: ['Traffic light', 'Open/closed', 'R/A/G', 'On track?'],
  }))
    for (const title of titles) {
      const found = titleKind(title.toLowerCase())?.kind
      assert.ok(found === kind, `${title}: ${found}`)
    }
})

test('a wide title over two others, beside titles as tall as both, keeps them all', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row(['What', '', 'Who', 'When', '', 'How’s it going?']),
    row(['Theme', 'Action', '', 'Start', 'Finish', '']),
    row(['Training', 'E-learning for all', 'L&D', 'Apr 2026', 'Mar 2027', '62% done']),
  ])
  const [only] = rowsOf(plan)
  assert.deepEqual(
    [plan.priorities[0]?.title, only?.action, only?.owner, only?.timeframe, only?.status],
    ['Training', 'E-learning for all', 'L&D', 'Apr 2026 – Mar 2027', '62% done'],
  )
})

test('a colour in a line of its own under an action is how it goes, and a key stays a key', () => {
  const lines = (name: string, colour: string) => [
    line(`Action ${name}`),
    line('Owner: Registrar'),
    line('Deadline: 31 May 2026'),
    line(`RAG: ${colour}`),
  ]
  const plan = readWhole([
    line('Hate crime improvement plan 2026/27', 0),
    line('Area for improvement 1: Recording'),
    ...lines('1.1: Check the flags each day', 'Green'),
    ...lines('1.2: Refresh the control room', 'Amber'),
    line('RAG: G = on track, A = at risk'),
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ derived }) => derived.rag),
    ['green', 'amber'],
  )
  assert.deepEqual(plan.priorities[0] && [plan.priorities[0].number, plan.priorities[0].title], [
    1,
    'Recording',
  ])
  assert.equal(plan.unplaced[0]?.text, 'RAG: G = on track, A = at risk')
})

test('"By" is by whom where another column says by when', () => {
  const read = (head: string[], cells: string[]) => {
    const [only] = rowsOf(readWhole([line('Our plan 2026/27', 0), row(head), row(cells)]))
    return [only?.action, only?.owner, only?.timeframe]
  }
  assert.deepEqual(read(['What was done', 'By', 'Date completed'], ['Sent it', 'Comms', '2 March 2026']), [
    'Sent it',
    'Comms',
    '2 March 2026',
  ])
  assert.deepEqual(
    read(['Action taken', 'Completed by', 'Date completed'], ['Sent it', 'Comms', '2 March 2026']),
    ['Sent it', 'Comms', '2 March 2026'],
  )
  assert.deepEqual(read(['Action', 'Lead', 'By'], ['Send it', 'Comms', '2 March 2026']), [
    'Send it',
    'Comms',
    '2 March 2026',
  ])
})

test('what was closed since the last report is complete, and a sum of rows is none of them', () => {
  const head = ['Action', 'Owner', 'By when', 'Status']
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row(head),
    row(['Go', 'Police', 'June 2026', '']),
    row(['Total', '1 task', '', '47%']),
    line('Actions closed since the last report'),
    row(head, { table: 2 }),
    row(['Sent it', 'Comms', 'May 2026', ''], { table: 2 }),
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ action, derived }) => [action, derived.status]),
    [
      ['Go', null],
      ['Sent it', 'complete'],
    ],
  )
})

test('a first row of the plan’s name and its years is its title and its period', () => {
  const plan = readWhole([
    sheet('Delivery Plan'),
    row(['', 'Northgate hate crime delivery plan', '', '2026-2029']),
    row(['Ref', 'Action', 'Owner', 'By when']),
    row(['1', 'Go', 'Police', 'June 2026']),
  ])
  assert.deepEqual([plan.title, plan.period?.words], ['Northgate hate crime delivery plan', '2026-2029'])
  assert.deepEqual(plan.unplaced, [])
})

test('titles explained in brackets are those titles', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row([
      'Objective (what do we want to achieve?)',
      'Action (what will we do to achieve it?)',
      'Lead (who is responsible for delivery?)',
      'Timescale (by when will it be done?)',
      'Measure (how will we know we have been successful?)',
      'Progress (what has been done so far?)',
      'RAG status (Red / Amber / Green)',
    ]),
    row(['Trust', 'Publish what was done', 'Chair', 'May 2026', 'Views', 'First one is out now', 'Green']),
  ])
  const [only] = rowsOf(plan)
  assert.deepEqual(
    [only?.objective, only?.action, only?.owner, only?.timeframe, only?.update, only?.status],
    ['Trust', 'Publish what was done', 'Chair', 'May 2026', 'First one is out now', 'Green'],
  )
  assert.deepEqual(
    only?.other.map(({ text }) => text),
    ['Views'],
  )
})

test('a row of quarterly milestones does not hide that titles are titles', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row([
      'Commitment',
      'Delivery lead',
      'Contributing partners',
      'Key deliverables',
      ...[1, 2, 3, 4].map((quarter) => `Milestone (Q${quarter})`),
      'Delivery confidence',
    ]),
    row([
      'Stop online hate',
      'Liaison',
      'Police',
      'Referral route',
      'Agreed',
      'Live',
      'Looked at',
      'Told',
      'Green',
    ]),
  ])
  const [only] = rowsOf(plan)
  assert.deepEqual(
    [only?.objective, only?.action, only?.owner],
    ['Stop online hate', 'Referral route', 'Liaison'],
  )
})

test('closed, yes or no, is how it goes', () => {
  const plan = readWhole([
    line('Our plan 2026/27', 0),
    row(['Action', 'Owner', 'Due date', 'Closed?']),
    row(['Audit the records', 'Registrar', 'May 2026', 'Yes']),
  ])
  assert.equal(rowsOf(plan)[0]?.derived.status, 'complete')
})
