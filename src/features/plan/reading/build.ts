// Blocks into a plan, in one pass from top to bottom. Every block ends in exactly one place, so that no
// word is lost and none is counted twice.
import type { Block, Paragraph } from './blocks.ts'
import { colourOfPaint, isOddPaint, keyIn } from './colour-key.ts'
import { type ColumnsSaid, guessedColumns } from './columns.ts'
import { deriveRow, sureOf } from './derive.ts'
import { dateOrderOf } from './date-order.ts'
import { withoutDecoration } from './decoration.ts'
import { ragOfFill } from './fill.ts'
import { type Draft, type DraftRow, emptyDraft, warn } from './draft.ts'
import { coreObjectivesLabel, isMarking, linkTo, numberedHeading } from './headings.ts'
import { withoutMailLabels } from './mail.ts'
import { movedDate } from './moved-date.ts'
import { placeNotes, withoutNotes } from './notes.ts'
import { closeBand } from './objective-band.ts'
import { outlineOf } from './outline.ts'
import { isBareName } from './outline-headings.ts'
import { placeParagraph } from './paragraphs.ts'
import { withParentsAsHeadings } from './parent-rows.ts'
import { type Period, periodIn } from './period.ts'
import { withPlanColumn } from './plan-column.ts'
import type { KeyEntry, PlanRead, ReadRow, RowFlag } from './read-plan.schema.ts'
import { headerOf, placeRow } from './rows.ts'
import { warnOfNoHeader } from './said-titles.ts'
import { plainTables, ROW_HEADING } from './tables.ts'
import { titlesAgain } from './title-again.ts'
import { warnOfTablesWithoutActions } from './without-actions.ts'
import { yearsLine } from './years-line.ts'

const titleLettersMax = 200

/**
 * Takes a source's blocks, whatever its format was, and what somebody said of its columns. Returns the plan they hold,
 * with every word placed.
 */
export function planFromBlocks(source: readonly Block[], said: ColumnsSaid = {}): PlanRead {
  const draft = emptyDraft(said)
  const { blocks: unlabelled, labels } = withoutMailLabels(source)
  const { blocks: named, again: repeated } = withPlanColumn(unlabelled, said)
  const { blocks: outside, notes } = withoutNotes(withParentsAsHeadings(named, said, ROW_HEADING))
  const blocks = withoutDecoration(plainTables(outside, said))
  for (const { line, text } of repeated) draft.headers.push({ line, kind: 'repeated', cells: [text] })
  for (const { line, text } of labels) draft.headers.push({ line, kind: 'label', cells: [text] })
  const title = titleOf(blocks)
  draft.title = title?.text ?? ''
  draft.period = periodOf(blocks, title)
  const days = dateOrderOf(source)
  draft.order = days.order
  const sheet = loneSheetName(blocks, title)
  const again = titlesAgain(blocks, title)
  const years = yearsLine(blocks, openingParagraphs(blocks), title)
  draft.outline = outlineOf(
    blocks.filter((block) => block !== sheet && block !== years && !again.has(block)),
    title,
    said,
  )
  const numbered = [...draft.outline.values()].some((opens) => opens === 'priority' || opens === 'apart')
  if (!draft.byPlace)
    draft.guess = guessedColumns(
      blocks.flatMap((block) => (block.kind === 'row' && !block.item ? [block.cells] : [])),
    )
  const place = (block: Block, at: number): void => {
    if (block === title) return
    if (block.kind === 'row')
      return placeRow(draft, block, isInside(blocks, at), () => rowsUnder(blocks, at, said))
    if (block === sheet || block === years)
      draft.headers.push({ line: block.line, kind: 'label', cells: [block.text] })
    else if (again.has(block)) draft.headers.push({ line: block.line, kind: 'repeated', cells: [block.text] })
    else placeParagraph(draft, block, numbered)
    draft.at.afterHeader = false
  }
  blocks.forEach((block, at) => {
    place(block, at)
    placeNotes(draft, notes, block, blocks[at + 1]?.line ?? Number.POSITIVE_INFINITY)
  })
  placeNotes(draft, notes, null, Number.POSITIVE_INFINITY)
  closeBand(draft)
  const key = keyIn(source, new Set(draft.unplaced.map(({ line }) => line)))
  if (days.order !== 'day-first')
    warn(draft, days.order === 'mixed' ? 'dates-mixed' : 'dates-month-first', days.line, days.words)
  for (const { unseen = [], line } of source)
    for (const { code, about } of unseen) warn(draft, code, line, about)
  warnOfWhatIsMissing(draft, numbered, key, lookupsIn(source))
  return finished(draft, key)
}

/** The sheets that others only choose from, and where each begins. */
function lookupsIn(blocks: readonly Block[]): Map<string, number> {
  const lookups = new Map<string, number>()
  for (const block of blocks)
    if (block.kind === 'paragraph' && block.lookup !== undefined && !lookups.has(block.lookup))
      lookups.set(block.lookup, block.line)
  return lookups
}

/** Whether the block before a row is a row of the same table. */
function isInside(blocks: readonly Block[], at: number): boolean {
  const [before, row] = [blocks[at - 1], blocks[at]]
  return before?.kind === 'row' && row?.kind === 'row' && before.table === row.table
}

/** The cells of the rows from a header to the next one, paragraphs between them or not. */
function rowsUnder(blocks: readonly Block[], at: number, said: ColumnsSaid): string[][] {
  const rows: string[][] = []
  const header = blocks[at]
  const titles = header?.kind === 'row' ? header.cells : []
  for (let next = at + 1; next < blocks.length; next += 1) {
    const block = blocks[next]
    if (block?.kind !== 'row') continue
    if (headerOf(block, said, isInside(blocks, next) ? titles : null)) break
    rows.push(block.cells)
  }
  return rows
}

/**
 * What the format calls the title; else the paragraph before the first priority or table that names a plan, best with its
 * years; else the first short one. The name of a sheet only after what stands in the sheet.
 */
function titleOf(blocks: readonly Block[]): Paragraph | null {
  const sheets = blocks.filter((block) => block.kind === 'paragraph' && block.sheetName).length
  const before = openingParagraphs(blocks).filter(
    (block) =>
      !block.loose &&
      !isMarking(block.text) &&
      !isGuidance(block.text) &&
      block.text.length <= titleLettersMax,
  )
  const written = before.filter((block) => !block.sheetName)
  const styled = written.filter((block) => block.heading === 0)
  return (
    namingPlan(styled) ??
    (styled.every(({ text }) => isBody(text)) ? namingPlan(written) : styled[0]) ??
    styled[0] ??
    namingPlan(written) ??
    namingPlan(before) ??
    // The name of one sheet of several is that of a part.
    [...written, ...(sheets > 1 ? [] : before)].find(
      (block) => blocks.length > 1 && !/[.;,]$/.test(block.text),
    ) ??
    null
  )
}

/** A sheet that says how to fill in the others, and its name. */
const isGuidance = (text: string): boolean =>
  /^(?:read ?me|(?:user )?(?:instructions?|guidance)(?: notes?)?|how to (?:use|fill in|complete)\b.*)$/i.test(
    text.trim(),
  )

/** "Harrowmere NHS Trust" over a plan says whose it is. */
const isBody = (text: string): boolean =>
  /\b(?:council|trust|police|constabulary|service|school|academy|college|university|partnership|board|association|authority|forum|network)$/i.test(
    text.trim(),
  )

function namingPlan(blocks: readonly Paragraph[]): Paragraph | undefined {
  const named = blocks.filter(
    (block) =>
      /\b(?:plan|strategy|framework|programme|scheme|tracker|objectives)\b/i.test(block.text) &&
      !isBareName(block.text),
  )
  return (
    named.find((block) => periodIn(block.text) && !/[.;,]$/.test(block.text)) ??
    named.find((block) => !/[.;,]$/.test(block.text)) ??
    named[0]
  )
}

/** The name of the only sheet beside a title of the document's own: it opens nothing, and names nothing more. */
function loneSheetName(blocks: readonly Block[], title: Paragraph | null): Paragraph | null {
  const names = blocks.filter((block) => block.kind === 'paragraph' && block.sheetName)
  const [only] = names
  return names.length === 1 && only?.kind === 'paragraph' && title !== null && only !== title ? only : null
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
    if (block.kind === 'row' || numberedHeading(block.text)) break
    if (coreObjectivesLabel(block.text) || linkTo(block.text)) break
    opening.push(block)
  }
  return opening
}

function warnOfWhatIsMissing(
  draft: Draft,
  numbered: boolean,
  key: readonly KeyEntry[],
  lookups: ReadonlyMap<string, number>,
): void {
  const rows = draft.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
  if (draft.title === '') warn(draft, 'no-title', null, '')
  if (!draft.period) warn(draft, 'no-period', null, '')
  const listed = rows.length > 0 && rows.every(({ flags, form }) => form || flags.includes('from-list'))
  if (!listed && !draft.headers.some((header) => header.kind === 'columns')) warnOfNoHeader(draft)
  if (!draft.priorities.some((priority) => priority.heading !== '')) warn(draft, 'no-priorities', null, '')
  if (rows.length === 0) warn(draft, 'no-rows', null, '')
  warnOfTablesWithoutActions(draft)
  for (const [sheet, line] of lookups) warn(draft, 'lookup-sheet', line, sheet)
  const [first] = key
  if (first) warn(draft, 'key-to-colours', first.line, `${first.sign} = ${first.meaning}`.slice(0, 80))
  const outside = numbered ? draft.priorities.find((priority) => priority.heading === '') : undefined
  const row = outside?.aims[0]?.rows[0]
  if (row) warn(draft, 'row-outside-priority', row.source.line, '')
}

// Beside R, A and G the letter C says nothing of itself.
const completeInKey = /(?<![\p{L}\d])C ?(?:[=:–-]|is|\|) ?completed?\b/iu

type FoundKey = ReturnType<typeof keyIn>

function finished(draft: Draft, key: FoundKey): PlanRead {
  const keyed = draft.unplaced.some(({ text }) => completeInKey.test(text))
  return {
    ok: true,
    title: draft.title,
    period: draft.period,
    priorities: draft.priorities.map(
      ({ number, heading, title, coreObjectives, objectiveSources, links, aims }) => ({
        number,
        heading,
        title,
        coreObjectives,
        objectiveSources,
        links,
        aims: aims.map(({ ref, text, rows }) => ({
          ref,
          text,
          rows: rows.map((row) => finishedRow(row, draft, keyed, key)),
        })),
      }),
    ),
    headers: draft.headers,
    unplaced: draft.unplaced,
    key: key.map(({ sign, meaning, line }) => ({ sign, meaning, line })),
    warnings: draft.warnings,
  }
}

function finishedRow(
  row: DraftRow,
  { period, order }: Pick<Draft, 'period' | 'order'>,
  keyed: boolean,
  key: FoundKey,
): ReadRow {
  const { words, other, source, shared, shifted, paint } = row
  const read = shifted ?? { ...words, ...shared }
  const meant = keyed && /^c$/i.test(read.status.trim()) ? { ...read, status: 'Complete' } : read
  const { derived, flags: raised } = deriveRow(
    meant,
    row.year === 'unknown' ? null : period,
    ragOfFill(paint),
    order,
  )
  if (row.startOnly) {
    derived.end = null
    derived.times = derived.times.map((time) => ({ ...time, end: null }))
  }
  if (row.year === 'of-plan')
    derived.times = derived.times.map((time) => ({ ...time, assumed: time.assumed ?? 'plan-first-year' }))
  const alone = read.status.trim() === ''
  const odd: RowFlag[] = alone && isOddPaint(paint, key) ? ['status-unread'] : []
  const moved = movedDate({ other, timeframe: read.timeframe, derived }, period, order)
  const late: RowFlag[] = moved ? ['date-moved'] : []
  const flags = [...new Set([...row.flags, ...odd, ...raised, ...late])]
  if (row.flags.includes('doubtful') && !derived.doubtful.includes('actions'))
    derived.doubtful.push('actions')
  const colour = alone ? colourOfPaint(paint, key) : null
  const painted = {
    ...(colour === null ? {} : { colour }),
    ...(row.earlier.length > 0 ? { earlier: row.earlier } : {}),
  }
  return {
    ...words,
    other,
    derived: {
      ...derived,
      ...painted,
      ...(moved?.day ? { forecast: moved.day } : {}),
      sure: sureOf(derived, flags),
    },
    flags,
    source,
  }
}
