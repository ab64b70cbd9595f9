// Tables without titles: what somebody says that their columns hold is said of their places, and the first row stays a row.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shapeOf, shapeSaid, titledColumns } from '../review/read-with.ts'
import { saidOf, untitledIn } from '../review/untitled-columns.ts'
import { blocksIn } from '../sources/testing/blocks-in.ts'
import { inFormats } from '../sources/testing/in-formats.ts'
import type { Block, TableRow } from './blocks.ts'
import { type Column, headerColumns } from './columns.ts'
import type { PlanRead } from './read-plan.schema.ts'
import { readBlocks } from './read-plan.ts'
import { row, rowsOf } from './testing/in-blocks.ts'
import { firstRowReads } from './untitled.ts'
import { wordBalance } from './words.ts'

const ROWS = [
  ['Meet the college', 'Police', 'July 2025'],
  ['Write to landlords', 'Housing', 'Aug 2025'],
  ['Print it', 'Comms', 'May 2026'],
]
const HOLD: Column[] = ['action', 'owner', 'timeframe']

const read = (blocks: Block[], columns = {}): PlanRead => {
  const plan = readBlocks(blocks, { columns })
  assert.ok(plan.ok)
  const words = blocks.map((block) => (block.kind === 'row' ? block.cells.join('\n') : block.text))
  assert.deepEqual(wordBalance(words.join('\n'), plan), { lost: [], invented: [] })
  return plan
}
const told = (plan: PlanRead) =>
  rowsOf(plan).map(({ action, owner, timeframe }) => [action, owner, timeframe])
const asked = (blocks: Block[]) => {
  const untitled = untitledIn(blocks, read(blocks).headers, {})
  assert.ok(untitled)
  return untitled
}

test('the first action of a table without titles is an action once somebody says so, in every format', async () => {
  for (const { name, bytes } of await inFormats(ROWS)) {
    const blocks = await blocksIn(bytes, name)
    const untitled = asked(blocks)
    assert.equal(untitled.is, 'action', name)
    const plan = read(blocks, saidOf(untitled, 'action', HOLD))
    assert.deepEqual(told(plan), ROWS, name)
    assert.deepEqual(
      rowsOf(plan).flatMap(({ flags }) => flags),
      [],
      `${name}: nothing was guessed`,
    )
    assert.deepEqual(
      plan.warnings
        .filter(({ code }) => /columns|titles|header/.test(code))
        .map(({ code, about }) => [code, about]),
      [['columns-by-place', 'Meet the college']],
      name,
    )
  }
})

test('it is titles where somebody says that, and what they were said to hold is by their words', async () => {
  for (const { name, bytes } of await inFormats(ROWS)) {
    const blocks = await blocksIn(bytes, name)
    const plan = read(blocks, saidOf(asked(blocks), 'titles', HOLD))
    assert.deepEqual(told(plan), ROWS.slice(1), name)
    assert.deepEqual(plan.headers.find(({ kind }) => kind === 'columns')?.cells, ROWS[0], name)
  }
})

test('one column said is enough to make titles of a row, whatever it looks like', () => {
  const blocks = [row(['1.1 Meet the college', 'Police']), row(['1.2 Print it', 'Comms'])]
  const untitled = asked(blocks)
  const plan = read(blocks, saidOf(untitled, 'titles', ['action', 'other']))
  assert.deepEqual(
    rowsOf(plan).map(({ action }) => action),
    ['1.2 Print it'],
  )
})

describe('the first row reads as', () => {
  const reads = (cells: string[], below: string[][] = [], known = () => false) => {
    const rows = [cells, ...below].map((each) => row(each))
    return firstRowReads(rows[0] as TableRow, rows, known)
  }

  test('titles where each cell is a few words', () => {
    assert.equal(reads(['Zeal', 'Doing', 'Hands', 'Moment']), 'titles')
    assert.equal(reads(['Our promise', 'Helping hands', 'How far along']), 'titles')
  })

  test('an action where a cell is a number, a date, a status, an order, a sentence or comes again', () => {
    for (const cells of [
      ['1', 'Zeal', 'Hands'],
      ['A4', 'Zeal', 'Hands'],
      ['Zeal', 'Hands', 'July 2025'],
      ['Zeal', 'Hands', 'Ongoing'],
      ['Zeal', 'Hands', 'Complete'],
      ['Publish figures', 'Hands'],
      ['Every school knows whom to call on', 'Hands'],
    ])
      assert.equal(reads(cells), 'action', cells.join())
    assert.equal(reads(['Zeal', 'Hands'], [['Doing', 'Hands']]), 'action')
  })

  test('an action where somebody who is known stands in it', () => {
    assert.equal(
      firstRowReads(row(['Zeal', 'Alder Council']), [], (words) => words === 'Alder Council'),
      'action',
    )
  })

  test('titles where the format says so', () => {
    const marked = row(['Publish figures', 'July 2025'], { header: true })
    assert.equal(firstRowReads(marked, [marked]), 'titles')
  })
})

test('where the document has titles that are known, nothing is asked', () => {
  const blocks = [
    row(['Action', 'Owner', 'By when'], { line: 1 }),
    row(['Print it', 'Comms', 'May'], { line: 2 }),
  ]
  assert.equal(untitledIn(blocks, read(blocks).headers, {}), null)
})

test('two columns that are said to hold the same lose no word', () => {
  const blocks = ROWS.map((cells, at) => row(cells, { line: at + 1 }))
  const plan = read(blocks, saidOf(asked(blocks), 'action', ['action', 'action', 'start']))
  assert.deepEqual(
    rowsOf(plan).map(({ action, other, timeframe }) => [action, other.map(({ text }) => text), timeframe]),
    ROWS.map(([action, second, third]) => [action, [second], third]),
  )
  assert.ok(rowsOf(plan).every(({ derived }) => derived.start !== null && derived.end === null))
})

test('tables without titles have the same shape where they are as wide, and others by their titles', () => {
  const table = (rows: string[][]) => rows.map((cells) => row(cells))
  const [one, two] = [table(ROWS), table([['Open a room', 'Library', 'June 2027']])]
  assert.equal(shapeOf(one), shapeOf(two))
  assert.notEqual(shapeOf(one), shapeOf(table([['Open a room', 'Library', 'June 2027', 'Red']])))
  const [zeal, other] = [table([['Zeal', 'Hands', 'Moment']]), table([['Zest', 'Hands', 'Moment']])]
  assert.notEqual(shapeOf(zeal), shapeOf(other))
  assert.notEqual(shapeOf(zeal), shapeOf(one))
  const said = saidOf(asked(zeal), 'action', HOLD)
  assert.equal(shapeSaid(zeal, shapeOf(zeal), said), shapeOf(one))
  assert.equal(shapeSaid(zeal, shapeOf(zeal), { zeal: 'action' }), shapeOf(zeal))
})

test('what is said by place heads no table', () => {
  assert.equal(
    headerColumns(['COLUMN 1', 'COLUMN 2'], { said: { 'COLUMN 1': 'action', 'COLUMN 2': 'owner' } }),
    null,
  )
})

test('a column may be called what every object has', () => {
  const titles = ['Constructor', 'toString', '__proto__']
  const blocks = [row(titles), row(['Meet the college', 'Police', 'July 2025'], { line: 2 })]
  assert.ok(asked(blocks).columns.every(({ column }) => typeof column === 'string'))
  const header = [
    row(['Action', 'Owner', 'Constructor', 'Deadline']),
    row(['Meet the college', 'Police', 'Alder Homes', 'July 2025'], { line: 2 }),
  ]
  assert.deepEqual(
    titledColumns(header, read(header).headers, {}).map(({ column }) => column),
    ['action', 'owner', 'other', 'timeframe'],
  )
})
