// Tables whose cells span columns and rows, as rows of equal cells. Word and PDF know where each cell's left edge is,
// and after years of editing the edges of one column no longer agree: edges that lie close together are one column.
import type { TableRow } from '../reading/blocks.ts'
import { columnsMax, hasWord } from '../reading/columns.ts'
import { sourceLimits } from './limits.ts'
import { refuseBeyond } from './refusal.ts'

export type GridCell = {
  /** Left and right edge, in any unit: numbers of columns, twips, points. */
  from: number
  to: number
  text: string
  fill: string | null
  /** Only continues the cell above. */
  above: boolean
}
export type GridRow = { cells: GridCell[]; header: boolean; where?: string; depth?: number; close?: boolean }

/** Rows of a table, wordless ones left out. Edges at most `slack` apart are one, unless one row has a cell between them. */
export function gridRows(rows: readonly GridRow[], table: number, slack: number): TableRow[] {
  const columnOf = columnsOf(rows, slack)
  // Where each column begins: its leftmost edge, since edges stand in order.
  const starts = [...columnOf].flatMap(([edge, column], at, all) =>
    all[at - 1]?.[1] === column ? [] : [edge],
  )
  return rows.flatMap((row) => {
    const placed = placedRow(row, columnOf, starts)
    return tellsNothing(placed) ? [] : [finished(placed, row, table)]
  })
}

/** From each left edge to its column, counted from 0. */
function columnsOf(rows: readonly GridRow[], slack: number): Map<number, number> {
  const edges = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.from)))].sort((a, b) => a - b)
  const rowsOfEdge = new Map<number, Set<number>>()
  for (const [at, row] of rows.entries())
    for (const cell of row.cells) {
      const known = rowsOfEdge.get(cell.from) ?? new Set()
      rowsOfEdge.set(cell.from, known.add(at))
    }
  const columns = new Map<number, number>()
  let first = Number.NEGATIVE_INFINITY
  let taken = new Set<number>()
  let column = -1
  for (const edge of edges) {
    const here = rowsOfEdge.get(edge) ?? new Set<number>()
    if (edge - first <= slack && ![...here].some((row) => taken.has(row))) {
      for (const row of here) taken.add(row)
    } else {
      column += 1
      refuseBeyond('too-many-columns', columnsMax, column + 1)
      first = edge
      taken = new Set(here)
    }
    columns.set(edge, column)
  }
  return columns
}

type Placed = { cells: string[]; merged: (null | 'above' | 'left')[]; fills: (string | null)[] }

function placedRow(row: GridRow, columnOf: ReadonlyMap<number, number>, starts: readonly number[]): Placed {
  const placed: Placed = { cells: [], merged: [], fills: [] }
  const put = (text: string, merged: null | 'above' | 'left', fill: string | null) => {
    placed.cells.push(text)
    placed.merged.push(merged)
    placed.fills.push(fill)
  }
  for (const [at, cell] of row.cells.entries()) {
    const column = columnOf.get(cell.from) ?? 0
    while (placed.cells.length < column) put('', null, null)
    put(cell.above ? '' : cell.text, cell.above ? 'above' : null, cell.fill)
    const next = row.cells[at + 1]
    const until = next ? (columnOf.get(next.from) ?? 0) : Number.POSITIVE_INFINITY
    while (
      placed.cells.length < Math.min(until, starts.length) &&
      (starts[placed.cells.length] ?? 0) < cell.to
    )
      put('', cell.above ? 'above' : 'left', cell.fill)
  }
  return placed
}

/** No word, and no colour that could say something beside a merged cell's words. */
function tellsNothing({ cells, merged, fills }: Placed): boolean {
  if (cells.some(hasWord)) return false
  return !merged.includes('above') || !fills.some((fill, at) => fill !== null && merged[at] === null)
}

function finished({ cells, merged, fills }: Placed, row: GridRow, table: number): TableRow {
  return {
    kind: 'row',
    line: 1,
    cells,
    table,
    ...(row.header ? { header: true } : {}),
    ...(merged.some(Boolean) ? { merged } : {}),
    ...(fills.some(Boolean) ? { fills } : {}),
    ...(row.where === undefined ? {} : { where: row.where }),
    ...(row.depth ? { depth: row.depth } : {}),
    ...(row.close ? { close: true } : {}),
  }
}

/** Counts cells as a reader finds them, and stops it at the limit. */
export function cellCounter(): (cells: number) => void {
  let found = 0
  return (cells) => {
    found += cells
    refuseBeyond('too-many-rows', sourceLimits.cellsMax, found)
  }
}

/** Counts the characters of cells as a reader finds them, and stops it at the limit. */
export function charCounter(): (chars: number) => void {
  let found = 0
  return (chars) => {
    found += chars
    refuseBeyond('inflates-too-much', sourceLimits.cellCharsMax, found)
  }
}
