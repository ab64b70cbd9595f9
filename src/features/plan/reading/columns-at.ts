// What the columns under a header hold, as the reader takes them: by their titles and by their cells.
import type { Block } from './blocks.ts'
import { type Column, type ColumnsSaid, headerColumns, titleOf } from './columns.ts'
import { settledColumns } from './settle.ts'

const rowsLookedAt = 500

/** Takes blocks, where a header stands among them and what somebody said of columns. Null where the block heads no table. */
export function columnsAt(blocks: readonly Block[], at: number, said: ColumnsSaid): Column[] | null {
  const header = blocks[at]
  if (header?.kind !== 'row') return null
  const columns = headerColumns(header.cells, { said, marked: true })
  if (!columns) return null
  const rows: string[][] = []
  for (const block of blocks.slice(at + 1, at + 1 + rowsLookedAt)) {
    if (block.kind !== 'row') continue
    if (block.table !== header.table || headerColumns(block.cells, { said })) break
    rows.push(block.cells)
  }
  return settledColumns(columns, rows, header.cells, (index) =>
    Object.hasOwn(said, titleOf(header.cells[index] ?? '')),
  )
}
