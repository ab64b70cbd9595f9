// A column for each body, with a mark where it has a part in the action: who leads stands in the titles.
import type { Column } from './column-titles.ts'
import { titleOf } from './title-of.ts'
import { bodies, body, isComplete, lastWord } from './owners-kinds.ts'
import { isMark } from './ticked-times.ts'
import { readTimeFrame } from './time-frame.ts'

const lead = /^(?:l|lead|leads|leading|lead agency|owner)[.*]?$/i
const part =
  /^(?:s|support|supports|supporting|p|partner|contribut(?:e|es|ing|or)|involved|c|i|n\/a|[-–—])[.*]?$/i
// Whom an action is for, in plans on equality; and what else is ticked.
const noBody =
  /\b(?:age|disability|race|ethnicity|religion|belief|faith|sex|gender|orientation|lgbt\w*|transgender|pregnancy|maternity|marriage|carers?|all|statutory|priority|eqia|eia|risk|cost|complete|done|rag|budget|funded|new)\b/
const placeWord =
  /^(?:city|county|district|borough|health|police|fire|probation|nhs|opcc|icb|vcs|vcse|csp|cps)s?$/i

const isBody = (title: string): boolean => {
  const words = title.trim()
  return placeWord.test(words) || body.test(words) || bodies.test(lastWord(words)) || isComplete(words)
}

/** A header's cells but for its columns of bodies, where there are three or more: they are titles, whatever else is there. */
export function withoutBodies(cells: readonly string[]): readonly string[] {
  const others = cells.filter((cell) => cell.length > 40 || !isBody(cell))
  return cells.length - others.length >= 3 ? others : cells
}

/**
 * Takes a header's columns and titles, and a row without an owner. Returns the titles of the bodies that lead, or of those
 * that are ticked, for deriving only; nothing where fewer than two columns are bodies', or one of them tells something in words.
 */
export function tickedOwners(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): { owner?: string } {
  const isNamed = (title: string) =>
    titleOf(title) !== '' && !noBody.test(titleOf(title)) && readTimeFrame(title, null).times.length === 0
  const marked = titles.flatMap((title, at) => {
    const cell = (cells[at] ?? '').trim()
    return columns[at] === 'other' && isNamed(title) && (lead.test(cell) || part.test(cell) || isMark(cell))
      ? [{ title: title.trim(), cell }]
      : []
  })
  const leads = marked.filter(({ cell }) => lead.test(cell))
  const named = titles.filter((title, at) => columns[at] === 'other' && isNamed(title) && isBody(title))
  if (named.length < 2) return {}
  const owners = leads.length > 0 ? leads : marked.filter(({ title, cell }) => isMark(cell) && isBody(title))
  return owners.length === 0 ? {} : { owner: owners.map(({ title }) => title).join('\n') }
}
