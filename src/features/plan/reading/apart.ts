// A second table under a heading of its own kind ("Legacy actions", "Appendix B", a sheet "Closed") is no part of the priority
// above it, whatever its rank: it opens a part of its own.
import type { Block } from './blocks.ts'
import type { Heading } from './outline-headings.ts'

const things =
  '(?:actions?|items?|tasks?|objectives?|aims?|activit(?:y|ies)|work|commitments?|recommendations?|milestones?|projects?|plans?|tracker|log|priorities)'
const over =
  '(?:legacy|closed|complete[d]?|archived?|historic(?:al)?|superseded|cancelled|withdrawn|discontinued)'
const left =
  "(?:previous|past|old|prior|outstanding|carried (?:forward|over)|deferred|parked|on hold|additional|other|further|miscellaneous|new|ongoing|business as usual|bau|cross[ -]cutting|remaining|last year(?:[’']s)?)"
const named = [
  new RegExp(
    `^(?:the |our |all )?${over}(?: ${things})?(?: (?:${over}|in|from|since|to|by|at|for|as)\\b.*)?(?: ?[(–-]? ?[\\d/.–-]+\\)?)?$`,
    'i',
  ),
  new RegExp(`^(?:the |our |all )?${left}(?: [\\p{L}/]+)? ${things}\\b`, 'iu'),
  new RegExp(`^${things} (?:(?:that|which) (?:are|were|have been) |now )?(?:${over}|${left})\\b`, 'i'),
  /^(?:appendix|annexe?) (?:\d{1,2}|[a-z])\b/i,
]

/** Whether a heading says by its words that what stands under it is apart from the plan's priorities. */
export const isApart = (text: string): boolean =>
  text.length <= 110 && named.some((pattern) => pattern.test(text.trim()))

/** Whether such a heading says that what stands under it is complete. */
export const isOfComplete = (text: string): boolean =>
  (/^(?:the |our |all )?(?:completed?|closed)\b/i.test(text.trim()) || ofDone.test(text.trim())) &&
  isApart(text)

const ofDone =
  /^(?:actions?|items?|tasks?) (?:(?:that|which) (?:are|were|have been) |now )?(?:completed?|closed)\b/i

/**
 * Takes the headings in order, those that open the plan's priorities, and all blocks. Returns the headings without a number that open a part
 * of their own: by their words, as sheets, by a rank no lower than the priorities', or as the only table that stands under the
 * last priority beside that priority's own.
 */
export function partsApart(
  headings: readonly Heading[],
  priorities: readonly Heading[],
  blocks: readonly Block[],
): Heading[] {
  const deepest = Math.min(...priorities.map(({ level }) => level))
  const counts = new Map<string, number>()
  for (const { key } of headings) counts.set(key, (counts.get(key) ?? 0) + 1)
  const plain = headings.filter(({ tier, over }) => tier === null && over)
  // A plan that is nothing but its outstanding actions has them as its own.
  const first = plain.find(({ block }) => isApart(block.text))?.block
  const before = blocks.findIndex((block) => block.kind === 'row' || block === first)
  if (priorities.length === 0 && blocks[before]?.kind !== 'row') return []
  return plain.filter((heading) => {
    if (heading.block.sheetName) return isSheetApart(heading, headings)
    // "Completed actions" under every priority is a part of each.
    if (!heading.rows || (counts.get(heading.key) ?? 0) > 1) return false
    if (isApart(heading.block.text)) return !isWithin(heading, headings, priorities, deepest)
    // The words right below a priority's heading go on with it.
    const above = blocks[blocks.indexOf(heading.block) - 1]
    if (priorities.some(({ block, tier }) => block === above && tier !== null)) return false
    if (heading.over?.includes('priority')) return false
    return (heading.styled && heading.level <= deepest) || isLonelyLast(heading, headings, priorities)
  })
}

/** Whether a heading is styled as standing under a priority that others follow, over a table whose rows can be its own. */
function isWithin(
  heading: Heading,
  headings: readonly Heading[],
  priorities: readonly Heading[],
  deepest: number,
): boolean {
  const at = headings.indexOf(heading)
  const lower = heading.styled && heading.level > deepest && !heading.over?.includes('aim')
  return lower && priorities.some((priority) => headings.indexOf(priority) > at)
}

/** Whether a sheet's rows stand under no numbered heading, under none that says the same, and do not name their priorities. */
function isSheetApart(sheet: Heading, headings: readonly Heading[]): boolean {
  const after = headings.slice(headings.indexOf(sheet) + 1)
  const next = after.findIndex(({ block }) => block.sheetName)
  const within = next < 0 ? after : after.slice(0, next)
  if (within.some(({ tier, block }) => tier !== null || isApart(block.text))) return false
  if (!isApart(sheet.block.text) && sheet.over?.includes('priority')) return false
  return sheet.rows || within.some(({ rows }) => rows)
}

/** Whether only the last priority, which has a table of its own, has a second one, under this heading. */
function isLonelyLast(
  heading: Heading,
  headings: readonly Heading[],
  priorities: readonly Heading[],
): boolean {
  const last = priorities.at(-1)
  if (!last?.rows || priorities.length < 2) return false
  const plain = headings.filter(({ tier, rows }) => tier === null && rows)
  const from = headings.indexOf(last)
  return headings.indexOf(heading) > from && plain.every((each) => headings.indexOf(each) > from)
}
