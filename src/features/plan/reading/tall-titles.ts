// A header in two lines of which only the lower is known as one: "Priority | Action | Delivery" over "Lead | By when". Titles of the
// upper line that are as tall as both stand over nothing, and are the titles of their columns.
import type { Block, TableRow } from './blocks.ts'
import { type ColumnsSaid, hasWord, headerColumns } from './columns.ts'
import { titleKind } from './column-titles.ts'
import { titleLettersMax, titleOf } from './title-of.ts'

/** Takes blocks. Returns them with such two lines as one header, the titles over several columns above it. */
export function withTallTitles(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const isHeader = ({ cells, header = false }: TableRow) =>
    headerColumns(cells, { said, marked: header }) !== null
  const merged = (above: Block | undefined, below: Block | undefined): TableRow | null => {
    if (above?.kind !== 'row' || below?.kind !== 'row' || above.table !== below.table) return null
    if (below.over || isHeader(above) || !isHeader(below) || !areTitles(above.cells)) return null
    const isTall = (at: number) => hasWord(above.cells[at] ?? '') && !hasWord(below.cells[at] ?? '')
    const tall = above.cells.filter((cell, at) => isTall(at) && titleKind(titleOf(cell)) !== null)
    const isOver = above.cells.some((cell, at) => hasWord(cell) && hasWord(below.cells[at] ?? ''))
    if (tall.length === 0 || !isOver) return null
    const width = Math.max(above.cells.length, below.cells.length)
    const at = (row: TableRow, index: number) => row.cells[index] ?? ''
    const places = Array.from({ length: width }, (_, index) => index)
    return {
      ...below,
      cells: places.map((index) => (isTall(index) ? at(above, index) : at(below, index))),
      over: { line: above.line, cells: places.map((index) => (isTall(index) ? '' : at(above, index))) },
    }
  }
  return blocks.flatMap((block, at): Block[] => {
    if (merged(block, blocks[at + 1])) return []
    return [merged(blocks[at - 1], block) ?? block]
  })
}

const areTitles = (cells: readonly string[]): boolean => {
  const filled = cells.filter(hasWord)
  return (
    filled.length > 1 && filled.every((cell) => cell.length <= titleLettersMax && !/[.;]$/.test(cell.trim()))
  )
}
