// A table's row as the words of its fields, by its columns.
import type { RowWords } from './derive.ts'
import { type Column, hasWord } from './columns.ts'
import type { DraftRow } from './draft.ts'
import { isTold } from './ticked-times.ts'

export type Cells = RowWords & { priority: string; ref: string; aim: string; other: DraftRow['other'] }

/** Takes a row's cells, its columns and their titles. Returns each field's words, and what has no field under its title. */
export function named(row: readonly string[], columns: readonly Column[], titles: readonly string[]): Cells {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? ''
  const other = row.flatMap((text, at) =>
    isTold(text) && (columns[at] ?? 'other') === 'other' ? [{ column: titles[at] ?? '', text }] : [],
  )
  return {
    priority: cell('priority'),
    ref: cell('ref'),
    aim: cell('aim'),
    objective: cell('objective'),
    action: cell('action'),
    owner: cell('owner'),
    timeframe: [cell('start'), cell('timeframe')].filter(hasWord).join(' – '),
    status: cell('status'),
    update: cell('update'),
    other,
  }
}
