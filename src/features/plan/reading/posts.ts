// "Position" is how things stand in one plan and whose post it is in another: the cells tell.
import type { Column } from './column-titles.ts'
import { titleOf } from './columns.ts'

const posts =
  /\b(?:heads?|managers?|officers?|directors?|leads?|co-?ordinators?|chief|inspector|superintendent|sergeant|constable|advis[eo]rs?|chair|commissioner|consultants?|members?|analysts?|champions?|secretary|leader|executive|nurse|assistants?|workers?)\b/i

/** Takes a header's columns, its titles and the rows under it. A "Position" of posts is the owner where no other column is. */
export function settledPosts(
  columns: readonly Column[],
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Column[] {
  const at = titles.findIndex(
    (title, index) => columns[index] === 'update' && /^(?:position|post)$/.test(titleOf(title)),
  )
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  const named = cells.filter((cell) => cell.length <= 80 && !/[.;:]\s|[.;]$/.test(cell) && posts.test(cell))
  if (at < 0 || cells.length === 0 || named.length < cells.length * 0.6) return [...columns]
  return columns.map((column, index) =>
    index !== at ? column : columns.includes('owner') ? 'other' : 'owner',
  )
}
