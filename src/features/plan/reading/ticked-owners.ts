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
 * `raci`: the columns say who is responsible (R), accountable (A), consulted and informed; then it is the first of these that there is.
 */
export function tickedOwners(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
  raci: boolean,
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
  if (raci) {
    const of = (letter: RegExp) =>
      titles.filter((_, at) => columns[at] === 'other' && isRaci(cells[at]) && letter.test(cells[at] ?? ''))
    const does = of(/r/i).length > 0 ? of(/r/i) : of(/a/i)
    return does.length === 0 ? {} : { owner: does.map((title) => title.trim()).join('\n') }
  }
  const named = titles.filter((title, at) => columns[at] === 'other' && isNamed(title) && isBody(title))
  if (named.length < 2) return {}
  const owners = leads.length > 0 ? leads : marked.filter(({ title, cell }) => isMark(cell) && isBody(title))
  return owners.length === 0 ? {} : { owner: owners.map(({ title }) => title).join('\n') }
}

const raciMark = /^[raci](?: ?[/,&+] ?[raci])*$/i
const isRaci = (cell = ''): boolean => raciMark.test(cell.trim())

/** Whether the rows of a table say who is responsible, accountable, consulted and informed. Without an I, or beside a G, letters are colours. */
export function saysRaci(columns: readonly Column[], rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flatMap((row) => row.filter((_, at) => columns[at] === 'other'))
  const has = (letter: RegExp) => cells.some((cell) => letter.test(cell.trim()))
  return has(/^i$/i) && has(/^(?:r|r ?[/&] ?a|a ?[/&] ?r)$/i) && !has(/^[gyb]$/i)
}
