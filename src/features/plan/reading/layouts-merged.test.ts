// What a cell says beside its words: merges, backgrounds, places, spans.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ragOfFill } from './fill.ts'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

describe('cells', () => {
  const head = row(['Action', 'Owner', 'Due', 'Status'])

  test('that are merged over rows share their meaning, and their words stand once', () => {
    const rows = rowsOf(
      readWhole([
        line('Plan'),
        head,
        row(['A', 'Police', 'Q1', '']),
        row(['B', '', 'Q2', ''], { merged: [null, 'above', null, null] }),
        row(['C', '', 'Q3', '']),
      ]),
    )
    assert.deepEqual(
      rows.map(({ owner }) => owner),
      ['Police', '', ''],
    )
    assert.deepEqual(
      rows.map(({ derived }) => derived.owners),
      [['Police'], ['Police'], []],
    )
  })

  test('may say how it goes by their colour alone: proposed and flagged, the status stays not set', () => {
    const fills = (colour: string) => ({ fills: [null, null, null, colour] })
    const rows = rowsOf(
      readWhole([
        line('Plan'),
        head,
        row(['A', 'Police', 'Q1', ''], fills('#00b050')),
        row(['B', 'Police', 'Q1', ''], fills('#ffc000')),
        row(['C', 'Police', 'Q1', ''], fills('#ffffff')),
      ]),
    )
    assert.deepEqual(
      rows.map(({ derived, status }) => [derived.rag, status]),
      [
        ['green', ''],
        ['amber', ''],
        [null, ''],
      ],
    )
    assert.deepEqual(
      rows.map(({ flags }) => flags.includes('colour-only')),
      [true, true, false],
    )
  })

  test('stand where they are when a time is under Start, though a status was typed under Finish', () => {
    const twoDates = row(['Aim', 'Action', 'Owner', 'Start', 'Finish', 'RAG', 'Progress'])
    const typed = row([
      '1.1 Learn',
      'Train staff',
      'Police',
      'Q1',
      'Action completed',
      '',
      '38 of 38 trained.',
    ])
    const read = rowsOf(readWhole([line('Plan 2026/27'), twoDates, typed]))[0]
    assert.deepEqual([read?.derived.owners, read?.derived.status], [['Police'], 'complete'])
    assert.deepEqual(read?.flags.includes('cells-shifted'), false)
    assert.deepEqual(read?.flags.includes('status-in-timeframe'), true)
  })

  test('one column off are proposed from where they should be, and stay where they are', () => {
    const wide = row(['Aim', 'Action', 'Owner', 'Due', 'Status'])
    const left = rowsOf(readWhole([line('Plan 2024-25'), wide, row(['1.1 Learn', 'Police', 'Q3', 'Red'])]))[0]
    assert.deepEqual(left?.derived.owners, ['Police'])
    assert.deepEqual([left?.derived.end, left?.derived.rag], ['2024-12-31', 'red'])
    assert.equal(left?.owner, 'Q3')
    assert.ok(left?.flags.includes('cells-shifted'))
    assert.equal(left?.derived.sure, 'no')
  })

  test('name a colour by letter, word or sign', () => {
    const rags = ['R', 'Amber', '🟢', 'Green/On track', 'Amber/Green'].map(
      (cell) => rowsOf(readWhole([line('Plan'), head, row(['A', 'Police', 'Q1', cell])]))[0]?.derived.rag,
    )
    assert.deepEqual(rags, ['red', 'amber', 'green', 'green', null])
  })
})

test('a time frame as a spreadsheet shows it is a month', () => {
  const plan = readPlan('Plan\nAction,Owner,Due,Status\nA,Police,Mar-25,Red\n', { fileName: 'p.csv' })
  assert.ok(plan.ok)
  assert.deepEqual(
    rowsOf(plan).map(({ derived }) => [derived.start, derived.end]),
    [['2025-03-01', '2025-03-31']],
  )
})

test('a background is a traffic light by its hue', () => {
  for (const [fill, rag] of [
    ['#ff0000', 'red'],
    ['#c00000', 'red'],
    ['#ffc000', 'amber'],
    ['#ffff00', 'amber'],
    ['#ed7d31', 'amber'],
    ['#92d050', 'green'],
    ['#00b050', 'green'],
    ['#0070c0', 'blue'],
    ['#4472c4', 'blue'],
    ['#ffffff', null],
    ['#d9d9d9', null],
    ['#f2f2f2', null],
    [null, null],
  ] as const)
    assert.equal(ragOfFill(fill), rag, String(fill))
})

test('an objective merged over rows with numbers of their own is shared by them', () => {
  const rows = rowsOf(
    readWhole([
      line('Plan'),
      row(['Objective', 'No', 'Action', 'Lead', 'Due']),
      row(['Strong board', '1', 'Meet', 'Chair', 'Q1']),
      row(['', '2', 'Report', 'Chair', 'Q2'], { merged: ['above', null, null, null, null] }),
    ]),
  )
  assert.deepEqual(
    rows.map(({ objective, derived }) => [objective, derived.objectives]),
    [
      ['Strong board', ['Strong board']],
      ['', ['Strong board']],
    ],
  )
})
