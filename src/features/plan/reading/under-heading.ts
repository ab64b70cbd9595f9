// What columns mean under a heading, or beside no other. A "Theme" below "Strategic Priority 2" is no second priority, and where
// nothing but an aim says what is done, the aim does.
import type { Column } from './column-titles.ts'
import { hasWord } from './columns.ts'
import { priorityHeading } from './headings.ts'

/** Takes the columns of a table under a numbered priority and the rows under its header. Returns them with the table's own themes as aims. */
export function underPriority(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  headings: readonly string[],
): Column[] {
  const at = columns.indexOf('priority')
  if (at < 0) return [...columns]
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter(hasWord)
  const named = cells.some((cell) => headings.includes(cell) || priorityHeading(cell) !== null)
  if (named || cells.length === 0) return [...columns]
  const free = (['action', 'objective'] as const).find((kind) => !columns.includes(kind)) ?? 'other'
  return columns.map((column) => (column === 'priority' ? 'aim' : column === 'aim' ? free : column))
}
