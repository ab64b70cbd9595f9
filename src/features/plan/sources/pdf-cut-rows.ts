// Rows of a centred table that a page break cuts: what is left of such a row on a page stands in the middle of nothing there.
import { areInOrder, bottomOf, type Cell, type Row, topOf } from './pdf-spans.ts'

/** As many cells as a cut row may leave out of step with the others. */
const piecesMax = 6

/**
 * Takes cells by their middles, of which the rows that they make are not all whole. Returns the rows where only the last on the
 * page, or the first (under a header that is repeated or not), is in pieces; null where that is not so.
 */
export function rowsCutByPages(groups: readonly (readonly Cell[])[]): Row[] | null {
  for (const [begins, first] of [[0, 0], ...counts(1), ...counts(0)] as const)
    for (let last = 0; last <= piecesMax; last += 1) {
      if (first + last === 0) continue
      const rows = cutRows(groups, begins, first, last)
      if (rows) return rows
    }
  return null
}

const counts = (begins: number): (readonly [begins: number, first: number])[] =>
  Array.from({ length: piecesMax }, (_, at) => [begins, at + 1] as const)

function cutRows(
  groups: readonly (readonly Cell[])[],
  begins: number,
  first: number,
  last: number,
): Row[] | null {
  const end = groups.length - last
  if (end - begins - first < 2) return null
  const head = groups.slice(0, begins)
  const top = piecesOf(groups.slice(begins, begins + first))
  const bottom = piecesOf(groups.slice(end))
  const middle = groups.slice(begins + first, end)
  if (!top || !bottom || ![...head, ...middle].every(isWhole)) return null
  const rows = [...head, ...top, ...middle, ...bottom]
  const centred = [...head, ...middle].some(
    (row) => new Set(row.map((cell) => Math.round(topOf(cell)))).size > 1,
  )
  if (!centred || !areInOrder(rows)) return null
  return rows.map((cells) => ({ cells: [...cells], above: [] }))
}

const columnOf = (cell: Cell): number => cell[0]?.column ?? 0

const isWhole = (row: readonly Cell[]): boolean =>
  row.length > 1 && new Set(row.map(columnOf)).size === row.length

/** Groups as the one row that they are pieces of: each in a column of its own, beside another. None where there are no groups. */
function piecesOf(groups: readonly (readonly Cell[])[]): (readonly Cell[])[] | null {
  const cells = groups.flat()
  if (cells.length === 0) return []
  if (new Set(cells.map(columnOf)).size < cells.length) return null
  const isBeside = (a: Cell, b: Cell) => topOf(a) <= bottomOf(b) && topOf(b) <= bottomOf(a)
  const together = cells.every((a) => cells.length === 1 || cells.some((b) => a !== b && isBeside(a, b)))
  return together ? [cells] : null
}
