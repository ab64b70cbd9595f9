// What a column holds is known by its title, and better by its cells: "Progress" is the status in one plan and the update
// in the next. Decided once for the whole column, from every row under its header.
import type { Column } from './column-titles.ts'
import { ragIn, statusOf } from './status.ts'

const shortMax = 40
const longMin = 60

/** Takes a header's columns and the rows under it. Returns the columns as their cells show them to be. */
export function settledColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): Column[] {
  const cellsOf = (at: number) => rows.map((cells) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  const at = (column: Column) => columns.indexOf(column)
  const [status, update] = [at('status'), at('update')]
  if (status < 0 && update >= 0 && areStatuses(cellsOf(update))) return swapped(columns, update, 'status')
  if (status >= 0 && update < 0 && areStories(cellsOf(status))) return swapped(columns, status, 'update')
  if (status >= 0 && update >= 0 && areStories(cellsOf(status)) && areStatuses(cellsOf(update)))
    return swapped(swapped(columns, status, 'update'), update, 'status')
  if (status >= 0) return [...columns]
  const unnamed = columns.findIndex((column, index) => column === 'other' && areColours(cellsOf(index)))
  return unnamed < 0 ? [...columns] : swapped(columns, unnamed, 'status')
}

const swapped = (columns: readonly Column[], index: number, column: Column): Column[] =>
  columns.map((each, at) => (at === index ? column : each))

/** Whether a cell holds a status or a colour and next to nothing else. */
export const isStatus = (cell: string): boolean =>
  cell.trim().length <= shortMax && (statusOf(cell) !== null || ragIn(cell) !== null)

const areStatuses = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.filter(isStatus).length >= cells.length * 0.8

const areColours = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => cell.trim().length <= 12 && ragIn(cell) !== null)

function areStories(cells: readonly string[]): boolean {
  const stories = cells.filter((cell) => cell.trim().length >= longMin && !isStatus(cell))
  return cells.length > 0 && stories.length > cells.length / 2
}
