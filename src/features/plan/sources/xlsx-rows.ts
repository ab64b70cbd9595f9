// A sheet's cells as rows of a grid, merged ranges spread over the rows that they cover.
import { hasWord } from '../reading/columns.ts'
import type { GridCell } from './grid.ts'
import { cellText } from './tidy.ts'
import type { Range, Sheet, SheetCell } from './xlsx-sheet.ts'

export type SheetRow = { row: number; cells: GridCell[] }

/** Rows from top to bottom; colours to the right of the last words are a painted page and left out. */
export function sheetRows(sheet: Sheet, count: (cells: number) => void): SheetRow[] {
  const lastColumn = lastWord(sheet.rows)
  const grid = new Map<number, Map<number, GridCell>>()
  for (const [row, cells] of sheet.rows)
    grid.set(
      row,
      new Map(cells.filter(({ column }) => column <= lastColumn).map((cell) => [cell.column, plain(cell)])),
    )
  const byRow = [...grid.keys()].sort((a, b) => a - b)
  for (const range of sheet.merges) spread(range, grid, byRow, count)
  return byRow.map((row) => ({
    row,
    cells: [...(grid.get(row)?.values() ?? [])].sort((a, b) => a.from - b.from),
  }))
}

function lastWord(rows: Sheet['rows']): number {
  let last = 0
  for (const cells of rows.values())
    for (const { column, text } of cells) if (column > last && hasWord(text)) last = column
  return last
}

function plain({ column, text, fill }: SheetCell): GridCell {
  return { from: column, to: column + 1, text: cellText(text), fill, above: false }
}

/** Words under a merged cell, which sheets keep though they do not show them, stay cells of their own. */
function spread(
  range: Range,
  grid: ReadonlyMap<number, Map<number, GridCell>>,
  byRow: readonly number[],
  count: (cells: number) => void,
): void {
  const first = grid.get(range.top)?.get(range.left)
  if (!first) return
  const bottom = lastAtMost(byRow, range.bottom)
  for (let at = firstAtLeast(byRow, range.top); at <= bottom; at += 1) {
    const cells = grid.get(byRow[at] ?? 0)
    if (!cells) continue
    count(1)
    for (const [column, cell] of cells) {
      const covered = column >= range.left && column <= range.right && cell !== first
      if (covered && !hasWord(cell.text)) cells.delete(column)
    }
    if (byRow[at] === range.top) first.to = range.right + 1
    else if (!cells.has(range.left))
      cells.set(range.left, { ...first, to: range.right + 1, text: '', above: true })
  }
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function lastAtMost(sorted: readonly number[], value: number): number {
  return firstAtLeast(sorted, value + 1) - 1
}
