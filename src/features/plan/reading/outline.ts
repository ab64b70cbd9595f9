// Which paragraphs of a document are headings, and of what: a plan has priorities over aims over tables, and says so by
// numbered words ("Priority 1:", "Outcome 2:"), by the styles of its format, by sheets, by rows as wide as the table, or
// only by standing right above one.
import { partsApart } from './apart.ts'
import type { Block, Paragraph } from './blocks.ts'
import type { ColumnsSaid } from './columns.ts'
import { earlyAims } from './early-aims.ts'
import { headingsOf, type Heading } from './outline-headings.ts'

/** What a heading opens; `core`: an objective that the plan sets over a table which has aims and objectives of its own; `objective`: the same over a table of aims without objectives; `apart`: a priority whose rows are under no other. */
export type Opens = 'priority' | 'aim' | 'core' | 'objective' | 'apart'
export type Outline = ReadonlyMap<Paragraph, Opens>

/** Takes all blocks, the one that is the title and what somebody said of columns. Returns what each heading among them opens. */
export function outlineOf(blocks: readonly Block[], title: Paragraph | null, said: ColumnsSaid): Outline {
  const headings = headingsOf(blocks, title, said)
  const first = headings.filter(({ tier }) => tier === 1)
  const second = headings.filter(({ tier }) => tier === 2)
  const plain = plainOf(headings)
  const top = Math.min(...plain.map(({ level }) => level))
  const opens = new Map<Paragraph, Opens>()
  const open = (which: readonly Heading[], what: Opens) => {
    for (const { block } of which) opens.set(block, what)
  }
  const asAims = (which: readonly Heading[]) => {
    for (const { block, over, tier } of which) opens.set(block, underHeading(over, tier))
  }
  if (first.length > 0) {
    const deepest = Math.min(...first.map(({ level }) => level))
    open(withoutContents(first), 'priority')
    asAims(second)
    asAims(plain.filter(({ level, over }) => level > deepest && !over?.includes('aim')))
  } else if (second.length > 0) {
    const under = second.every(({ level }) => level > top)
    if (under) asAims(second)
    else open(withoutContents(second), 'priority')
    open(under ? plain.filter(({ level }) => level === top) : [], 'priority')
  } else {
    open(
      plain.filter(({ level }) => level === top),
      'priority',
    )
    asAims(plain.filter(({ level, over }) => level !== top && !over?.includes('aim')))
  }
  const priorities = headings.filter(({ block }) => opens.get(block) === 'priority')
  open(partsApart(headings, priorities, blocks), 'apart')
  const opensPriority = (block: Paragraph) =>
    block !== title && /^(?:priority|apart)$/.test(opens.get(block) ?? '')
  for (const aim of earlyAims(blocks, opensPriority, said))
    if (aim !== title && !opens.has(aim)) opens.set(aim, 'aim')
  return opens
}

function underHeading(over: Heading['over'], tier: Heading['tier']): Opens {
  if (over && !over.includes('aim')) return 'aim'
  return over && tier === 2 && !over.includes('objective') ? 'objective' : 'core'
}

/** Headings without a number, where a table stands under them that does not name its priorities itself. */
function plainOf(headings: readonly Heading[]): Heading[] {
  const plain = headings.filter(({ tier, over }) => tier === null && over && !over.includes('priority'))
  const styled = headings.some(({ styled, over }) => styled && over)
  const [only, ...others] = plain
  if (only && others.length === 0 && namesNoPart(only)) return []
  return styled ? plain.filter((heading) => heading.styled) : plain
}

const namesNoPart = ({ styled, block: { text } }: Heading): boolean =>
  isOfAPaper(text) || (!styled && isBodysName(text))

const paperDay =
  /\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/i

/** "Action log from meeting of 3 March", "Progress report for the Board, 12 May 2026": which paper it is. Alone over the tables it is no part of a plan. */
const isOfAPaper = (text: string): boolean =>
  /\b(?:action|decision|issues?|actions and decisions) (?:log|list|tracker|register|points|notes)\b/i.test(
    text,
  ) ||
  /^(?:actions?|notes?|minutes|matters|decisions|outcomes) (?:arising |agreed |taken |carried forward |brought forward )*(?:from|of|at|following)\b.*\bmeeting/i.test(
    text,
  ) ||
  /^(?:(?:draft|interim|final|progress|quarterly|annual|monthly|highlight|update|position|board) )*(?:update|report|position|return|review|progress|paper|briefing|summary) (?:for|to|at|as at|by|of|from)\b/i.test(
    text,
  ) ||
  (paperDay.test(text) &&
    /\b(?:meeting|report|update[d]?|review(?:ed)?|version|draft|minutes|position|agreed|approved|as (?:at|of)|held|presented)\b/i.test(
      text,
    ))

/** Whose plan it is, under the plan's title: "Westshire County Council". */
const isBodysName = (text: string): boolean =>
  text.split(/\s+/).length <= 12 &&
  /^(?:[Tt]he )?(?:\p{Lu}[\p{L}'’-]* |and |& |of |the |\/ )+(?:Council|Health Board|Safeguarding \p{L}+ Board|Trust|Partnership|Police|Constabulary|University|College|Fire and Rescue Service|Authority)$/u.test(
    text.trim(),
  )

/** A list of contents names each heading before it comes: only the one that stands over a table opens it. */
function withoutContents(headings: readonly Heading[]): Heading[] {
  const over = new Set(headings.filter((heading) => heading.over).map(({ key }) => key))
  return headings.filter((heading) => heading.over || !over.has(heading.key))
}
