// What a row says beside its own words: what merged or blank cells share with the row above, and that its time is only a
// beginning.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import type { DraftAim, DraftRow } from './draft.ts'
import { readTimeFrame } from './time-frame.ts'

/**
 * Whether the time frame is nothing but a first day: by its title, by what somebody said, or because the last day's own cell is
 * blank or names no time ("Oct 26" and "ASAP").
 */
export function saysOnlyStart(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): boolean {
  const last = columns.indexOf('timeframe')
  if (!columns.includes('start')) return titleKind(titleOf(titles[last] ?? ''))?.kind === 'start'
  if (last < 0) return true
  const { times, noYear } = readTimeFrame(cells[last] ?? '', null)
  return hasWord(cells[columns.indexOf('start')] ?? '') && times.length === 0 && !noYear
}

const shareable = ['objective', 'action', 'owner', 'timeframe', 'status'] as const

/** What a row has in common with the one above, whose cell is merged over both: its meaning, not its words again. */
export function sharedWords(
  before: DraftRow | null,
  words: RowWords,
  { merged }: TableRow,
  columns: readonly Column[],
): Partial<RowWords> {
  const shared: Partial<RowWords> = {}
  for (const field of shareable) {
    if (!before || words[field] !== '' || merged?.[columns.indexOf(field)] !== 'above') continue
    shared[field] = before.shared[field] ?? before.words[field]
  }
  return shared
}

/**
 * The objective of the row above, where this one leaves its own blank and has an action of its own: a spreadsheet and a CSV
 * file of it name an objective in the first of its rows only. None where the row above is of another aim or has none.
 */
export function objectiveAbove(
  before: DraftRow | null,
  words: RowWords,
  aim: DraftAim,
  columns: readonly Column[],
): Pick<RowWords, 'objective'> | null {
  if (!columns.includes('objective') || words.objective !== '' || !hasWord(words.action)) return null
  if (!before || before !== aim.rows.at(-1) || !hasWord(before.words.action)) return null
  const objective = before.shared.objective ?? before.words.objective
  return objective === '' ? null : { objective }
}
