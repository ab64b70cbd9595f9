// What is painted to please, and what is painted to say how it goes. Rows as any format gives them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableRow } from './blocks.ts'
import { readWhole, rowsOf } from './testing/in-blocks.ts'

const [lightBlue, green, red, amber, headBlue] = ['#bdd7ee', '#00b050', '#ff0000', '#ffc000', '#4472c4']
const titles = ['Action', 'Lead', 'By when', 'Progress notes', 'RAG']

const ragsOf = (...painted: Parameters<typeof rowsPainted>): unknown[] =>
  rowsPainted(...painted).map(({ derived }) => derived.rag)

function rowsPainted(fills: readonly (readonly (string | null)[])[], head: (string | null)[] = []) {
  const at = (line: number, cells: string[], own: readonly (string | null)[]): TableRow => ({
    kind: 'row',
    line,
    table: 1,
    cells,
    fills: [...own],
  })
  const plan = readWhole([
    at(1, titles, head),
    ...fills.map((own, index) => at(index + 2, [`Hold meeting ${index}`, 'Police', 'May 2026', '', ''], own)),
  ])
  return rowsOf(plan)
}
const all = (fill: string | null) => [fill, fill, fill, fill, fill]
const status = (fill: string | null) => [null, null, null, null, fill]

test('every second row in blue is no status, nor are two colours that take turns', () => {
  const [on, off] = [all(lightBlue), all(null)]
  assert.deepEqual(ragsOf([on, off, on, off]), [null, null, null, null])
  assert.deepEqual(ragsOf([on, all('#c6e0b4'), on, all('#c6e0b4')]), [null, null, null, null])
  assert.deepEqual(ragsOf([on, on, on]), [null, null, null])
  assert.deepEqual(ragsOf([on, off]), [null, null])
})

test('a status that is painted over a ground is read', () => {
  const [first, second] = [
    [lightBlue, lightBlue, lightBlue, lightBlue, red],
    [null, null, null, null, green],
  ]
  assert.deepEqual(ragsOf([first, second, first, second]), ['red', 'green', 'red', 'green'])
})

test('whole rows in the colours of a traffic light say how they go', () => {
  assert.deepEqual(ragsOf([all(green), all(red), all(amber), all(green)]), ['green', 'red', 'amber', 'green'])
  assert.deepEqual(ragsOf([all(null), all(green), all(green), all(null), all(null)]), [
    null,
    'green',
    'green',
    null,
    null,
  ])
})

test('a column that is painted from its title down, or another than the status, is no status', () => {
  const painted = status(headBlue)
  assert.deepEqual(ragsOf([painted, painted, painted], painted), [null, null, null])
  const yellowNotes = [null, null, null, '#ffff99', null]
  assert.deepEqual(ragsOf([yellowNotes, yellowNotes, yellowNotes]), [null, null, null])
  assert.deepEqual(ragsOf([status(green), status(green), status(green)], all(headBlue)), [
    'green',
    'green',
    'green',
  ])
})

test('of quarters that are painted the last counts; without a status, the colour of what is told', () => {
  const head = ['Outcome', 'Action', 'Lead', 'By when', 'RAG Q1', 'RAG Q2', 'RAG Q3']
  const quarters = readWhole([
    { kind: 'row', line: 1, table: 1, cells: head },
    {
      kind: 'row',
      line: 2,
      table: 1,
      cells: ['Safe', 'Hold a meeting', 'Police', 'May 2026', '', '', ''],
      fills: [null, null, null, null, green, amber, null],
    },
  ])
  assert.deepEqual(
    rowsOf(quarters).map(({ derived }) => derived.rag),
    ['amber'],
  )
  const told = readWhole([
    { kind: 'row', line: 1, table: 1, cells: ['Action', 'Lead', 'By when', 'Progress'] },
    {
      kind: 'row',
      line: 2,
      table: 1,
      cells: ['Hold a meeting', 'Police', 'May 2026', '3 of 4 held'],
      fills: [null, null, null, amber],
    },
  ])
  assert.deepEqual(
    rowsOf(told).map(({ derived, flags }) => [derived.rag, flags.includes('colour-only')]),
    [['amber', true]],
  )
})

test('a status that is painted in purple alone is looked at by somebody, and its words or a grey are not', () => {
  const purple = '#7030a0'
  const flagged = (fill: string) =>
    rowsPainted([status(fill), status(green), status(red)]).map(({ flags }) =>
      flags.includes('status-unread'),
    )
  assert.deepEqual(flagged(purple), [true, false, false])
  assert.deepEqual(flagged('#a6a6a6'), [false, false, false])
})
