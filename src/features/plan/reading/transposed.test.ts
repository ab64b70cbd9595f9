// A table that lies on its side: titles down the first column, an action in each of the others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksIn } from '../sources/testing/blocks-in.ts'
import { inFormats } from '../sources/testing/in-formats.ts'
import { readWhole, row, rowsOf } from './testing/in-blocks.ts'

const ROWS = [
  ['Action', 'Train all front desk staff', 'Print the leaflet again', 'Meet the college'],
  ['Lead', 'Police', 'City Council', 'Housing team'],
  ['By when', 'June 2026', 'Sept 2026', 'March 2027'],
  ['Status', 'Complete', 'In progress', ''],
]

test('each column is an action, in every format', async () => {
  for (const { name, bytes } of await inFormats(ROWS, 'Hate crime plan 2026/27')) {
    const read = readWhole(await blocksIn(bytes, name))
    assert.deepEqual(
      rowsOf(read).map(({ action, owner, timeframe, status }) => [action, owner, timeframe, status]),
      [1, 2, 3].map((at) => ROWS.map((cells) => cells[at])),
      name,
    )
    assert.deepEqual(
      rowsOf(read).flatMap(({ flags }) => flags),
      [],
      name,
    )
    assert.deepEqual(rowsOf(read)[0]?.derived.end, '2026-06-30', name)
  }
})

test('an objective merged over two of its actions is of both, and colours stay with their cells', () => {
  const read = readWhole([
    row(['Objective', 'Raise awareness', '', 'Listen'], { merged: [null, null, 'left', null] }),
    ...ROWS.slice(0, 3).map((cells) => row(cells)),
    row(['RAG', '', '', ''], { fills: [null, '#ff0000', '#00b050', null] }),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ objective, derived }) => [objective, derived.objectives, derived.rag]),
    [
      ['Raise awareness', ['Raise awareness'], 'red'],
      ['', ['Raise awareness'], 'green'],
      ['Listen', ['Listen'], null],
    ],
  )
})

test('a table that counts actions, and one with titles over its columns, stand as they are', () => {
  const figures = readWhole([
    row(['Action', 'Owner', 'By when'], { table: 1 }),
    row(['Train staff', 'Police', 'June 2026'], { table: 1 }),
    row(['Actions', '12', '14', '9'], { table: 2 }),
    row(['Owners', '3', '4', '2'], { table: 2 }),
    row(['Status', 'Green', 'Amber', 'Red'], { table: 2 }),
  ])
  assert.equal(rowsOf(figures)[0]?.action, 'Train staff')
  assert.ok(rowsOf(figures).every(({ action }) => !/^(?:12|14|9)$/.test(action)))
})
