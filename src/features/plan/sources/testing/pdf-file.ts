// PDFs for tests: tables drawn cell by cell, with and without rules.
import PDFDocument from 'pdfkit'

export type PdfTable = {
  rows: readonly (readonly string[])[]
  widths: readonly number[]
  ruled?: boolean
  /** Whether cells stand in the middle of their rows, as web pages have them, or at the top. */
  middle?: boolean
  /** Colours by row and column. */
  fills?: Record<string, string>
  /** Columns that a cell covers, by row and column, where more than one. */
  spans?: Record<string, number>
}

export async function pdfFile(
  draw: (doc: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const margins = { top: 60, bottom: 60, left: 40, right: 40 }
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margins, ...options })
  const pieces: Buffer[] = []
  const ended = new Promise((resolve) => doc.on('end', resolve))
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  doc.fontSize(10)
  draw(doc)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(pieces))
}

/** Draws a table from where the document stands; a row that does not fit goes to a new page, under the same header. */
export function drawTable(doc: PDFKit.PDFDocument, table: PdfTable, repeatHeader = false): void {
  let y = doc.y + 8
  for (const [at, cells] of table.rows.entries()) {
    const height = rowHeight(doc, table, at)
    if (y + height > doc.page.height - 60) {
      doc.addPage()
      y = 60
      if (repeatHeader) y += drawRow(doc, table, 0, table.rows[0] ?? [], y)
    }
    y += drawRow(doc, table, at, cells, y)
  }
  doc.text('', 40, y + 8)
}

function drawRow(
  doc: PDFKit.PDFDocument,
  table: PdfTable,
  at: number,
  cells: readonly string[],
  y: number,
): number {
  const height = rowHeight(doc, table, at)
  let x = 40
  let column = 0
  for (const [index, words] of cells.entries()) {
    const width = widthOf(table, at, index, column)
    const fill = table.fills?.[`${at} ${index}`]
    if (fill) doc.rect(x, y, width, height).fill(fill).fillColor('black')
    if (table.ruled ?? true) doc.rect(x, y, width, height).stroke()
    const own = doc.heightOfString(words || ' ', { width: width - 8 })
    const down = table.middle ? (height - 8 - own) / 2 : 0
    doc.text(words, x + 4, y + 4 + down, { width: width - 8 })
    x += width
    column += table.spans?.[`${at} ${index}`] ?? 1
  }
  return height
}

function rowHeight(doc: PDFKit.PDFDocument, table: PdfTable, at: number): number {
  const heights = (table.rows[at] ?? []).map((words, index) =>
    doc.heightOfString(words || ' ', { width: widthOf(table, at, index, index) - 8 }),
  )
  return Math.max(...heights) + 8
}

function widthOf(table: PdfTable, at: number, index: number, column: number): number {
  const span = table.spans?.[`${at} ${index}`] ?? 1
  return table.widths.slice(column, column + span).reduce((sum, width) => sum + width, 0)
}
