// A table in a PDF: rows and heads tagged as such, the head drawn again on each page as decoration, rows longer than a page
// broken between lines.
import type { Cell, TableBlock } from '../paper.ts'
import {
  decoration,
  draw,
  type Face,
  floorOf,
  LINE,
  longestWord,
  newPage,
  type Pen,
  SIDE,
  tagged,
  TOP,
  widthOf,
  wrap,
} from './pdf-pen.ts'
import { roomForHeads } from './room-for-heads.ts'
import { HEAD_TINT, TINTS } from './shading.ts'

const PAD = 3.5
const SPARK = 14
// What is measured and what is drawn differ by less than this.
const HAIR = 0.1

type Box = { lines: string[]; fill: string | null; face: Face; x: number; width: number }
type Laid = { boxes: Box[]; lines: number }
type Layout = { size: number; xs: number[]; widths: number[]; head: Laid }

/** Draws a table and leaves the pen under it. */
export function drawTable(pen: Pen, table: TableBlock): void {
  const { doc, root } = pen
  const layout = layOut(pen, table)
  const element = doc.struct('Table', { title: table.caption })
  root.add(element)
  const first = table.rows[0] ? lay(pen, layout, table.rows[0], table.rowHeads, false) : layout.head
  // A head at the foot of a page, with its first row on the next, helps nobody.
  if (pen.y + heightOf(layout, layout.head.lines) + heightOf(layout, Math.min(first.lines, 6)) > floorOf(pen))
    newPage(pen)
  drawHead(pen, layout, element)
  for (const [at, cells] of table.rows.entries())
    drawRow(pen, { table, layout, element, cells, series: table.series?.[at] })
  element.end()
  pen.y += 10
}

function layOut(pen: Pen, table: TableBlock): Layout {
  const size = table.small ? 7 : 8
  const widths = roomForHeads(
    table.widths.map((share) => share * widthOf(pen)),
    table.head.map((text) => longestWord(pen, text, 'bold', size) + 2 * PAD + HAIR),
  )
  const xs = widths.map((_, at) => SIDE + widths.slice(0, at).reduce((sum, each) => sum + each, 0))
  const layout = { size, xs, widths, head: { boxes: [], lines: 0 } }
  const head = lay(
    pen,
    layout,
    table.head.map((text) => ({ text })),
    false,
    true,
  )
  return { ...layout, head }
}

function lay(
  pen: Pen,
  { size, xs, widths }: Layout,
  cells: readonly Cell[],
  rowHeads: boolean,
  head: boolean,
): Laid {
  const boxes = cells.map((each, at): Box => {
    const face = head || (rowHeads && at === 0) ? 'bold' : 'plain'
    const width = widths[at] ?? 0
    return {
      lines: wrap(pen, each.text, face, size, width - 2 * PAD),
      fill: head ? HEAD_TINT : each.rag ? TINTS[each.rag] : null,
      face,
      x: xs[at] ?? SIDE,
      width,
    }
  })
  return { boxes, lines: Math.max(1, ...boxes.map(({ lines }) => lines.length)) }
}

const heightOf = ({ size }: Layout, lines: number): number => lines * size * LINE + 2 * PAD

/** The head: tagged where the table begins, decoration wherever it is only repeated. */
function drawHead(pen: Pen, layout: Layout, element: PDFKit.PDFStructureElement | null): void {
  const { head, size } = layout
  const height = heightOf(layout, head.lines)
  frame(pen, head.boxes, height)
  if (element) {
    const row = pen.doc.struct('TR')
    element.add(row)
    for (const box of head.boxes) {
      const cell = pen.doc.struct('TH', { scope: 'Column' })
      row.add(cell)
      tagged(pen, cell, 'TH', () => words(pen, box, box.lines, size))
    }
    row.end()
  } else decoration(pen, 'Pagination', () => head.boxes.forEach((box) => words(pen, box, box.lines, size)))
  pen.y += height
}

const words = (pen: Pen, { x, face }: Box, lines: readonly string[], size: number) =>
  draw(pen, lines, { x: x + PAD, y: pen.y + PAD }, face, size)

type Row = {
  table: TableBlock
  layout: Layout
  element: PDFKit.PDFStructureElement
  cells: readonly Cell[]
  series: readonly (number | null)[] | undefined
}

function drawRow(pen: Pen, { table, layout, element, cells, series }: Row): void {
  const { doc } = pen
  const laid = lay(pen, layout, cells, table.rowHeads, false)
  const extra = hasCourse(series) ? SPARK : 0
  const whole = heightOf(layout, laid.lines) + extra
  const page = floorOf(pen) - TOP - heightOf(layout, layout.head.lines)
  if (pen.y + whole > floorOf(pen) && (whole <= page || linesThatFit(pen, layout) < 3)) turn(pen, layout)
  const row = doc.struct('TR')
  element.add(row)
  const tags = laid.boxes.map((_, at) => {
    const isHead = table.rowHeads && at === 0
    const again = cells[at]?.again
    return {
      type: isHead ? 'TH' : 'TD',
      again,
      element: doc.struct(isHead ? 'TH' : 'TD', {
        ...(isHead && { scope: 'Row' as const }),
        ...(again && { actual: cells[at]?.text ?? '' }),
      }),
    }
  })
  for (const tag of tags) row.add(tag.element)
  for (let from = 0; from < laid.lines; ) {
    const count = Math.min(laid.lines - from, Math.max(1, linesThatFit(pen, layout)))
    const last = from + count >= laid.lines
    const height = heightOf(layout, count) + (last ? extra : 0)
    frame(pen, laid.boxes, height)
    const atTop = pen.y < TOP + heightOf(layout, layout.head.lines) + 1
    for (const [at, box] of laid.boxes.entries()) {
      const lines = box.lines.slice(from, from + count)
      const tag = tags[at]
      if (!tag || lines.every((line) => line === '') || (tag.again && !atTop)) continue
      tagged(pen, tag.element, tag.type, () => words(pen, box, lines, layout.size))
    }
    if (series && last && hasCourse(series)) spark(pen, laid.boxes.at(-1), series, height)
    pen.y += height
    from += count
    if (!last) turn(pen, layout)
  }
  row.end()
}

const linesThatFit = (pen: Pen, { size }: Layout): number =>
  Math.floor((floorOf(pen) - pen.y - 2 * PAD) / (size * LINE))

function turn(pen: Pen, layout: Layout): void {
  newPage(pen)
  drawHead(pen, layout, null)
}

function frame(pen: Pen, boxes: readonly Box[], height: number): void {
  const { doc } = pen
  decoration(pen, 'Layout', () => {
    for (const { fill, x, width } of boxes) if (fill) doc.rect(x, pen.y, width, height).fill(`#${fill}`)
    doc.lineWidth(0.5).strokeColor('#8a8d8f')
    for (const { x, width } of boxes) doc.rect(x, pen.y, width, height)
    doc.stroke().fillColor('#0b0c0c')
  })
}

const hasCourse = (series: Row['series']): boolean =>
  (series ?? []).filter((value) => value !== null).length > 1

/** The course of a figure, under its words. The figures themselves stand in the row. */
function spark(pen: Pen, box: Box | undefined, series: readonly (number | null)[], height: number): void {
  const known = series.flatMap((value) => value ?? [])
  if (!box) return
  const top = Math.max(...known, 0) || 1
  const [left, width, foot] = [box.x + PAD, Math.min(70, box.width - 2 * PAD), pen.y + height - PAD]
  const x = (at: number) => left + (width * at) / Math.max(1, series.length - 1)
  const y = (value: number) => foot - ((SPARK - 4) * value) / top
  decoration(pen, 'Layout', () => {
    let drawing = false
    for (const [at, value] of series.entries()) {
      if (value === null) drawing = false
      else if (drawing) pen.doc.lineTo(x(at), y(value))
      else {
        pen.doc.moveTo(x(at), y(value))
        drawing = true
      }
    }
    pen.doc.lineWidth(1).stroke('#4a2a5e')
  })
}
