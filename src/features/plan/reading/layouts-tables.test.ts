// Which tables are the plan, and plans that were pasted.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { wordBalance } from './words.ts'

test('a row that only sums a column is no action', () => {
  const plan = readWhole([
    line('Our hate crime plan 2024-25', 0),
    row(['Action', 'Lead', 'Timescale', 'Cost']),
    row(['Run a campaign', 'Police', 'Q2', '5700']),
    row(['Total', '', '', '£5,700']),
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ action }) => action),
    ['Run a campaign'],
  )
  assert.equal(plan.priorities.length, 1)
  assert.ok(
    plan.unplaced.some(({ text }) => text.includes('5,700')),
    'the sum is kept',
  )
})

describe('tables', () => {
  test('that are not the plan give it no rows, and lose no words', () => {
    const plan = readWhole([
      line('Plan'),
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['A', 'Police', 'Q1', 'Green']),
      line('Key'),
      row(['Colour', 'Meaning'], { table: 2 }),
      row(['Green', 'On time'], { table: 2 }),
      row(['Risk', 'Likelihood', 'Impact'], { table: 3 }),
      row(['Money ends', '3', '4'], { table: 3 }),
    ])
    assert.equal(rowsOf(plan).length, 1)
    assert.equal(plan.unplaced.length, 5)
  })

  test('with a header of their own are read by it, and without one by the table that a page cut', () => {
    const plan = readWhole([
      line('Plan'),
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['A', 'Police', 'Q1', 'Green']),
      row(['B', 'Council', 'Q2', 'Red'], { table: 2 }),
      row(['Lead', 'Task', 'Deadline', 'Comments'], { table: 3 }),
      row(['Health', 'C', 'Q3', 'Begun'], { table: 3 }),
    ])
    assert.deepEqual(
      rowsOf(plan).map(({ action, owner }) => [action, owner]),
      [
        ['A', 'Police'],
        ['B', 'Council'],
        ['C', 'Health'],
      ],
    )
  })

  test('may be a form for each action', () => {
    const card = (n: number, action: string) => [
      row(['Action', action], { table: n }),
      row(['Lead', 'Council'], { table: n }),
      row(['Timescale', '2025/26'], { table: n }),
      row(['Status', 'Not started'], { table: n }),
    ]
    const rows = rowsOf(readWhole([line('Plan'), ...card(1, 'Train drivers'), ...card(2, 'Visit schools')]))
    assert.deepEqual(
      rows.map(({ action, owner, derived }) => [action, owner, derived.status]),
      [
        ['Train drivers', 'Council', 'not-started'],
        ['Visit schools', 'Council', 'not-started'],
      ],
    )
  })
})

describe('pasted text', () => {
  const rowsIn = (text: string) => {
    const plan = readPlan(text)
    assert.ok(plan.ok)
    assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
    return rowsOf(plan)
  }

  test('with line breaks in its cells has whole rows, where every row then fits', () => {
    const rows = rowsIn(
      'Plan 2024-25\nObjective\tAction\tLead\tWhen\tRAG\nHear\tHold a forum\nWrite it up\tCouncil\tQ1\tGreen\nBe fair\tReview\tHR\tQ3\t\n',
    )
    assert.deepEqual(
      rows.map(({ action, owner, status }) => [action, owner, status]),
      [
        ['Hold a forum\nWrite it up', 'Council', 'Green'],
        ['Review', 'HR', ''],
      ],
    )
    assert.equal(
      rowsIn('Plan\nObjective\tAction\tLead\tWhen\tRAG\nHear\tHold\tUs\nHelp\tAsk\tThem\n').length,
      2,
    )
  })

  test('keeps a sign at the end of a row', () => {
    const rows = rowsIn('Plan\nAction\tLead\tWhen\tStatus\nA\tHR\tQ1\t🟢\nB\tHR\tQ2\t✔\n')
    assert.deepEqual(
      rows.map(({ derived }) => [derived.rag, derived.status]),
      [
        ['green', null],
        [null, 'complete'],
      ],
    )
  })

  test('that is a key, or lists risks or people, gives no rows', () => {
    const rows = rowsIn(
      'Plan\nAction\tLead\tWhen\tRAG\nA\tHR\tQ1\tG\nKey\nR\tLate\nG\tOn time\nRisk\tLikelihood\tImpact\tOwner\nMoney\tHigh\tLow\tUs\n',
    )
    assert.equal(rows.length, 1)
  })
})

test('a sheet that holds several priorities keeps what stands under each heading', () => {
  const head = ['Aim', 'Action', 'Owner', 'Time frame', 'Status']
  const part = (n: number) => [
    row([`Strategic Priority ${n}: Part ${n}`]),
    row(['Core Objectives:']),
    row([`• First of ${n}`]),
    row([`• Second of ${n}`]),
    row(['Links to Police & Crime Plan: Victims']),
    row(head),
    row([`${n}.1 To listen`, 'Hold a drop-in', 'Council', 'Q1', 'Green']),
  ]
  const plan = readWhole([row(['Our plan 2024-25']), ...part(1), ...part(2)])
  assert.deepEqual(
    plan.priorities.map(({ coreObjectives, links, aims }) => [
      coreObjectives.length,
      links.length,
      aims.length,
    ]),
    [
      [2, 1, 1],
      [2, 1, 1],
    ],
  )
})

test('a link is named before its mark or after it', () => {
  const links = [
    'Links to Police & Crime Plan: Victims',
    'Links to: Police and Crime Plan, theme 3',
    'Link with - Equality scheme',
  ]
  const plan = readWhole([
    line('Our plan 2024-25', 0),
    line('Priority 1: Hear'),
    ...links.map((text) => line(text)),
    row(['Aim', 'Action', 'Owner']),
    row(['1.1 To listen', 'Hold a drop-in', 'Council']),
  ])
  assert.deepEqual(plan.priorities[0]?.links, [
    { kind: 'Police & Crime Plan', label: 'Links to Police & Crime Plan', text: 'Victims' },
    { kind: 'Police & Crime Plan', label: 'Links to', text: 'Police and Crime Plan, theme 3' },
    { kind: 'Equality scheme', label: 'Link with', text: 'Equality scheme' },
  ])
})

test('quotes around the whole of an exported line are the file’s', () => {
  const text =
    'Plan\nPriority 1: Hear\nCore Objectives:\n"Links to Crime Plan: Victims, witnesses"\nAction\tOwner\tDue\nGo\tPolice\tQ1\n'
  const plan = readPlan(text, { fileName: 'plan.tsv' })
  assert.ok(plan.ok)
  assert.deepEqual(
    plan.priorities[0]?.links.map((link) => link.text),
    ['Victims, witnesses'],
  )
  assert.deepEqual(plan.priorities[0]?.coreObjectives, [])
})
