// Paragraphs between and before the tables: headings, core objectives, links, and what has no place.
import { aimRef } from './columns.ts'
import { isApart } from './apart.ts'
import type { Paragraph } from './blocks.ts'
import { addObjective, type Draft, type DraftPriority, near, startAim, startPriority } from './draft.ts'
import { closeBand, openBand } from './objective-band.ts'
import {
  bulletText,
  coreObjectivesLabel,
  isPageNumber,
  labelledHeading,
  linkTo,
  numberedHeading,
  priorityCell,
} from './headings.ts'

/** Puts one paragraph in its place. `numbered` says whether the plan has headed priorities at all. */
export function placeParagraph(draft: Draft, block: Paragraph, numbered: boolean): void {
  const { text, line } = block
  const opens = draft.outline.get(block)
  if (opens) closeBand(draft)
  if (opens === 'objective' && draft.at.priority) return openBand(draft, text, line)
  if (opens === 'priority') return openPriority(draft, block)
  if (opens === 'apart') {
    openPriority(draft, block)
    draft.at.apart = isApart(text)
    return
  }
  if (opens === 'aim') return openAim(draft, block)
  if ((opens === 'core' || opens === 'objective') && draft.at.priority) {
    addObjective(draft.at.priority, text, line)
    return
  }
  if (isPageNumber(text)) {
    draft.headers.push({ line, kind: 'page', cells: [text] })
    draft.at.pageBroken = true
    return
  }
  if (!block.loose && (placeLabelled(draft, block, numbered) || placeUnder(draft, block))) return
  draft.unplaced.push({ line, text, near: near(draft) })
}

/** A heading that comes again after a page break goes on with its own part. */
function openPriority(draft: Draft, { text, line }: Paragraph): void {
  const heading = numberedHeading(text)
  const labelled = labelledHeading(text)
  const { number, title } =
    heading ?? (labelled ? { number: null, title: labelled.title } : priorityCell(text))
  const known = draft.priorities.find((each) => isSame(each, text, heading?.number ?? null, title))
  if (!known) {
    startPriority(draft, number, text, title)
    return
  }
  draft.headers.push({ line, kind: 'repeated', cells: [text] })
  if (known !== draft.at.priority) draft.at = { ...draft.at, priority: known, aim: null, row: null }
}

const isSame = (known: DraftPriority, text: string, number: number | null, title: string): boolean =>
  known.heading.toLowerCase() === text.toLowerCase() ||
  (number !== null && known.number === number && continued.test(title))

const continued = /(?:^|[\s(])cont(?:inued|['’]?d)?\.?\)?$|^$/i

/** "Action 1.1" over a form which says what is done: only its number. */
const actionNumber =
  /^((?:key |specific )?(?:action|task|activity|deliverable|project)) (?:no\.? ?|number |ref:? )?(\d{1,2}(?:\.\d{1,2})*[a-z]?)[.:]?$/i

/** "Outcome 1.2: ..." has its number, and its words; what it is called carries the form. */
function openAim(draft: Draft, { text, line }: Paragraph): void {
  const priority = draft.at.priority ?? startPriority(draft, null, '', '')
  const heading = numberedHeading(text)
  const labelled = heading ? null : labelledHeading(text)
  const early = (heading ?? labelled) ? null : aimRef(text)
  const numbered = (heading ?? labelled ?? early) ? null : priorityCell(text)
  const only = actionNumber.exec(text)
  const label = only?.[1] ?? heading?.label ?? labelled?.label ?? ''
  const ref =
    only?.[2] ?? heading?.ref ?? early?.ref ?? (numbered?.number == null ? '' : String(numbered.number))
  const title = only ? '' : (heading?.title ?? labelled?.title ?? early?.text ?? numbered?.title ?? text)
  if (label !== '') draft.headers.push({ line, kind: 'label', cells: [label] })
  const known = priority.aims.find(
    (aim) => aim.heading && aim.ref === ref && (aim.text === title || (ref !== '' && continued.test(title))),
  )
  if (known) {
    draft.headers.push({ line, kind: 'repeated', cells: [ref, title] })
    draft.at.aim = known
    return
  }
  startAim(draft, priority, ref, title).heading = true
}

function placeLabelled(draft: Draft, { text, line }: Paragraph, numbered: boolean): boolean {
  const core = coreObjectivesLabel(text)
  const link = core ? null : linkTo(text)
  if (!core && !link) return false
  const priority = draft.at.priority ?? (numbered ? null : startPriority(draft, null, '', ''))
  if (!priority) return false
  if (core) {
    draft.headers.push({ line, kind: 'label', cells: [core.label] })
    if (core.rest !== '') addObjective(priority, bulletText(core.rest) ?? core.rest, line)
    draft.at.open = { kind: 'core', line }
  }
  if (link) {
    priority.links.push(link)
    draft.at.open = { kind: 'link', line }
  }
  return true
}

/** Core objectives, wrapped lines of what stands just above, and aims written as paragraphs. */
function placeUnder(draft: Draft, block: Paragraph): boolean {
  const { priority, open } = draft.at
  if (!priority) return false
  if (priority.aims.length === 0 && placeBeforeAims(draft, priority, block)) return true
  const numbered = open?.kind === 'core' ? null : aimRef(block.text)
  if (!numbered) return false
  startAim(draft, priority, numbered.ref, numbered.text)
  draft.at.open = null
  return true
}

function placeBeforeAims(draft: Draft, priority: DraftPriority, block: Paragraph): boolean {
  const { open } = draft.at
  const bulleted = bulletText(block.text)
  const wrapped = bulleted === null && !block.indented && block.line === (open?.line ?? -1) + 1
  if (open && wrapped && /^\p{Ll}/u.test(block.text)) {
    if (!extendLast(priority, open.kind, block)) return false
    draft.at.open = { ...open, line: block.line }
    return true
  }
  if (open?.kind !== 'core' && bulleted === null && !block.indented) return false
  addObjective(priority, bulleted ?? block.text, block.line)
  draft.at.open = { kind: 'core', line: block.line }
  return true
}

function extendLast(
  priority: DraftPriority,
  kind: 'core' | 'link',
  { text, line }: Pick<Paragraph, 'text' | 'line'>,
): boolean {
  if (kind === 'core') {
    const last = priority.coreObjectives.pop()
    const source = priority.objectiveSources.pop()
    priority.coreObjectives.push(last === undefined ? text : `${last} ${text}`)
    priority.objectiveSources.push({ line: source?.line ?? line, lastLine: line })
    return true
  }
  const link = priority.links.at(-1)
  if (link) link.text = `${link.text} ${text}`.trim()
  return link !== undefined
}
