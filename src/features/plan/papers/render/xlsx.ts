// A paper as a spreadsheet: a sheet for each table with its head frozen and filtered, and one with all of it as rows.
// Every cell is text: what begins with "=" stays words and is never computed.
import ExcelJS from 'exceljs'
import { paperWords as words } from '../messages.en.ts'
import { type Block, type Cell, type Paper, tablesOf, type TableBlock } from '../paper.ts'
import { HEAD_TINT, TINTS } from './shading.ts'

const NAME_MAX = 31
const WIDE = 130
const ROWS_SHEET = 'All rows'
const COVER_SHEET = 'Paper'

/** The workbook's bytes. */
export async function toXlsx(paper: Paper): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.title = paper.title
  book.subject = paper.subtitle
  book.creator = 'Upstander'
  const taken = new Set<string>()
  addCover(book, paper, taken)
  for (const table of tablesOf(paper))
    addTable(book, sheetName(table.caption.replace(words.table(''), ''), taken), table, paper)
  addTable(book, sheetName(ROWS_SHEET, taken), rowsTable(paper), paper)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** What stands between the tables: title, headline, objectives and links. */
function addCover(book: ExcelJS.Workbook, paper: Paper, taken: Set<string>): void {
  const sheet = book.addWorksheet(sheetName(COVER_SHEET, taken), pageSetup(paper, false))
  sheet.columns = [{ width: 100 }]
  const lines: [text: string, bold: boolean][] = [
    ...(paper.marking ? [[paper.marking, true] as [string, boolean]] : []),
    [paper.title, true],
    [paper.subtitle, false],
    ...paper.sections.flatMap(({ blocks }) => blocks.flatMap(coverLines)),
  ]
  for (const [text, bold] of lines) {
    const row = sheet.addRow([text])
    row.font = { name: 'Arial', size: 11, bold }
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  }
}

function coverLines(block: Block): [string, boolean][] {
  if (block.kind === 'heading') return [[block.text, true]]
  if (block.kind === 'paragraph') return [[block.text, false]]
  return block.kind === 'list' ? block.items.map((item): [string, boolean] => [`• ${item}`, false]) : []
}

const rowsTable = ({ data }: Paper): TableBlock => ({
  kind: 'table',
  caption: ROWS_SHEET,
  head: data.head,
  widths: data.head.map(() => 1 / data.head.length),
  rowHeads: true,
  rows: data.rows.map((row) => row.map((text) => ({ text }))),
})

function addTable(book: ExcelJS.Workbook, name: string, table: TableBlock, paper: Paper): void {
  const sheet = book.addWorksheet(name, {
    ...pageSetup(paper, true),
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = table.widths.map((share) => ({ width: Math.max(10, Math.round(share * WIDE)) }))
  const head = sheet.addRow([...table.head])
  head.eachCell((each) => {
    each.font = { name: 'Arial', size: 10, bold: true }
    each.fill = solid(HEAD_TINT)
    each.alignment = { wrapText: true, vertical: 'top' }
  })
  for (const cells of table.rows) {
    const row = sheet.addRow(cells.map(({ text }) => text))
    cells.forEach((each, at) => dress(row.getCell(at + 1), each))
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, table.rows.length + 1), column: table.head.length },
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
function pageSetup({ marking }: Paper, repeats: boolean): Partial<ExcelJS.AddWorksheetOptions> {
  const text = marking.replaceAll('&', '&&')
  return {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(repeats && { printTitlesRow: '1:1' }),
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
