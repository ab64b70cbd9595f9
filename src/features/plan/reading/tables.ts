// Tables before they are read: what is a heading in the shape of a row, a form of one action, or no plan at all.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { cardRows } from './cards.ts'
import { isKeyTitle, paintedWords } from './colour-key.ts'
import { type ColumnsSaid, hasWord, headerColumns, isOtherHeader } from './columns.ts'
import { withEvenHeadings } from './even-headings.ts'
import { headedCards } from './headed-cards.ts'
import { isHeading } from './headings.ts'
import { explainsSign, isOfKey, isTotal } from './key-lines.ts'
import { listedActions } from './lists.ts'
import { namedLines } from './named-lines.ts'
import { withNotesBelow } from './notes-below.ts'
import { pairedLines } from './paired-lines.ts'
import { isOrder } from './sentences.ts'
import { withTallTitles } from './tall-titles.ts'
import { withTitleRow } from './title-row.ts'
import { withYearBands } from './year-bands.ts'

/** The level of a heading that is a row as wide as its table: under every heading between tables. */
export const ROW_HEADING = 9
const headingLettersMax = 300
const topMax = 3

/** Takes blocks as their format gave them. Returns blocks in which every row is a row of a plan's table. */
export function plainTables(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  return withoutOtherTables(
    cardRows(
      withListsAsRows(
        withKeysAsWords(
          withEvenHeadings(
            withLoneCellsAsParagraphs(
              withNotesBelow(withTallTitles(withYearBands(withTitleRow(blocks, said), said), said), said),
              said,
            ),
            ROW_HEADING,
            (block) => isHeader(block, said),
          ),
        ),
        said,
      ),
      runs,
    ),
    said,
  )
}

/** Rows of a table that explain its colours, two or more together, with the word over them. */
function withKeysAsWords(blocks: readonly Block[]): Block[] {
  const filledOf = (block: Block | undefined) => (block?.kind === 'row' ? block.cells.filter(hasWord) : [])
  const explains = (at: number) => {
    const filled = filledOf(blocks[at])
    return filled.length === 2 && colourName.test(filled[0] ?? '')
  }
  const inKey = (at: number) => explains(at) && (explains(at - 1) || explains(at + 1))
  const painted = (at: number) => paintedKey(blocks[at])
  const inPainted = (at: number) => {
    const own = new Set(painted(at))
    const beside = [...painted(at - 1), ...painted(at + 1)].some((paint) => !own.has(paint))
    return own.size > 1 || (own.size === 1 && beside)
  }
  return blocks.map((block, at): Block => {
    if (block.kind !== 'row') return block
    const filled = filledOf(block)
    const over = filled.length === 1 && isKeyTitle(filled[0] ?? '') && (inKey(at + 1) || inPainted(at + 1))
    return over || inKey(at) || inPainted(at) ? asWords(block) : block
  })
}

/** The colours of a row that holds nothing but what each of them means: "Complete" on blue, "On track" on green. */
function paintedKey(block: Block | undefined): string[] {
  // A heading as wide as its table has a colour of its own.
  if (block?.kind !== 'row' || !block.fills || block.header || block.item) return []
  const { cells, fills, line } = block
  if (isWide(block) || isBand(block) || cells.some(isHeading)) return []
  return paintedWords(cells, fills, line).map(({ paint }) => paint)
}

const colourName = /^(?:[ragb]|red|amber|yellow|green|blue|gr[ae]y|white|purple|orange|black)$/i

/** Where no table tells of the plan, its lists may. */
function withListsAsRows(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const hasTable = blocks.some((block) => block.kind === 'row' && header(block, said) !== null)
  return listedActions(pairedLines(headedCards(hasTable ? blocks : namedLines(blocks))), hasTable)
}

const header = (row: TableRow, said: ColumnsSaid) =>
  row.item ? null : headerColumns(row.cells, { said, marked: row.header ?? false })

/** A heading that a spreadsheet or a merged cell left in a row of its own. */
function withLoneCellsAsParagraphs(source: readonly Block[], said: ColumnsSaid): Block[] {
  let inTable = false
  let table: number | undefined
  let banded = false
  return source.map((block, at): Block => {
    if (isHeader(block, said)) banded = isBandFirst(source[at + 1])
    if (block.kind === 'paragraph') return isOfKey(block) ? { ...block, loose: true } : block
    if (block.table !== table) inTable = false
    table = block.table
    const filled = block.cells.filter(hasWord)
    const text = filled[0] ?? ''
    if (filled.length > 0 && isTotal(filled)) return asWords(block)
    if (filled.length === 1 && explainsSign(text)) return { ...asWords(block), text }
    if (headsNumbers(source[at + 1], block))
      return {
        kind: 'paragraph',
        line: block.line,
        text: filled.join(' '),
        indented: false,
        heading: ROW_HEADING,
      }
    if (filled.length === 1 && isBandOfTitles(source[at + 1], block, said)) return asWords(block)
    const wide =
      isWide(block) ||
      isBand(block) ||
      headsRows(source, at, block, banded) ||
      headsBlanks(source, at, block, said)
    if (filled.length === 1 && text.length <= headingLettersMax && (!inTable || wide || isHeading(text))) {
      // Under a heading inside a sheet stands what stands under headings, until the table goes on.
      if (isHeading(text)) inTable = false
      return {
        kind: 'paragraph',
        line: block.line,
        text,
        indented: false,
        ...(wide ? { heading: ROW_HEADING } : {}),
      }
    }
    inTable ||= filled.length > 1 || header(block, said) !== null
    return block
  })
}

/** "2 | Support" over "2.1 | ...": the number and the name of what the rows below stand under. */
function headsNumbers(below: Block | undefined, { cells, table }: TableRow): boolean {
  const [number = '', name = '', ...rest] = cells
  if (!/^\d{1,2}\.?$/.test(number.trim()) || !hasWord(name) || rest.some(hasWord) || name.length > 150)
    return false
  if (below?.kind !== 'row' || below.table !== table || below.cells.filter(hasWord).length < 3) return false
  return (below.cells[0] ?? '').trim().startsWith(`${number.trim().replace('.', '')}.`)
}

/** One cell right of the first two, over a header of the same table: it says what the titles below it have in common. */
const isBandOfTitles = (below: Block | undefined, { cells, table }: TableRow, said: ColumnsSaid): boolean =>
  cells.findIndex(hasWord) > 1 &&
  below?.kind === 'row' &&
  below.table === table &&
  header(below, said) !== null

/** Words in the first cell of a row that is painted one colour all along. */
function isBand({ cells, fills }: TableRow): boolean {
  const [first] = fills ?? []
  return (
    hasWord(cells[0] ?? '') &&
    cells.length > 2 &&
    first !== null &&
    first !== undefined &&
    fills?.length === cells.length &&
    fills.every((fill) => fill === first)
  )
}

const rowNumber = /^[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?$/i

/**
 * Words alone in the first cell, or in the one after the numbers, over fuller rows, under a header whose first column is what is done or a number: an action
 * has somebody who does it.
 */
function headsRows(source: readonly Block[], at: number, row: TableRow, banded: boolean): boolean {
  const text = row.cells.find(hasWord) ?? ''
  const numbered = !hasWord(row.cells[0] ?? '') && hasWord(row.cells[1] ?? '')
  if (row.merged?.includes('above') || text.length > 100) return false
  if (!numbered && !hasWord(row.cells[0] ?? '')) return false
  if (/[.;,]$/.test(text) || /^\p{Ll}/u.test(text)) return false
  if (/\s/.test(text) && isOrder(text.split(/\s/)[0] ?? '') && !banded) return false
  const [above, below] = [source[at - 1], source[at + 1]]
  if (above?.kind !== 'row' || below?.kind !== 'row' || below.table !== row.table) return false
  if (below.cells.filter(hasWord).length < 3 || !hasWord(below.cells[0] ?? '')) return false
  if (numbered && !rowNumber.test((below.cells[0] ?? '').trim())) return false
  return above.cells.filter(hasWord).length >= 3 && hasWord(above.cells[0] ?? '')
}

/** Whether a table begins with a row of one cell: then it is in bands, and else "Open a centre" may be an action. */
const isBandFirst = (first: Block | undefined): boolean =>
  first?.kind === 'paragraph' || (first?.kind === 'row' && first.cells.filter(hasWord).length === 1)

/**
 * Words alone in a first column of objectives, over rows that are blank there: what those rows stand under. Only where that
 * column holds nothing else from one header to the next; a number or an aim opens its rows by itself.
 */
function headsBlanks(source: readonly Block[], at: number, row: TableRow, said: ColumnsSaid): boolean {
  const first = ({ cells }: TableRow) => cells[0] ?? ''
  if (!hasWord(first(row)) || row.merged?.some((way) => way !== null)) return false
  const from = source.findLastIndex((block, index) => index < at && isHeader(block, said))
  const head = source[from]
  if (head?.kind !== 'row' || header(head, said)?.[0] !== 'objective') return false
  const next = source.findIndex(
    (block, index) => index > from && (block.kind !== 'row' || isHeader(block, said)),
  )
  const rows = source
    .slice(from + 1, next < 0 ? undefined : next)
    .flatMap((block) => (block.kind === 'row' ? [block] : []))
  const heads = rows.map((each) => hasWord(first(each)))
  return (
    heads[0] === true &&
    heads.at(-1) === false &&
    rows.every(({ cells }, index) => heads[index] === (cells.filter(hasWord).length === 1)) &&
    heads.every((isHead, index) => !isHead || heads[index + 1] === false)
  )
}

const isHeader = (block: Block, said: ColumnsSaid): boolean =>
  block.kind === 'row' && header(block, said) !== null

/** One cell merged over the whole width. */
const isWide = ({ cells, merged }: TableRow): boolean =>
  merged !== undefined &&
  cells.length > 2 &&
  merged.filter((way) => way === 'left').length >= cells.length - 1

/** A key to the colours, a list of contacts or of versions beside a plan's own tables: words, and no rows of the plan. */
function withoutOtherTables(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const all = runs(blocks)
  if (!all.some((run) => headerIn(run, said))) return [...blocks]
  let width = 0
  let plan: number | undefined
  return all.flatMap((run): Block[] => {
    const [first] = run
    if (first?.kind !== 'row') return run
    if (first.item) return run
    if (first.table === undefined) return isOtherHeader(first.cells) || isKey(run) ? asOther(run, said) : run
    const own = headerIn(run, said)
    const across = Math.max(...run.map((block) => (block.kind === 'row' ? block.cells.length : 0)))
    if (own && first.table !== plan) {
      width = across
      plan = first.table
      return withoutTop(run, said)
    }
    if (isOtherHeader(first.cells)) return run.map((block) => (block.kind === 'row' ? asWords(block) : block))
    // A table that a page cut in two has no header in its second half, and as many columns.
    const titled = first.header === true && !own
    if (own || first.table === plan || (across === width && !titled)) return run
    return run.map((block) => (block.kind === 'row' ? asWords(block) : block))
  })
}

/** The rows of plain text up to the plan's own next header. */
function asOther(run: readonly Block[], said: ColumnsSaid): Block[] {
  const own = run.findIndex((block) => block.kind === 'row' && header(block, said) !== null)
  return run.map((block, at) => (block.kind === 'row' && (own < 0 || at < own) ? asWords(block) : block))
}

/** Two columns, the first of which names colours. */
function isKey(run: readonly Block[]): boolean {
  const rows = run.flatMap((block) => (block.kind === 'row' ? [block.cells.filter(hasWord)] : []))
  const colours = rows.filter(([first]) =>
    /^(?:[ragb]|red|amber|yellow|green|blue|gr[ae]y)$/i.test(first ?? ''),
  )
  return rows.every((cells) => cells.length <= 2) && colours.length >= 2 && colours.length >= rows.length - 1
}

/** A few rows over a table's header are a title, a band of titles or a note: words, and no rows of the plan. */
function withoutTop(run: readonly Block[], said: ColumnsSaid): Block[] {
  const at = run.findIndex((block) => block.kind === 'row' && header(block, said) !== null)
  return run.map((block, index) =>
    at <= topMax && index < at && block.kind === 'row' ? asWords(block) : block,
  )
}

const headerIn = (run: readonly Block[], said: ColumnsSaid): boolean =>
  run.some((block) => block.kind === 'row' && header(block, said) !== null)

const asWords = ({ line, cells }: TableRow): Paragraph => ({
  kind: 'paragraph',
  line,
  text: cells.filter(hasWord).join(' | '),
  indented: false,
  loose: true,
})

/** Blocks in runs: the rows of one table, or what stands between tables. Headings inside a table part its rows, not the table. */
function runs(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = []
  let last: Block | undefined
  for (const block of blocks) {
    const same =
      last?.kind === 'row' &&
      block.kind === 'row' &&
      last.table === block.table &&
      !(block.table === undefined && isOtherHeader(block.cells))
    if (same) all.at(-1)?.push(block)
    else all.push([block])
    last = block
  }
  return all
}
