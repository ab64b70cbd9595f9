// Times that come again, statuses of a part of them, and cells that point at others: as people type them.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ReadDerived } from './read-plan.schema.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'
import { saysOfAPart } from './status.ts'

const again: [words: string, recurring: ReadDerived['recurring']][] = [
  ['each quarter', 'quarterly'],
  ['Every 3 months', 'quarterly'],
  ['Q1 – Q4', 'quarterly'],
  ['every six months', 'twice-yearly'],
  ['Half-yearly', 'twice-yearly'],
  ['Monthly / ongoing', 'monthly'],
  ['Six-monthly', 'twice-yearly'],
  ['annually', 'yearly'],
  ['each October', 'yearly'],
  ['Once a year', 'yearly'],
  ['as required', 'as-needed'],
  ['As and when', 'as-needed'],
  ['Ad hoc', 'as-needed'],
  ['termly', 'termly'],
  ['every term', 'termly'],
  ['Fortnightly', 'fortnightly'],
  ['At each meeting', 'ongoing'],
  ['Business as usual', 'ongoing'],
  ['March 2025', null],
  ['Every school', null],
]

for (const [words, recurring] of again)
  test(`“${words}” comes again: ${recurring}`, () =>
    assert.equal(readTimeFrame(words, null).recurring, recurring))

const titles = row(['Ref', 'Action', 'Lead', 'By when', 'Status', 'Progress'])
const read = (...rows: string[][]) =>
  rowsOf(readWhole([line('Plan 2024/25'), titles, ...rows.map((cells) => row(cells))]))

describe('complete of a part', () => {
  test('says so', () => {
    for (const words of [
      'COMPLETE for Q1, Q2',
      'Completed Q1',
      'Done – Q1 and Q2',
      'Q1 complete',
      'Completed (Q2)',
    ])
      assert.equal(saysOfAPart(words), true, words)
    for (const words of ['Complete', 'Completed May 2024', 'Completed Q1 2024/25', 'Completed in Q3 24/25'])
      assert.equal(saysOfAPart(words), false, words)
  })

  test('is no completion: what comes again goes on, of the rest a person says', () => {
    const rows = read(
      ['1.1', 'Hold the board', 'Council', 'Each quarter', 'COMPLETE for Q1, Q2', ''],
      ['1.2', 'Write a guide', 'Council', 'March 2025', 'Completed Q1', ''],
      ['1.3', 'Open a centre', 'Council', 'Monthly', '', 'Completed Q1'],
    )
    assert.deepEqual(
      rows.map(({ derived, flags }) => [derived.status, derived.sure, flags.includes('status-of-a-part')]),
      [
        ['in-progress', 'no', true],
        [null, 'no', true],
        ['in-progress', 'no', true],
      ],
    )
    assert.equal(rows[0]?.status, 'COMPLETE for Q1, Q2')
  })
})

describe('cells that point at others', () => {
  test('mean the cell above or that of the number, keep their words and are flagged', () => {
    const rows = read(
      ['1.1', 'Hold the board', 'Council', 'June 2024', '', ''],
      ['1.2', 'Write a guide', 'as above', 'Ditto', '', ''],
      ['1.3', 'Open a centre', 'Police', '"', '', ''],
      ['1.4', 'Ring back', 'Same as 1.1', 'As 1.3', '', ''],
      ['1.5', 'Visit', '“', 'Above average', '', ''],
    )
    assert.deepEqual(
      rows.map(({ derived }) => [derived.owners, derived.end]),
      [
        [['Council'], '2024-06-30'],
        [['Council'], '2024-06-30'],
        [['Police'], '2024-06-30'],
        [['Council'], '2024-06-30'],
        [['Council'], null],
      ],
    )
    assert.deepEqual(
      rows.map(({ flags }) => flags.includes('same-as-another')),
      [false, true, true, true, true],
    )
    assert.equal(rows[1]?.owner, 'as above')
  })

  test('point at nothing in the first row', () => {
    const [first] = read(['1.1', 'Hold the board', 'as above', 'June 2024', '', ''])
    assert.deepEqual([first?.derived.owners, first?.flags.includes('same-as-another')], [['as above'], false])
  })
})
