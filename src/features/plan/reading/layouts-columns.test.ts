// What columns hold, by the titles that many bodies give them and by their cells.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { titleKind } from './column-titles.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

describe('columns', () => {
  test('are known by the titles that many bodies give them', () => {
    for (const [titles, expected] of [
      [
        ['What will we do?', 'Who will lead?', 'When?', 'How will we know?', 'BRAG'],
        ['action', 'owner', 'timeframe', 'other', 'status'],
      ],
      [
        ['Ref', 'Recommendation', 'Agreed action', 'Responsible officer', 'Target date', 'Current position'],
        ['ref', 'objective', 'action', 'owner', 'timeframe', 'update'],
      ],
      [
        [
          'Activity',
          'Delivery lead',
          'Partners',
          'Completion date',
          'Measure of success',
          'Progress to date',
          'RAG rating',
        ],
        ['action', 'owner', 'other', 'timeframe', 'other', 'update', 'status'],
      ],
      [
        ['Objective', 'Key tasks', 'Lead agency', 'Resources', 'Timescales', 'Outcome'],
        ['objective', 'action', 'owner', 'other', 'timeframe', 'other'],
      ],
    ] as const) {
      const cells = titles.map((_, at) =>
        expected[at] === 'timeframe'
          ? 'Q2'
          : expected[at] === 'ref'
            ? '1'
            : expected[at] === 'status'
              ? 'Red'
              : `Cell${at}`,
      )
      const [only] = rowsOf(readWhole([line('Plan 2024/25'), row([...titles]), row(cells)]))
      assert.ok(only)
      const { objective, action, owner, timeframe, status, update, other } = only
      const found = { objective, action, owner, timeframe, status, update }
      expected.forEach((kind, at) => {
        if (kind === 'other')
          assert.ok(
            other.some(({ column, text }) => column === titles[at] && text === cells[at]),
            titles[at],
          )
        else if (kind !== 'ref') assert.equal(found[kind], cells[at], titles[at])
      })
    }
  })

  test('named Progress are the status in one plan and the update in the next', () => {
    const head = ['Action', 'Owner', 'Due', 'Progress']
    const status = rowsOf(
      readWhole([
        line('Plan'),
        row(head),
        row(['A', 'Police', 'Q1', 'In progress']),
        row(['B', 'Police', 'Q2', 'Complete']),
      ]),
    )
    assert.deepEqual(
      status.map(({ derived }) => derived.status),
      ['in-progress', 'complete'],
    )
    const story = 'Two meetings were held and the leaflet is with the printer until next month.'
    const update = rowsOf(
      readWhole([
        line('Plan'),
        row(head),
        row(['A', 'Police', 'Q1', story]),
        row(['B', 'Police', 'Q2', 'Complete']),
      ]),
    )
    assert.deepEqual(
      update.map((each) => each.update),
      [story, 'Complete'],
    )
  })

  test('may be said by a person, who goes before the titles', () => {
    const blocks = [
      line('Plan'),
      row(['Action', 'Owner', 'Due', 'Sparkle']),
      row(['A', 'Police', 'Q1', 'Green']),
    ]
    assert.equal(rowsOf(readWhole(blocks, { sparkle: 'status' }))[0]?.derived.rag, 'green')
    assert.equal(rowsOf(readWhole(blocks, { due: 'other', sparkle: 'status' }))[0]?.timeframe, '')
  })

  test('of a first and a last day are one time frame', () => {
    const [only] = rowsOf(
      readWhole([
        line('Plan'),
        row(['Action', 'Lead', 'Start date', 'End date', 'RAG']),
        row(['Go', 'Police', '01/04/2024', '30/06/2025', '']),
      ]),
    )
    assert.equal(only?.timeframe, '01/04/2024 – 30/06/2025')
    assert.deepEqual([only?.derived.start, only?.derived.end], ['2024-04-01', '2025-06-30'])
    assert.deepEqual(only?.flags, [])
  })
})

test('what beside how is the objective, and how the action', () => {
  const [only] = rowsOf(
    readWhole([line('Plan'), row(['What', 'How', 'Who', 'When']), row(['Trust', 'Meet', 'Police', 'Q1'])]),
  )
  assert.deepEqual([only?.objective, only?.action, only?.owner], ['Trust', 'Meet', 'Police'])
})

test('what a column of updates is called differs from plan to plan', () => {
  for (const title of [
    'Where we have got to',
    'Where we are at',
    'Where are we now?',
    'Where things stand',
    'Progress to date',
    'What has been done',
    'What we’ve done so far',
    'How far have we got?',
    'How it is going',
    'Work to date',
  ]) {
    const [only] = rowsOf(
      readWhole([
        line('Our hate crime plan 2026-27', 0),
        row(['Action', 'Lead', 'By when', title]),
        row(['Train libraries', 'Council', 'Q4', 'Staff of 14 libraries know the form']),
      ]),
    )
    assert.equal(only?.update, 'Staff of 14 libraries know the form', title)
  }
  for (const title of ['How will we do it?', 'Where we want to be', 'How is it funded?', 'What was agreed'])
    assert.notEqual(titleKind(title.toLowerCase().replace('?', ''))?.kind, 'update', title)
})
