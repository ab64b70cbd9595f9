// A header in two lines: a wide title over several ("When" over "Start" and "Finish"), beside titles as tall as both.
import type { TableRow } from './blocks.ts'
import { hasWord, titleOf } from './columns.ts'

/** Whether titles right below others go on with them: blank where those are tall, and none the same. */
export function standsUnder(cells: readonly string[], above: readonly string[]): boolean {
  const tall = above.some((title, at) => hasWord(title) && !hasWord(cells[at] ?? ''))
  const under = cells.some((cell, at) => hasWord(cell) && !hasWord(above[at] ?? ''))
  const same = cells.some((cell, at) => hasWord(cell) && titleOf(cell) === titleOf(above[at] ?? ''))
  return tall && under && !same
}

const titleMax = 40

/**
 * Whether a row can only be the second line of the header right above it, whatever it says: it has words only where that one's
 * cells are merged over several columns ("Timescale" over "Start" and "Finish"), and all else goes on from above.
 */
export function standsUnderSpans({ cells, merged, table }: TableRow, header: TableRow | null): boolean {
  const spans = header?.merged
  if (!header || !spans || !merged || header.table !== table) return false
  const isOver = (at: number) => spans[at] === 'left' || spans[at + 1] === 'left'
  const filled = cells.flatMap((cell, at) => (hasWord(cell) ? [at] : []))
  return (
    filled.length > 1 &&
    merged.includes('above') &&
    filled.every((at) => isOver(at) && (cells[at] ?? '').length <= titleMax) &&
    cells.every((cell, at) => hasWord(cell) || merged[at] === 'above' || !hasWord(header.cells[at] ?? ''))
  )
}

/** A header's titles, each in every column that its cell is merged over. */
export function spanned(titles: readonly string[], header: TableRow | null): string[] {
  let title = ''
  return titles.map((each, at) => {
    if (header?.merged?.[at] !== 'left') title = each
    return title
  })
}
