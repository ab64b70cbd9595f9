// What a paragraph of a plan is: the heading of a priority, the label over its core objectives, one of
// those objectives, a link to another plan, a page number. Regular expressions here see at most a
// heading's length or are anchored, so that a long paragraph costs no more than its length.

export type PriorityHeading = { number: number | null; title: string }
export type Link = { kind: string; label: string; text: string }

const headingLettersMax = 200
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const number = String.raw`(\d{1,2}(?:\.\d{1,2}){0,2}|one|two|three|four|five|six|seven|eight|nine|ten|[a-h](?=\b))`
// How the words before the number end.
const tiers: readonly [1 | 2, RegExp][] = [
  [
    1,
    /(?:^| )(?:(?:priority|theme|goal|pillar|strand|work ?stream|domain|mission)(?: area)?|(?:key |focus |work )area|area (?:of|for) (?:focus|work|improvement|development)|impact action|strategic (?:objective|aim|outcome|ambition))$/,
  ],
  [
    2,
    /(?:^| )(?:objective|outcome|aim|ambition|commitment|(?:action )?area|intention|promise|recommendation|standard|indicator|metric)$/,
  ],
]
const opening = new RegExp(
  `^((?=\\p{L})[\\p{L}&'’ -]{2,60}?) (?:no\\.? ?|number )?${number}(?![\\p{L}\\p{N}]) ?([:.–—-]?)\\s*(.*)$`,
  'isu',
)
// "Progress on Priority 1" and "Links to Objective 2" speak of a heading and are none.
const speaksOf = /(?:^| )(?:on|to|for|with|under|in|from|see|and|links?|update|progress) /i

export type NumberedHeading = PriorityHeading & {
  tier: 1 | 2
  /** The number as written: "1", "1.1", "A". */
  ref: string
  /** What stands before the number: "Strategic Priority". */
  label: string
}

/**
 * "Strategic Priority 1: Raising Awareness", "Outcome 1.2 - ..." and their like, or null. `tier` 2 stands under tier 1
 * where a plan has both; a number with a point in it is always under another.
 */
export function numberedHeading(text: string): NumberedHeading | null {
  if (text.length > headingLettersMax) return null
  const found = opening.exec(text.replace(/\s+/g, ' ').trim())
  if (!found) return null
  const [, label = '', named = '', mark, title = ''] = found
  const tier = tierOf(label)
  if (
    tier === null ||
    label.split(' ').length > 6 ||
    speaksOf.test(label.replace(/^(?:key )?area for /i, ''))
  )
    return null
  const strategic = /^strategic\b/i.test(label)
  // "Priority 1 and the rest" is a sentence, unless it says that it is strategic; a letter needs its mark.
  const titled = /^\p{Lu}/u.test(title) && !/[.;,]$/.test(title)
  if (!strategic && !mark && title !== '' && !titled) return null
  if (/^[a-h]$/i.test(named) && !mark) return null
  if (/^\d/.test(title) && mark === '.') return null
  return {
    tier: named.includes('.') ? 2 : tier,
    number: numberOf(named),
    ref: named,
    label,
    title: title.trim(),
  }
}

function tierOf(label: string): 1 | 2 | null {
  const said = label.toLowerCase()
  return tiers.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}

/** "Objective: ..." or "Theme – ...", one of its kind, without a number; null where the text is no such thing. */
export function labelledHeading(text: string): { tier: 1 | 2; label: string; title: string } | null {
  if (text.length > headingLettersMax) return null
  const found =
    /^((?:(?:(?:\p{Lu}[\p{L}'’-]* ){0,2}strategic|key|equality|our|overall|local) )?(priority|theme|pillar|strand|workstream|goal|objective|outcome|aim|ambition)(?: area)?)(?:: ?| [–—-] )(?=\S)/iu.exec(
      text,
    )
  if (!found?.[1] || !found[2]) return null
  const tier = tierOf(found[2])
  return tier === null ? null : { tier, label: found[1], title: text.slice(found[0].length).trim() }
}

/** The same where it can only be a priority's. */
export function priorityHeading(text: string): PriorityHeading | null {
  const found = numberedHeading(text)
  return found?.tier === 1 ? { number: found.number, title: found.title } : null
}

/** The same from a cell of a "Priority" column, where a bare number or title is enough. */
export function priorityCell(text: string): PriorityHeading {
  const heading = priorityHeading(text)
  if (heading) return heading
  const found = /^(\d{1,2})(?:[.):\s]\s*|$)(?!\d)(.*)$/su.exec(text)
  return found ? { number: Number(found[1]), title: (found[2] ?? '').trim() } : { number: null, title: text }
}

/** "Core Objectives:" with any words that follow it on the line, or null. */
export function coreObjectivesLabel(text: string): { label: string; rest: string } | null {
  const found = /^(?:(?:core|key|main|strategic) )?objectives?(?=:|$)/i.exec(text)
  if (!found) return null
  return { label: found[0], rest: text.slice(found[0].length).replace(/^:/, '').trim() }
}

/** "Links to Police & Crime Plan: ...", "Links to: Police & Crime Plan, ..." or "SPB Theme - ...", or null. The label is kept as written. */
export function linkTo(text: string): Link | null {
  const opening = text.slice(0, headingLettersMax)
  const bare = /^links? (?:to|with) ?(?::| [–—-] ?)\s*(?=\S)/i.exec(opening)
  if (bare) {
    const label = bare[0].replace(/[\s:–—-]+$/u, '')
    const linked = text.slice(bare[0].length).trim()
    return { kind: linkKind(/^[^,;:.]+/.exec(linked)?.[0].trim() ?? linked), label, text: linked }
  }
  const named = /^links? (?:to|with)(?: the)? (?=\S)/i.exec(opening)
  const theme = named ? null : /^(?:[\p{L}&]+ ){1,4}themes? ?(?=[:–—-])/iu.exec(opening)
  if (!named && !theme) return null
  const from = named ? named[0].length : 0
  const mark = /:| [–—-] /.exec(opening.slice(from))
  if (!mark) return null
  const label = text.slice(0, from + mark.index).trim()
  const name = label.slice(from).trim()
  return { kind: linkKind(name), label, text: text.slice(from + mark.index + mark[0].length).trim() }
}

/** What somebody says is a link: named by what stands before its mark, or without a name of its own. No word is lost. */
export function saidLink(line: string): Link {
  const text = bulletText(line) ?? line
  const known = linkTo(text)
  if (known) return known
  const mark = /:| [–—-] /.exec(text.slice(0, headingLettersMax))
  const label = mark ? text.slice(0, mark.index).trim() : ''
  if (!mark || label === '') return { kind: '', label: '', text }
  return { kind: linkKind(label), label, text: text.slice(mark.index + mark[0].length).trim() }
}

/** A link as one line: "Links to Police & Crime Plan: Victims first". */
export const linkWords = ({ label, text }: Pick<Link, 'label' | 'text'>): string =>
  [label, text].filter((words) => words !== '').join(': ')

const linkKind = (name: string): string =>
  /^police (?:and|&) crime plan$/i.test(name) ? 'Police & Crime Plan' : name

/** The words after a bullet, or null where the paragraph has none. */
export function bulletText(text: string): string | null {
  const found = /^(?:[•●▪■◦‣·∙\uF0B7]\s*|[*–—-]\s+)(?=\S)/u.exec(text)
  return found ? text.slice(found[0].length).trim() : null
}

/** "Page 3 of 9" and its like. */
export function isPageNumber(text: string): boolean {
  return /^(?:page )?\d{1,3}(?: (?:of|\/) \d{1,3})?$/i.test(text)
}

/** A protective marking ("OFFICIAL – SENSITIVE", "Not protectively marked"): of the paper, and no heading of the plan. */
export const isMarking = (text: string): boolean =>
  /^\W*(?:OFFICIAL(?:[ :–—-]*SENSITIVE(?:[ :–—-].{0,40})?)?|(?:not )?protectively marked|(?:strictly |private and )?confidential|restricted|protect)\W*$/i.test(
    text.slice(0, headingLettersMax),
  )

/** A paragraph that can only be a heading, wherever it stands, even alone in a table row. */
export function isHeading(text: string): boolean {
  return numberedHeading(text) !== null || coreObjectivesLabel(text) !== null || linkTo(text) !== null
}

function numberOf(word: string): number | null {
  const named = numbers.indexOf(word.toLowerCase())
  if (named >= 0) return named + 1
  return /^\d+$/.test(word) ? Number(word) : null
}
