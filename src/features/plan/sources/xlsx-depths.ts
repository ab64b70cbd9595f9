// How deep the rows of a sheet stand under one another: task lists set the words of a row in, or group rows under the one
// above. Whether it means anything is for the reader of plans to say (reading/parent-rows.ts).
import { hasWord } from '../reading/columns.ts'
import type { Sheet } from './xlsx-sheet.ts'

/** Takes a sheet. Returns what says how deep a row stands; 0 where nothing does. */
export function depthsIn({ rows, depths }: Pick<Sheet, 'rows' | 'depths'>): (row: number) => number {
  const column = indentedColumn(rows)
  if (column === null) return (row) => depths.get(row) ?? 0
  return (row) => rows.get(row)?.find((cell) => cell.column === column)?.indent ?? 0
}

/** The first column in which the words of some rows are set in and those of others are not. */
function indentedColumn(rows: Sheet['rows']): number | null {
  let first: number | null = null
  for (const cells of rows.values())
    for (const { column, indent, text } of cells)
      if (indent && (first === null || column < first) && hasWord(text)) first = column
  return first
}
