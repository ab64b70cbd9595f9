// Cells that run over several rows of a table without upright rules, in the middle of those rows: which rows they are of.
import type { Piece } from './aligned-stretches.ts'

export type Placed = { y: number; height: number; piece: Piece; column: number }
export type Cell = Placed[]

/** `above`: where cells begin that stand in a row above and run over this one. */
export type Row = { cells: Cell[]; above: number[] }

/** In points: how far apart the middles of two cells of one row may be. */
export const sameMiddle = 1.5
/** How far the middle of a cell may be from that of the rows that it runs over: those may be taller than their words. */
const nearMiddle = 5

export const topOf = (cell: Cell): number => cell[0]?.y ?? 0
export const bottomOf = (cell: Cell): number => cell.at(-1)?.y ?? 0
export const middleOf = (cell: Cell): number => (topOf(cell) + bottomOf(cell)) / 2
const columnOf = (cell: Cell): number => cell[0]?.column ?? 0
const topOfRow = (row: readonly Cell[]): number => Math.min(...row.map(topOf))
const bottomOfRow = (row: readonly Cell[]): number => Math.max(...row.map(bottomOf))

/** Whether each row ends above the next. */
export const areInOrder = (rows: readonly (readonly Cell[])[]): boolean =>
  rows.every((row, at) => {
    const above = rows[at - 1]
    return !above || bottomOfRow(above) < topOfRow(row)
  })

/**
 * Takes cells by their middles. Those whose middle is no other's run over rows above and below it: each is given to the first of
 * them. Null where one fits no rows, or where nothing shows that the cells are centred: no two of a row with other tops.
 */
export function spannedRows(groups: readonly (readonly Cell[])[]): Row[] | null {
  const rows = groups.filter((group) => group.length > 1).map((group) => [...group])
  const alone = groups.filter((group) => group.length === 1).flat()
  const twice = rows.some((row) => new Set(row.map(columnOf)).size < row.length)
  const centred = rows.some((row) => new Set(row.map((cell) => Math.round(topOf(cell)))).size > 1)
  if (rows.length < 2 || twice || !centred || !areInOrder(rows)) return null
  alone.push(...leftmostOver(rows))
  alone.sort((a, b) => topOf(a) - topOf(b))
  const given = [...Map.groupBy(alone, columnOf)].map(([column, cells]) => inColumn(rows, column, cells))
  if (given.includes(null)) return null
  const spans = given.flatMap((each) => each ?? [])
  for (const { cell, from } of spans) rows[from]?.push(cell)
  return rows.map((cells, at) => ({
    cells,
    above: spans.filter(({ from, to }) => from < at && at <= to).map(({ cell }) => cell[0]?.piece.from ?? 0),
  }))
}

/**
 * The cells of the first column, taken out of their rows, where that column begins blank under its title: what stands in the
 * middle of three rows is of all three. Elsewhere a blank beside a cell may well be one.
 */
function leftmostOver(rows: Cell[][]): Cell[] {
  const isFirst = (cell: Cell) => columnOf(cell) === 0
  if (!rows[0]?.some(isFirst) || rows[1]?.some(isFirst)) return []
  return rows.slice(1).flatMap((row) => {
    const at = row.findIndex(isFirst)
    return at < 0 ? [] : row.splice(at, 1)
  })
}

type Span = { cell: Cell; from: number; to: number }

/** The rows that each of a column's cells runs over: in the first column as many as fit, in another as few. */
function inColumn(rows: readonly (readonly Cell[])[], column: number, cells: readonly Cell[]): Span[] | null {
  const free = rows.map((row) => !row.some((cell) => columnOf(cell) === column))
  const fits = cells.map((cell) => spansOf(rows, free, cell))
  if (fits.some((spans) => spans.length === 0)) return null
  for (const widest of column === 0 ? [true, false] : [false, true]) {
    const chosen = fits
      .map((spans) => spans[widest ? spans.length - 1 : 0])
      .filter((span) => span !== undefined)
    if (chosen.every(({ from }, at) => at === 0 || from > (chosen[at - 1]?.to ?? 0))) return chosen
  }
  return null
}

/** The stretches of rows without a cell of their own in whose middle it stands, the shortest first. */
function spansOf(rows: readonly (readonly Cell[])[], free: readonly boolean[], cell: Cell): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < rows.length; from += 1)
    for (let to = from; to < rows.length && free.slice(from, to + 1).every(Boolean); to += 1) {
      const middle = (topOfRow(rows[from] ?? []) + bottomOfRow(rows[to] ?? [])) / 2
      if (Math.abs(middle - middleOf(cell)) <= nearMiddle) spans.push({ cell, from, to })
    }
  return spans.sort((a, b) => a.to - a.from - (b.to - b.from))
}
