import type { TableRow } from './blocks.ts'
import { headerColumns } from './columns.ts'
import { type Draft, warn } from './draft.ts'

/**
 * Names a row that heads a table only because somebody said what the columns hold: in a table without a header it may be an
 * action, and nobody would miss it among the titles.
 */
export function warnOfSaidTitles(draft: Draft, { cells, line, header = false }: TableRow): void {
  if (headerColumns(cells, { marked: header })) return
  const words = cells.filter((cell) => cell !== '').join(' | ')
  warn(draft, 'titles-by-choice', line, words.slice(0, 300))
}
