// What a row says beside its own words: what merged cells share with it, and that its time is only a beginning.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import type { DraftRow } from './draft.ts'
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
