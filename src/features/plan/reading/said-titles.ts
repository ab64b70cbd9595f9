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

/** Where no table has titles: that the columns are a guess or, with the first row, that they are as somebody said. */
export function warnOfNoHeader(draft: Draft): void {
  const first = draft.byPlace
    ? draft.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))[0]
    : null
  if (!first) return warn(draft, 'no-header', null, '')
  const words = first.words.action || first.words.objective
  warn(draft, 'columns-by-place', first.source.line, words.slice(0, 300))
}
