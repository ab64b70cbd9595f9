// The body of a Word document, a header, a note or a text box, as paragraphs and rows in order.
import type { Block, Paragraph } from '../reading/blocks.ts'
import { columnsMax, hasWord } from '../reading/columns.ts'
import { cellOf, contentsOf, partsNamed } from './docx-cell.ts'
import { type DocxContext, type DocxParagraph, paragraphOf, withNumber } from './docx-paragraph.ts'
import { type GridRow, gridRows } from './grid.ts'
import { where } from './messages.en.ts'
import { refuseBeyond } from './refusal.ts'
import { textLines } from './tidy.ts'
import { child, children, isOn, whole, type XmlNode } from './xml.ts'

/** Edges of one column differ by a few millimetres after years of dragging: a quarter of an inch, in twips. */
const edgeSlack = 360
const tableWidthMin = 3000
const edgeStep = 1000

const noParagraph: DocxParagraph = {
  number: '',
  text: '',
  heading: null,
  level: 0,
  indented: false,
  boxes: [],
  colour: null,
  alternative: '',
}

/** `place` is said of every paragraph, and of rows where it is not the body. */
export function bodyBlocks(node: XmlNode, context: DocxContext, place?: string): Block[] {
  const blocks: Block[] = []
  for (const each of contentsOf(node)) {
    if (each.name === 'tbl') blocks.push(...tableBlocks(each, context, place))
    else if (each.name === 'altChunk') blocks.push(...chunkBlocks(each, context))
    else if (each.name === 'p') {
      const paragraph = paragraphOf(each, context)
      if (paragraph) blocks.push(...paragraphBlocks(paragraph, context, place))
    } else blocks.push(...bodyBlocks(each, context, place))
  }
  if (context.carried === '' || node.name === 'sdtContent') return blocks
  const left = { ...noParagraph, text: context.carried }
  context.carried = ''
  return [...blocks, ...paragraphBlocks(left, context, place)]
}

/** Tables of a document within the document are counted on from those before it. */
function chunkBlocks({ attributes }: XmlNode, context: DocxContext): Block[] {
  const before = context.tables
  return (context.chunks.get(attributes['id'] ?? '') ?? []).map((block) => {
    context.count(block.kind === 'row' ? block.cells.length : 1)
    if (block.kind !== 'row') return block
    const table = before + (block.table ?? 1)
    context.tables = Math.max(context.tables, table)
    return { ...block, table }
  })
}

function paragraphBlocks(paragraph: DocxParagraph, context: DocxContext, place?: string): Block[] {
  const { heading, indented, level, number, boxes } = paragraph
  const lines = textLines(paragraph.text)
  const whole = heading === null ? lines : lines.length > 0 ? [lines.join(' ')] : []
  const own = whole.map((line, at): Paragraph => {
    const text = at === 0 ? withNumber(number, line) : line
    const said = {
      ...(heading === null ? {} : { heading }),
      ...(level === 0 ? {} : { level }),
      ...(place === undefined ? {} : { where: place }),
    }
    return { kind: 'paragraph', line: 1, text, indented, ...said }
  })
  const beside = boxes.flatMap((box) => bodyBlocks(box, context, place ?? where.textBox))
  return [...own.filter(({ text }) => hasWord(text)), ...beside]
}

function tableBlocks(table: XmlNode, context: DocxContext, place?: string): Block[] {
  const edges = edgesOf(table)
  const blocks: Block[] = []
  context.tables += 1
  let number = context.tables
  let rows: GridRow[] = []
  const flush = () => {
    blocks.push(...gridRows(rows, number, edges.slack))
    rows = []
  }
  for (const [at, row] of partsNamed(table, 'tr').entries()) {
    if (child(row, 'trPr', 'del')) continue
    const cells = partsNamed(row, 'tc')
    context.count(cells.length)
    if (isLayout(cells)) {
      flush()
      for (const cell of cells) blocks.push(...bodyBlocks(cell, context, place))
      context.tables += 1
      number = context.tables
    } else {
      refuseBeyond('too-many-columns', columnsMax, cells.length)
      const stands = place ?? where.row(number, at + 1)
      rows.push({ ...gridRow(row, cells, context, edges.at), where: stands })
      const comments = commentsIn(row)
      if (place === undefined && comments.length > 0) context.pinned.set(stands, comments)
      keepOnlyMergedBelow(rows)
    }
  }
  flush()
  return blocks
}

const pinnable = new Map([
  ['commentReference', 'comments'],
  ['footnoteReference', 'footnotes'],
  ['endnoteReference', 'endnotes'],
])

/** The comments and notes that a row refers to, each by its kind and number. */
function commentsIn(node: XmlNode): string[] {
  const kind = pinnable.get(node.name)
  return kind !== undefined
    ? [`${kind} ${node.attributes['id'] ?? ''}`]
    : node.children.flatMap((each) => commentsIn(each))
}

/** A row that only arranges the page: each of its cells that holds anything holds a table. */
function isLayout(cells: readonly XmlNode[]): boolean {
  const filled = cells.filter((cell) => partsOf(cell, 'tbl') || hasWord(wordsIn(cell)))
  return filled.length > 0 && filled.every((cell) => partsOf(cell, 'tbl'))
}

function partsOf(node: XmlNode, name: string): boolean {
  return contentsOf(node).some((each) => each.name === name || (each.name !== 'p' && partsOf(each, name)))
}

function wordsIn(node: XmlNode): string {
  return node.name === 't' ? node.text : node.children.map(wordsIn).join('')
}

type EdgeAt = (column: number) => number

function edgesOf(table: XmlNode): { at: EdgeAt; slack: number } {
  const widths = children(child(table, 'tblGrid'), 'gridCol').map(
    ({ attributes }) => whole(attributes['w']) ?? 0,
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  const said = total >= tableWidthMin && new Set(widths).size > 1 && widths.every((width) => width >= 0)
  if (!said) return { at: (column) => column * edgeStep, slack: 0 }
  const edges = [0]
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + Math.max(1, width))
  const at = (column: number) => edges[column] ?? total + (column - widths.length) * edgeStep
  return { at, slack: edgeSlack }
}

function gridRow(row: XmlNode, cells: readonly XmlNode[], context: DocxContext, edgeAt: EdgeAt): GridRow {
  let column = spanOf(child(row, 'trPr', 'gridBefore'), 0)
  const placed = cells.map((cell) => {
    const span = spanOf(child(cell, 'tcPr', 'gridSpan'), 1)
    const merge = child(cell, 'tcPr', 'vMerge')
    const from = column
    column += span
    const { text, fill } = cellOf(cell, context)
    const above = merge !== undefined && merge.attributes['val'] !== 'restart' && !hasWord(text)
    return { from: edgeAt(from), to: edgeAt(column), text, fill, above }
  })
  return { cells: placed, header: isOn(child(row, 'trPr', 'tblHeader')) }
}

function spanOf(node: XmlNode | undefined, absent: number): number {
  const span = whole(node?.attributes['val']) ?? absent
  return Math.min(64, Math.max(absent, span))
}

/** A cell can continue only a cell: in the first row there is none above. */
function keepOnlyMergedBelow(rows: readonly GridRow[]): void {
  if (rows.length === 1) for (const cell of rows[0]?.cells ?? []) cell.above = false
}
