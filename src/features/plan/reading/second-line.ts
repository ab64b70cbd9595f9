// A header in two lines: a wide title over several ("When" over "Start" and "Finish"), beside titles as tall as both.
import { hasWord, titleOf } from './columns.ts'

/** Whether titles right below others go on with them: blank where those are tall, and none the same. */
export function standsUnder(cells: readonly string[], above: readonly string[]): boolean {
  const tall = above.some((title, at) => hasWord(title) && !hasWord(cells[at] ?? ''))
  const under = cells.some((cell, at) => hasWord(cell) && !hasWord(above[at] ?? ''))
  const same = cells.some((cell, at) => hasWord(cell) && titleOf(cell) === titleOf(above[at] ?? ''))
  return tall && under && !same
}
