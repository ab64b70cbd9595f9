// Every paragraph that may be a heading, with what stands under it.
import { isApart } from './apart.ts'
import type { Block, Paragraph } from './blocks.ts'
import { columnsAt } from './columns-at.ts'
import { titleKind } from './column-titles.ts'
import { aimRef, type Column, type ColumnsSaid, headerColumns, titleOf } from './columns.ts'
import {
  bulletText,
  coreObjectivesLabel,
  isMarking,
  isPageNumber,
  labelledHeading,
  linkTo,
  numberedHeading,
} from './headings.ts'

export type Heading = {
  block: Paragraph
  /** Numbered or named as a priority (1) or as what stands under one (2); null: only by its style or its place. */
  tier: 1 | 2 | null
  level: number
  /** The format says that it is a heading. */
  styled: boolean
  /** The columns of the table that stands under it before the next of its rank; null where none does. */
  over: readonly Column[] | null
  /** Rows of a table follow it before any other heading. */
  rows: boolean
  /** What two headings of the same part have in common. */
  key: string
}

const lettersMax = 200
const bareLettersMax = 110
const UNSTYLED = { 1: 0, 2: 8, bare: 99 } as const
const bareName =
  /^(?:(?:the|our|delivery|action|detailed|full|appendix \w+) )*(?:(?:action |delivery |implementation )?(?:plan|actions?|tracker|table|summary)|(?:sheet|table|figure|page) ?\d+(?:[:.].*)?|key|legend|contents|appendix \w+|introduction|background|glossary)$/i

/** "Action plan" and its like name every plan, and none. */
export const isBareName = (text: string): boolean => bareName.test(text.trim())

/** Takes all blocks and the title. Returns the headings in order; one without a number only where nothing else can be meant. */
export function headingsOf(blocks: readonly Block[], title: Paragraph | null, said: ColumnsSaid): Heading[] {
  const headings: Heading[] = []
  let waiting: Heading[] = []
  let current: readonly Column[] = []
  let last: Heading | undefined
  blocks.forEach((block, at) => {
    if (block.kind === 'row') {
      const columns = columnsOf(blocks, at, said)
      current = columns ?? current
      if (last && !columns) last.rows = true
      for (const heading of waiting) heading.over = current
      waiting = []
      return
    }
    // What stands under a table of another kind, or under a chapter that opens nothing, is not over the plan's.
    if (block.loose) waiting = waiting.filter(({ tier }) => tier !== null)
    const heading = block === title ? null : headingOf(block, blocks[at + 1])
    if (!heading) {
      if (block.heading) waiting = waiting.filter(({ level }) => level < (block.heading ?? 0))
      return
    }
    headings.push(heading)
    last = heading
    waiting = [...waiting.filter((each) => standsOver(each, heading)), heading]
  })
  return headings
}

function columnsOf(blocks: readonly Block[], at: number, said: ColumnsSaid): readonly Column[] | null {
  const row = blocks[at]
  if (row?.kind !== 'row' || row.item) return null
  const columns = headerColumns(row.cells, { said, marked: row.header ?? false })
  // Whether a "Priority" is one is in its cells.
  return columns?.includes('priority') ? columnsAt(blocks, at, said) : columns
}

function headingOf(block: Paragraph, next: Block | undefined): Heading | null {
  const text = block.text.trim()
  if (block.loose || text.length > lettersMax || isMeasure(text)) return null
  const named = numberedHeading(text) ?? labelledHeading(text)
  const styled = block.heading !== undefined && block.heading > 0
  const bare = !styled && next?.kind === 'row' && mayBeHeading(text)
  if (!named && !styled && !bare) return null
  // "Protect" was a protective marking once, and is a strand of many plans: as a heading it is that.
  const strand = styled && /^protect$/i.test(text)
  if (!named && ((isOther(text) && !strand) || (isBareName(text) && !isApart(text)))) return null
  const tier = named?.tier ?? null
  const level = styled ? (block.heading ?? 0) : UNSTYLED[tier ?? 'bare']
  const key = named && 'ref' in named ? `${named.label} ${named.ref}`.toLowerCase() : text.toLowerCase()
  return { block, tier, level, styled, over: null, rows: false, key }
}

/** "Measure of Success – a rise in reports": how it will be known, whatever it stands over. */
const isMeasure = (text: string): boolean =>
  /^(?:measures? of success|success (?:measures?|criteria)|how (?:we will|will we) (?:know|measure)[^:–—-]*|(?:key )?performance (?:measures?|indicators?)|kpis?)(?: ?:| [–—-]) *\S/i.test(
    text,
  )

const standsOver = (above: Heading, below: Heading): boolean =>
  above.tier !== null && below.tier !== null && above.tier !== below.tier
    ? above.tier < below.tier
    : above.level < below.level || (above.tier === 1 && below.tier === null)

/** "Where we are:" is what stands over a column, and leads in. */
const isLeadIn = (text: string): boolean =>
  text.endsWith(':') && /^(?:update|status)$/.test(titleKind(titleOf(text))?.kind ?? '')

/** "Lead: Head of Communities", or as a sheet has it "Lead,Head of Communities", says who, and is over nothing. */
function isLabelled(text: string): boolean {
  const label = /^([^:,]{1,40})(?:: *|,)(?=\S)/.exec(text)?.[1]
  const kind = label === undefined ? undefined : titleKind(titleOf(label))?.kind
  return kind === 'owner' || kind === 'timeframe' || kind === 'status' || kind === 'start'
}

/** Words right above a table that read as a heading: few, begun with a capital, and no sentence. */
const mayBeHeading = (text: string): boolean =>
  text.length <= bareLettersMax &&
  /^["'“‘(]?(?:\p{Lu}|\d{1,2}[.)] ?\p{Lu})/u.test(text) &&
  !/[.;,]$/.test(text) &&
  !isLeadIn(text) &&
  !isLabelled(text) &&
  !/^(?:quarters?|months?|terms?|years?|timelines?|time ?(?:scale|frame)s?|when|milestones?)$/i.test(text) &&
  !/^(?:updated?|date|version|last (?:updated|reviewed)|reviewed|as at|source|notes?)\b/i.test(text) &&
  !isDraftOf(text)

/** "Working draft v0.7", "Final draft for consultation": how far the paper has come. */
const isDraftOf = (text: string): boolean =>
  /^(?:\p{L}+ ){0,2}draft\b(?!(?:ing|ed)\b)(?: (?:for|to|by|of|as at|v|version|no|number|\d|[–—-])\b.*| ?[\d.]+| ?\(.*\))?$/iu.test(
    text,
  ) || /^(?:\p{L}+ ){0,2}v(?:ersion|er|\.)? ?\d+(?:\.\d+)*\b[^:]{0,30}$/iu.test(text)

const isOther = (text: string): boolean =>
  coreObjectivesLabel(text) !== null ||
  linkTo(text) !== null ||
  aimRef(text) !== null ||
  bulletText(text) !== null ||
  isMarking(text) ||
  isPageNumber(text)
