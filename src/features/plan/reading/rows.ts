// Table rows: headers, aims, and the rows under them.
import type { TableRow } from './blocks.ts'
import {
  aimRef,
  type Column,
  type ColumnsSaid,
  completesHeader,
  hasWord,
  headerColumns,
  isSecondHeaderLine,
  repeatsHeader,
  titleOf,
  withSecondLine,
} from './columns.ts'
import {
  type Draft,
  type DraftAim,
  type DraftPriority,
  type DraftRow,
  startAim,
  startPriority,
  warn,
} from './draft.ts'
import { priorityCell } from './headings.ts'
import { earlierColours, paintOfRow } from './painted-row.ts'
import { areLettered, isNumberColumn, letteredRef, NUMBER_COLUMN, ownNumber } from './own-number.ts'
import { ownerAndTime } from './owner-and-time.ts'
import { actionsOfYears } from './part-columns.ts'
import { continuesAim, continuesRow, goesOnAbove, joinRows } from './page-break.ts'
import { isOfComplete } from './apart.ts'
import { answered } from './answers.ts'
import { withoutPrompts } from './prompts.ts'
import { pointedAt } from './ditto.ts'
import { takeBand } from './objective-band.ts'
import { flagsOfPlace } from './row-flags.ts'
import { type Cells, named } from './row-words.ts'
import { lastQuarter } from './quarter-updates.ts'
import { spanned, standsUnder, standsUnderSpans } from './second-line.ts'
import { warnOfSaidTitles } from './said-titles.ts'
import { countInTable, openTable } from './without-actions.ts'
import { settledColumns } from './settle.ts'
import { objectiveAbove, saysOnlyStart, sharedWords } from './shared-words.ts'
import { shiftedWords } from './shifted.ts'
import { statusBeside } from './status-beside.ts'
import { underPriority } from './under-heading.ts'
import { saysRaci, tickedOwners } from './ticked-owners.ts'
import { tickedTimes } from './ticked-times.ts'
import { titlesInTwoLines, titlesUnderYears } from './year-bands.ts'

/**
 * Puts one table row in its place. `inside`: the block before it is a row of the same table. `under` gives the rows from
 * here to the next header: a column is what its cells are.
 */
export function placeRow(draft: Draft, block: TableRow, inside: boolean, under: () => string[][]): void {
  if (block.item) return placeItem(draft, block, block.item)
  if (placeHeader(draft, block, inside, under)) return
  draft.at.open = null
  draft.at.afterHeader = false
  const { words, prompts } = withoutPrompts(block.cells)
  if (prompts.length > 0) draft.headers.push({ line: block.line, kind: 'label', cells: prompts })
  if (words.some(hasWord)) placeWords(draft, { ...block, cells: words })
}

/** An item of a list says itself what its parts are; the columns of the tables around it are none of its. */
function placeItem(draft: Draft, block: TableRow, item: NonNullable<TableRow['item']>): void {
  const { columns, titles } = draft.at
  for (const { line, text } of item.labels) draft.headers.push({ line, kind: 'label', cells: [text] })
  draft.at = {
    ...draft.at,
    columns: item.columns,
    titles: item.titles,
    open: null,
    afterHeader: false,
    row: null,
  }
  placeWords(draft, block)
  if (!item.form) draft.at.row?.flags.push('from-list')
  draft.at = { ...draft.at, columns, titles }
}

function placeWords(draft: Draft, block: TableRow): void {
  if (block.newPage) draft.at.pageBroken = true
  const { titles } = draft.at
  const columns = lastQuarter(draft.at.columns ?? draft.guess, titles, block.cells)
  const cells = named(block.cells, columns, titles)
  warnOfExtraCells(draft, block, columns)
  const priority = priorityOf(draft, block, columns, cells)
  const { aim, aimJoined } = aimOf(draft, priority, block, cells, columns)
  placeUnderAim(draft, aim, block, cells, aimJoined, columns)
  draft.at.pageBroken = false
}

/** The columns that a row names as a header; null where it is a row. `above`: the titles over it in its table. */
export function headerOf(
  { cells, header = false, item }: TableRow,
  said: ColumnsSaid,
  above: readonly string[] | null,
): Column[] | null {
  if (item) return null
  const own = headerColumns(cells, { said, marked: header })
  return own && above && !header && !repeatsHeader(cells, above) ? null : own
}

function placeHeader(draft: Draft, block: TableRow, inside: boolean, under: () => string[][]): boolean {
  const { said } = draft
  const { cells, line } = block
  const { afterHeader, columns: above, titles } = draft.at
  const own = headerOf(block, said, inside && above ? titles : null)
  const second =
    afterHeader &&
    (isSecondHeaderLine(cells) ||
      completesHeader(above ?? [], cells) ||
      (inside && standsUnderSpans(block, draft.at.header)) ||
      (inside && own !== null && standsUnder(cells, titles)))
  const columns = second ? null : own
  if (!columns && !second) return false
  if (block.over) draft.headers.push({ line: block.over.line, kind: 'columns', cells: block.over.cells })
  draft.headers.push({ line, kind: 'columns', cells })
  if (columns) warnOfSaidTitles(draft, block)
  const rows = under()
  const isSaid = (at: number) => Object.hasOwn(said, titleOf(cells[at] ?? ''))
  if (columns) {
    const settled = settledColumns(columns, rows, cells, isSaid)
    draft.at = {
      ...draft.at,
      columns: settled,
      titles: titlesUnderYears(block.over?.cells ?? [], cells, draft.period),
      pageBroken: true,
      open: null,
      header: block,
    }
  } else {
    const columns = withSecondLine(above ?? [], cells, said)
    const over = spanned(titles, draft.at.header)
    draft.at.titles = titlesInTwoLines(over, cells, columns.length, draft.period)
    draft.at.columns = settledColumns(columns, rows, draft.at.titles, isSaid)
  }
  const { priority, apart } = draft.at
  if (priority && priority.number !== null && !apart && draft.at.columns)
    draft.at.columns = underPriority(
      draft.at.columns,
      rows,
      draft.priorities.map(({ heading }) => heading),
    )
  openTable(draft, line)
  draft.at.lettered = areLettered(draft.at.columns ?? [], rows)
  draft.at.raci = saysRaci(draft.at.columns ?? [], rows)
  draft.at.afterHeader = true
  return true
}

function warnOfExtraCells(draft: Draft, block: TableRow, columns: readonly Column[]): void {
  const extra = block.cells.slice(columns.length).filter(hasWord)
  if (extra.length > 0 && draft.at.columns) {
    warn(draft, 'more-cells-than-columns', block.line, (extra[0] ?? '').slice(0, 80))
  }
}

function priorityOf(
  draft: Draft,
  block: TableRow,
  columns: readonly Column[],
  { priority: cell, other }: Cells,
): DraftPriority {
  const { priority, apart } = draft.at
  if (priority && apart && cell !== '') {
    other.push({ column: draft.at.titles[columns.indexOf('priority')] ?? '', text: cell })
    return priority
  }
  if (cell === '') return priority ?? startPriority(draft, null, '', '')
  const known = draft.priorities.find((each) => each.heading === cell)
  if (!known) {
    const { number, title } = priorityCell(cell)
    return startPriority(draft, number, cell, title)
  }
  draft.headers.push({ line: block.line, kind: 'repeated', cells: [cell] })
  if (known !== priority) draft.at = { ...draft.at, priority: known, aim: null, row: null }
  return known
}

function aimOf(
  draft: Draft,
  priority: DraftPriority,
  block: TableRow,
  cells: Cells,
  columns: readonly Column[],
): { aim: DraftAim; aimJoined: boolean } {
  const current = draft.at.aim
  const hasAimColumn = columns.includes('aim')
  if (cells.aim === '' && cells.ref === '')
    return { aim: current ?? startAim(draft, priority, '', ''), aimJoined: false }
  if (cells.aim === '' && current && (hasAimColumn || current.heading)) {
    // A number of the row's own, under an aim whose cell is merged or that stands above the table.
    const title = draft.at.titles[columns.indexOf('ref')] ?? ''
    if (!current.heading && isNumberColumn(title)) giveNumberToRow(priority, current, title)
    cells.other.push({ column: isNumberColumn(title) ? title : NUMBER_COLUMN, text: cells.ref })
    return { aim: current, aimJoined: false }
  }
  const lettered = draft.at.lettered ? letteredRef(cells.aim) : null
  const numbered = cells.ref === '' ? (aimRef(cells.aim) ?? lettered) : null
  const ref = numbered?.ref ?? cells.ref
  const text = numbered?.text ?? cells.aim
  if (current && ref === '' && continuesAim(current.text, text, draft.at.pageBroken)) {
    current.text = `${current.text} ${text}`
    return { aim: current, aimJoined: true }
  }
  const known = ref === '' ? (current?.text === text ? current : undefined) : priority.byRef.get(ref)
  // A number alone that comes again after others, as each part of a register counts its own, is another row's.
  const again = text === '' ? known === current : known?.text === text || isContinued(text)
  if (known && again) {
    draft.headers.push({ line: block.line, kind: 'repeated', cells: [ref, text] })
    if (known !== current) draft.at.row = null
    draft.at.aim = known
    return { aim: known, aimJoined: false }
  }
  if (known) warn(draft, 'aim-number-repeated', block.line, ref)
  return { aim: startAim(draft, priority, ref, text), aimJoined: false }
}

const isContinued = (text: string): boolean => /^\(?cont(?:inued|'d|’d|d)?\.?\)?$/i.test(text)

/** Where the second row under an aim has a number of its own, the number beside the aim was the first row's. */
function giveNumberToRow({ byRef }: DraftPriority, aim: DraftAim, column: string): void {
  const [first, ...more] = aim.rows
  if (!first || more.length > 0 || aim.ref === '' || ownNumber(first.other) !== '') return
  first.other.push({ column, text: aim.ref })
  byRef.delete(aim.ref)
  aim.ref = ''
}

function placeUnderAim(
  draft: Draft,
  aim: DraftAim,
  block: TableRow,
  cells: Cells,
  aimJoined: boolean,
  columns: readonly Column[],
): void {
  const { priority: _, ref: __, aim: aimCell, other, ...words } = cells
  const before = draft.at.row
  const broken =
    before !== null &&
    (aimJoined || (aimCell === '' && continuesRow(before.words, words, draft.at.pageBroken)))
  const lone = aimCell === '' && other.length === 0 && !block.merged?.includes('above')
  const goesOn = before && lone && !broken ? goesOnAbove(before.words, words) : 'no'
  if (before && (broken || goesOn === 'joined')) {
    before.words = joinRows(before.words, words)
    before.other.push(...other)
    before.source.lastLine = block.lastLine ?? block.line
    const flag = broken ? 'joined-across-page' : 'joined-above'
    if (!before.flags.includes(flag)) before.flags.push(flag)
    return
  }
  if (![...Object.values(words), ...other.map((cell) => cell.text)].some(hasWord)) return
  const done = words.status === '' && isOfComplete(draft.at.priority?.heading ?? '')
  const pointed = pointedAt(draft, words, block, columns)
  const ticked =
    words.timeframe === '' ? tickedTimes(columns, draft.at.titles, block.cells, draft, block.fills) : null
  const row: DraftRow = {
    words,
    other,
    flags: draft.at.columns || draft.byPlace ? [] : ['no-header'],
    source: { line: block.line, lastLine: block.lastLine ?? block.line },
    shared: {
      ...objectiveAbove(draft.at.above, words, aim, columns),
      ...takeBand(draft, words),
      ...sharedWords(draft.at.above, words, block, columns),
      ...actionsOfYears(columns, draft.at.titles, block.cells),
      ...statusBeside(words.status, other, columns),
      ...answered(draft.at.titles[columns.indexOf('status')] ?? '', words.status),
      ...(done ? { status: 'Complete' } : {}),
      ...(ticked ? { timeframe: ticked.timeframe } : {}),
      ...(words.timeframe === ''
        ? ownerAndTime(draft.at.titles[columns.indexOf('owner')] ?? '', words.owner)
        : {}),
      ...(words.owner === '' ? tickedOwners(columns, draft.at.titles, block.cells, draft.at.raci) : {}),
      ...pointed,
    },
    shifted: shiftedWords(block.cells, columns, draft.period),
    paint: ticked?.bar ? null : paintOfRow(block, columns, draft.at.titles),
    earlier: earlierColours(block, draft.at.titles),
    form: block.item?.form === true,
    startOnly: saysOnlyStart(columns, draft.at.titles, block.cells),
    year: ticked?.year ?? null,
  }
  row.flags.push(
    ...flagsOfPlace(row, { block, titles: draft.at.titles, columns, aim, cells, goesOn, done, pointed }),
  )
  aim.rows.push(row)
  countInTable(draft, row)
  Object.assign(draft.at, { row, above: row })
}
