// What cells hold in plans of many bodies: prompts of forms, answers, quarters, names with a stroke in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './owners.ts'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'

const title = line('Our hate crime plan 2024-25', 0)

test('a prompt of a form is neither an owner nor a status', () => {
  const [only] = rowsOf(
    readWhole([
      title,
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['Go', 'Click or tap to enter text.', 'Click or tap to enter a date.', 'Choose an item.']),
    ]),
  )
  assert.deepEqual([only?.owner, only?.timeframe, only?.status, only?.flags], ['', '', '', []])
})

test('yes and no answer the question that the column asks, and stay as written', () => {
  const read = (question: string, cell: string) =>
    rowsOf(
      readWhole([title, row(['Action', 'Owner', 'Due', question]), row(['Go', 'Police', 'Q1', cell])]),
    )[0]
  assert.equal(read('Completed?', 'Y')?.derived.status, 'complete')
  assert.equal(read('Completed?', 'Y')?.status, 'Y')
  assert.equal(read('Completed?', 'N')?.derived.status, null)
  assert.equal(read('On track', 'Yes')?.derived.status, 'in-progress')
  assert.equal(read('Status', '✓')?.derived.status, 'complete')
  assert.equal(read('Status', '')?.derived.status, null)
})

test('of updates by quarter the last is how it goes now, and none is lost', () => {
  const rows = rowsOf(
    readWhole([
      title,
      row(['Action', 'Lead', 'Due', 'Q1 update', 'Q2 update', 'Q3 update', 'RAG']),
      row(['A', 'Police', 'Q4', 'Begun', 'Half way', '', 'G']),
      row(['B', 'Police', 'Q4', 'Begun', '', '', 'A']),
    ]),
  )
  assert.deepEqual(
    rows.map(({ update }) => update),
    ['Half way', 'Begun'],
  )
  assert.deepEqual(rows[0]?.other, [{ column: 'Q1 update', text: 'Begun' }])
})

test('a stroke parts bodies, and not a rank from its name', () => {
  const owners = (cell: string) => readOwners(cell).owners
  assert.deepEqual(owners('Police/Council/NHS'), ['Police', 'Council', 'NHS'])
  assert.deepEqual(owners('T/Supt Victims'), ['T/Supt Victims'])
})

test('seasons, short financial years and years said plainly are times', () => {
  for (const [words, end] of [
    ['Spring 2025', '2025-05-31'],
    ['Spring term 2025', '2025-03-31'],
    ['Winter 2025/26', '2026-02-28'],
    ['FY24/25', '2025-03-31'],
    ['Q3 23/24', '2023-12-31'],
    ['By end of 2025', '2025-12-31'],
    ['31st Mar 25', '2025-03-31'],
    ['Dec 24', '2024-12-31'],
    ['24/7', null],
    ['within 6 months of launch', null],
  ] as const)
    assert.deepEqual([words, readTimeFrame(words, null).end], [words, end])
  assert.equal(readTimeFrame('Every 6 months', null).recurring, 'twice-yearly')
})

test('lines with labels are an action each', () => {
  const plan = readPlan(
    'Plan 2024-25\n\nPriority 1: Report\n\nAction: Launch form\nLead: Council\nTimescale: June 2024\nStatus: Complete\n\nAction: Train\nLead: Police\nTimescale: Ongoing\nStatus:\n',
  )
  assert.ok(plan.ok)
  assert.deepEqual(
    rowsOf(plan).map(({ action, owner, status }) => [action, owner, status]),
    [
      ['Launch form', 'Council', 'Complete'],
      ['Train', 'Police', ''],
    ],
  )
})

test('a row that only goes on with the one above is part of it, and says so', () => {
  const read = (first: string, next: string[], owner = 'Police') =>
    rowsOf(
      readWhole([
        title,
        row(['Ref', 'Action', 'Lead', 'By when', 'Status']),
        row(['1.1', first, owner, owner === '' ? '' : 'Q1', '']),
        row(next),
        row(['1.2', 'Ring people back', 'Council', 'Q2', '']),
      ]),
    ).map(({ action, flags }) => [action, flags] as const)
  const online = 'and one online for people who cannot travel'
  const lone = ['', online, '', '', '']
  assert.deepEqual(read('Hold four meetings', lone)[0], [`Hold four meetings ${online}`, ['joined-above']])
  assert.deepEqual(read('Hold four meetings.', lone)[0], [`Hold four meetings. ${online}`, ['joined-above']])
  assert.deepEqual(read('Hold four meetings.', ['', 'some of them online', '', '', ''])[1], [
    'some of them online',
    ['starts-mid-sentence'],
  ])
  // Rows of their own: with an owner, with a number, or where rows are written small throughout.
  for (const rows of [
    read('Hold four meetings', ['', online, 'Council', '', '']),
    read('Hold four meetings', ['1.1a', online, '', '', '']),
    read('hold four meetings', lone),
    read('Hold four meetings', lone, ''),
  ])
    assert.deepEqual(
      [rows.length, rows[1]?.[1].filter((flag) => flag !== 'stands-alone' && flag !== 'no-number')],
      [3, []],
    )
})

test('a colour beside words that say another thing is a doubt, and a second column of colours is read', () => {
  const read = (titles: string[], cells: string[], fills: (string | null)[]) => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Action', 'Owner', 'Due', ...titles]),
        row(['Go', 'Police', 'Q1', ...cells], { fills }),
      ]),
    )
    return [only?.derived.status, only?.derived.rag, only?.flags]
  }
  const none = [null, null, null]
  assert.deepEqual(read(['Status'], ['Complete'], [...none, '#ff0000']), [
    'complete',
    'red',
    ['colour-differs'],
  ])
  assert.deepEqual(read(['RAG'], ['Green'], [...none, '#ffc000']), [null, 'green', ['colour-differs']])
  assert.deepEqual(read(['RAG'], ['Green'], [...none, '#00b050']), [null, 'green', []])
  assert.deepEqual(read(['Status', 'BRAG'], ['In progress', ''], [...none, null, '#00b050']), [
    'in-progress',
    'green',
    [],
  ])
})
