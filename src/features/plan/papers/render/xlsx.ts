// A paper as a spreadsheet: a sheet for each table with its head frozen and filtered, and one with all of it as rows. One that
// reads back has what stands over a table on the table's own sheet, and no second sheet of the same rows.
// Every cell is text: what begins with "=" stays words and is never computed.
import ExcelJS from 'exceljs'
import { paperWords as words } from '../messages.en.ts'
import { type Block, blocksOf, type Cell, type Paper, tablesOf, type TableBlock } from '../paper.ts'
import { longestWordIn } from './room-for-heads.ts'
import { HEAD_TINT, TINTS } from './shading.ts'

const NAME_MAX = 31
const WIDE = 130
// Points of one line of Arial 10. A column's width counts digits, and letters are narrower: so many stand in the room of one.
const LINE_HEIGHT = 13.5
const LETTERS_PER_DIGIT = 1.1
// Of the sheet that holds all rows: a column is as wide as its words ask for, between these.
const NARROW = 10
const BROAD = 44
const COVER_WIDTH = 100
// Excel refuses a higher row.
const MAX_HEIGHT = 409
const ROWS_SHEET = 'All rows'
const COVER_SHEET = 'Paper'

/** The workbook's bytes. */
export async function toXlsx(paper: Paper): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.title = paper.title
  book.subject = paper.subtitle
  book.creator = 'Upstander'
  const taken = new Set<string>()
  const { cover, sheets } = parted(paper)
  addCover(book, paper, cover, taken)
  for (const { table, over } of sheets)
    addTable(book, sheetName(table.caption.replace(words.table(''), ''), taken), { table, over }, paper)
  if (!paper.readsBack)
    addTable(book, sheetName(ROWS_SHEET, taken), { table: rowsTable(paper), over: [] }, paper)
  return Buffer.from(await book.xlsx.writeBuffer())
}

type Line = [text: string, bold: boolean]
type TableSheet = { table: TableBlock; over: readonly Line[] }

/** Which lines go on the first sheet, and which stand over a table on its own: those from the heading above it. */
function parted(paper: Paper): { cover: Line[]; sheets: TableSheet[] } {
  if (!paper.readsBack) {
    const cover = paper.sections.flatMap(({ blocks }) => blocks.flatMap(coverLines))
    return { cover, sheets: tablesOf(paper).map((table) => ({ table, over: [] })) }
  }
  const cover: Line[] = []
  const sheets: TableSheet[] = []
  let over: Line[] = []
  for (const block of blocksOf(paper)) {
    if (block.kind === 'heading') cover.push(...over.splice(0))
    if (block.kind === 'table') {
      sheets.push({ table: block, over })
      over = []
    } else if (block.kind === 'heading' || over.length > 0) over.push(...coverLines(block))
    else cover.push(...coverLines(block))
  }
  return { cover: [...cover, ...over], sheets }
}

/** What stands between the tables: title, headline, objectives and links. */
function addCover(book: ExcelJS.Workbook, paper: Paper, between: readonly Line[], taken: Set<string>): void {
  const sheet = book.addWorksheet(sheetName(COVER_SHEET, taken), pageSetup(paper, null))
  sheet.columns = [{ width: COVER_WIDTH }]
  const lines: Line[] = [
    ...(paper.marking ? [[paper.marking, true] as Line] : []),
    [paper.title, true],
    [paper.subtitle, false],
    ...between,
  ]
  addLines(sheet, lines, true)
}

function addLines(sheet: ExcelJS.Worksheet, lines: readonly Line[], wrapText: boolean): void {
  for (const [text, bold] of lines) {
    const row = sheet.addRow([text])
    row.font = { name: 'Arial', size: 11, bold }
    row.getCell(1).alignment = { wrapText, vertical: 'top' }
    if (wrapText) makeRoom(row, [{ text, width: COVER_WIDTH }])
  }
}

/** A row as high as its words need: not every program does that by itself, and words would stand over one another. */
function makeRoom(row: ExcelJS.Row, cells: readonly { text: string; width: number }[]): void {
  const lines = Math.max(
    ...cells.map(({ text, width }) => linesIn(text, Math.floor(width * LETTERS_PER_DIGIT))),
  )
  if (lines > 1) row.height = Math.min(MAX_HEIGHT, lines * LINE_HEIGHT + 2)
}

/** How many lines a text takes where so many letters stand in one, broken between words. */
function linesIn(text: string, letters: number): number {
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, letters), 0)
}

function linesOf(line: string, letters: number): number {
  let [lines, used] = [1, 0]
  for (const { length } of line.split(' ')) {
    if (used > 0 && used + 1 + length > letters) [lines, used] = [lines + 1, 0]
    used += (used > 0 ? 1 : 0) + length
    if (used > letters) [lines, used] = [lines + Math.floor((used - 1) / letters), ((used - 1) % letters) + 1]
  }
  return lines
}

function coverLines(block: Block): Line[] {
  if (block.kind === 'heading') return [[block.text, true]]
  if (block.kind === 'paragraph') return [[block.text, false]]
  return block.kind === 'list' ? block.items.map((item): Line => [`• ${item}`, false]) : []
}

function rowsTable({ data }: Paper): TableBlock {
  const table = { kind: 'table', caption: ROWS_SHEET, head: data.head, rowHeads: true } as const
  const asked = data.head.map((title, at) => widthFor([title, ...data.rows.map((row) => row[at] ?? '')]))
  const rows = data.rows.map((row) => row.map((text) => ({ text })))
  return { ...table, widths: asked.map((width) => width / WIDE), rows }
}

/** Room for the longest word and, of longer texts, for half of the longest in a line. */
function widthFor(texts: readonly string[]): number {
  const longest = (parts: readonly string[]) => parts.reduce((most, { length }) => Math.max(most, length), 0)
  const word = longest(texts.flatMap((text) => text.split(/\s+/)))
  const half = longest(texts.flatMap((text) => text.split('\n'))) / 2
  return Math.min(BROAD, Math.max(NARROW, word + 2, half))
}

function addTable(book: ExcelJS.Workbook, name: string, { table, over }: TableSheet, paper: Paper): void {
  const first = over.length + 1
  const sheet = book.addWorksheet(name, {
    ...pageSetup(paper, first),
    // Rows over a head that is frozen could not be scrolled away.
    views: over.length === 0 ? [{ state: 'frozen', ySplit: 1 }] : [],
  })
  // A word that does not fit would be broken in its middle.
  const headNeeds = table.head.map((title) => Math.ceil(longestWordIn(title, 1.9)) + 2)
  const widths = table.widths.map((share, at) => Math.max(10, headNeeds[at] ?? 0, Math.round(share * WIDE)))
  const roomFor = (row: ExcelJS.Row, texts: readonly string[]) =>
    makeRoom(
      row,
      texts.map((text, at) => ({ text, width: widths[at] ?? 10 })),
    )
  sheet.columns = widths.map((width) => ({ width }))
  // Long lines run over the cells beside them, which are empty.
  addLines(sheet, over, false)
  const head = sheet.addRow([...table.head])
  head.eachCell((each) => {
    each.font = { name: 'Arial', size: 10, bold: true }
    each.fill = solid(HEAD_TINT)
    each.alignment = { wrapText: true, vertical: 'top' }
  })
  roomFor(head, table.head)
  for (const cells of table.rows) {
    const texts = cells.map(({ text }) => text)
    const row = sheet.addRow(texts)
    roomFor(row, texts)
    cells.forEach((each, at) => dress(row.getCell(at + 1), each))
  }
  sheet.autoFilter = {
    from: { row: first, column: 1 },
    to: { row: first + table.rows.length, column: table.head.length },
  }
}

const solid = (colour: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: `FF${colour}` },
})

function dress(target: ExcelJS.Cell, { rag }: Cell): void {
  target.font = { name: 'Arial', size: 10 }
  target.alignment = { wrapText: true, vertical: 'top' }
  target.numFmt = '@'
  if (rag) target.fill = solid(TINTS[rag])
}

/** The marking and page numbers on paper; "&" begins a code there, so it is doubled. */
function pageSetup({ marking }: Paper, repeats: number | null): Partial<ExcelJS.AddWorksheetOptions> {
  const text = marking.replaceAll('&', '&&')
  return {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(repeats !== null && { printTitlesRow: `${repeats}:${repeats}` }),
    },
    headerFooter: {
      oddHeader: `&C${text}`,
      oddFooter: `&C${text}\n${words.page} &P ${words.ofPages} &N`,
    },
  }
}

/** A sheet's name: short, without what Excel refuses, and used once. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base = wanted
    .replaceAll(/[\\/*?:[\]]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^['\s]+|['\s]+$/g, '')
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` (${n})`
    const name = `${(base || COVER_SHEET).slice(0, NAME_MAX - tail.length).trim()}${tail}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
