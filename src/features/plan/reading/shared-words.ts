// What a row says beside its own words: what merged cells share with it, and that its time is only a beginning.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { type Column, titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import type { DraftRow } from './draft.ts'

/** Whether the time frame is nothing but a first day, by its title or by what somebody said. */
export const saysOnlyStart = (columns: readonly Column[], titles: readonly string[]): boolean =>
  columns.includes('start')
    ? !columns.includes('timeframe')
    : titleKind(titleOf(titles[columns.indexOf('timeframe')] ?? ''))?.kind === 'start'

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
