// Columns that part what others hold in one: what is done in each year ("What we will do in Year 1 | ... in Year 2"), and how it
// goes with each body ("RAG Council | RAG Police").
import type { Column } from './columns.ts'
import { hasWord, titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import { isDatedStatus } from './quarter-updates.ts'

const year =
  /(?:\b(?:in|for|during|by) )?(?:\byear (?:[1-9]|one|two|three|four|five)\b|\b20\d\d(?: ?[/–-] ?(?:20)?\d\d)?\b|\b(?:short|medium|long)(?:er)?[ -]term\b)/

const withoutYear = (title: string): string => titleOf(titleOf(title).replace(year, ' '))

/** Takes a row with its columns and titles. Returns the actions of every year together, for deriving only, where each has a column; else nothing. */
export function actionsOfYears(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): Partial<Pick<RowWords, 'action'>> {
  const at = columns.indexOf('action')
  const own = titles[at] ?? ''
  if (at < 0 || !year.test(titleOf(own))) return {}
  const plain = withoutYear(own)
  const filled = cells.filter(
    (cell, index) =>
      hasWord(cell) &&
      (index === at ||
        (columns[index] === 'other' &&
          year.test(titleOf(titles[index] ?? '')) &&
          withoutYear(titles[index] ?? '') === plain)),
  )
  return filled.length > 1 ? { action: filled.join('\n') } : {}
}

const status = /\b(?:b?rag|status)(?: (?:status|rating))?\b/
const ofNoBody =
  /\b(?:confidence|previous|last|current|latest|overall|key|forecast|delivery|progress|action|project|baseline|comments?|reasons?|start|end|target|next)\b/

/** Whose status a title says its column is: "police" of "Police RAG"; null where it is nobody's. */
function bodyOf(title: string): string | null {
  const said = titleOf(title)
  if (!status.test(said) || isDatedStatus(title) || ofNoBody.test(said)) return null
  const rest = titleOf(said.replace(status, ' ').replace(/\b(?:for|of|by)\b/, ' '))
  return hasWord(rest) ? rest : null
}

/** Whether the status is only one body's, and another's says another thing. */
export function isStatusOfOneBody(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): boolean {
  const at = columns.indexOf('status')
  const body = at < 0 ? null : bodyOf(titles[at] ?? '')
  if (body === null) return false
  const plain = (cell: string) => cell.trim().toLowerCase()
  return titles.some((title, index) => {
    const other = columns[index] === 'other' ? bodyOf(title) : null
    const cell = cells[index] ?? ''
    return other !== null && other !== body && hasWord(cell) && plain(cell) !== plain(cells[at] ?? '')
  })
}
