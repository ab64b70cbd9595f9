// Blocks into a plan, in one pass from top to bottom. Every block ends in exactly one place, so that no
// word is lost and none is counted twice.
import type { Block, Paragraph } from './blocks.ts'
import { guessedColumns, hasWord, headerColumns } from './columns.ts'
import { deriveRow } from './derive.ts'
import { type Draft, type DraftRow, emptyDraft, warn } from './draft.ts'
import { coreObjectivesLabel, isHeading, linkTo, priorityHeading } from './headings.ts'
import { placeParagraph } from './paragraphs.ts'
import { type Period, periodIn } from './period.ts'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { placeRow } from './rows.ts'

const titleLettersMax = 200

/** Takes a source's blocks, whatever its format was. Returns the plan they hold, with every word placed. */
export function planFromBlocks(source: readonly Block[]): PlanRead {
  const draft = emptyDraft()
  const blocks = withLoneCellsAsParagraphs(source)
  const numbered = blocks.some((block) => block.kind === 'paragraph' && priorityHeading(block.text))
  const title = titleOf(blocks)
  draft.title = title?.text ?? ''
  draft.period = periodOf(blocks, title)
  draft.guess = guessedColumns(blocks.flatMap((block) => (block.kind === 'row' ? [block.cells] : [])))
  for (const block of blocks) {
    if (block === title) continue
    if (block.kind === 'paragraph') placeParagraph(draft, block, numbered)
    else placeRow(draft, block)
    if (block.kind === 'paragraph') draft.at.afterHeader = false
  }
  warnOfWhatIsMissing(draft, numbered)
  return finished(draft)
}

/** A heading that a spreadsheet or a merged cell left in a row of its own. */
function withLoneCellsAsParagraphs(source: readonly Block[]): Block[] {
  let inTable = false
  return source.map((block) => {
    if (block.kind === 'paragraph') return block
    const filled = block.cells.filter(hasWord)
    const text = filled[0] ?? ''
    if (filled.length === 1 && (!inTable || isHeading(text))) {
      return { kind: 'paragraph', line: block.line, text, indented: false }
    }
    inTable ||= filled.length > 1 || headerColumns(block.cells) !== null
    return block
  })
}

/** The paragraph before the first priority or table that names a plan, best with its years; else the first short one. */
function titleOf(blocks: readonly Block[]): Paragraph | null {
  const before = openingParagraphs(blocks).filter((block) => block.text.length <= titleLettersMax)
  const named = before.filter((block) => /\b(?:plan|strategy|framework|programme)\b/i.test(block.text))
  return (
    named.find((block) => periodIn(block.text)) ??
    named[0] ??
    before.find((block) => blocks.length > 1 && !/[.;,]$/.test(block.text)) ??
    null
  )
}

function periodOf(blocks: readonly Block[], title: Paragraph | null): Period | null {
  const words = [title, ...openingParagraphs(blocks)].flatMap((block) => (block ? [block.text] : []))
  for (const text of words) {
    const period = text.length <= 10 * titleLettersMax ? periodIn(text) : null
    if (period) return period
  }
  return null
}

function openingParagraphs(blocks: readonly Block[]): Paragraph[] {
  const opening: Paragraph[] = []
  for (const block of blocks) {
    if (block.kind === 'row' || priorityHeading(block.text)) break
    if (coreObjectivesLabel(block.text) || linkTo(block.text)) break
    opening.push(block)
  }
  return opening
}

function warnOfWhatIsMissing(draft: Draft, numbered: boolean): void {
  const rows = draft.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
  if (draft.title === '') warn(draft, 'no-title', null, '')
  if (!draft.period) warn(draft, 'no-period', null, '')
  if (!draft.headers.some((header) => header.kind === 'columns')) warn(draft, 'no-header', null, '')
  if (!draft.priorities.some((priority) => priority.heading !== '')) warn(draft, 'no-priorities', null, '')
  if (rows.length === 0) warn(draft, 'no-rows', null, '')
  const outside = numbered ? draft.priorities.find((priority) => priority.heading === '') : undefined
  const first = outside?.aims[0]?.rows[0]
  if (first) warn(draft, 'row-outside-priority', first.source.line, '')
}

function finished(draft: Draft): PlanRead {
  return {
    ok: true,
    title: draft.title,
    period: draft.period,
    priorities: draft.priorities.map(({ number, heading, title, coreObjectives, links, aims }) => ({
      number,
      heading,
      title,
      coreObjectives,
      links,
      aims: aims.map((aim) => ({ ...aim, rows: aim.rows.map((row) => finishedRow(row, draft.period)) })),
    })),
    headers: draft.headers,
    unplaced: draft.unplaced,
    warnings: draft.warnings,
  }
}

function finishedRow({ words, other, flags, source }: DraftRow, period: Period | null): ReadRow {
  const { derived, flags: raised } = deriveRow(words, period)
  return { ...words, other, derived, flags: [...flags, ...raised], source }
}
