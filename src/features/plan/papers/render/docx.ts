// A paper as a Word document: real headings, tables whose header rows repeat, the marking and page numbers on every page.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { xmlText } from '../../../../platform/text/xml.ts'
import { paperWords as words } from '../messages.en.ts'
import type { Block, Cell, Paper, Section, TableBlock } from '../paper.ts'
import { longestWordIn, roomForHeads } from './room-for-heads.ts'
import { HEAD_TINT, HEADING, TINTS } from './shading.ts'

// Twentieths of a point. A4, with margins of 15 mm at the sides.
const SHORT = 11_906
const LONG = 16_838
const SIDE = 850
const TOP = 1_000

const CELL = 'TableText'
const SMALL_CELL = 'SmallTableText'
const HEAD_CELL = 'TableHeading'
const tight = { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } }

/** The document's bytes. */
export async function toDocx(paper: Paper): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: paper.title,
      description: paper.subtitle,
      creator: 'Upstander',
      features: { updateFields: false },
      styles: styles(),
      numbering: {
        config: [
          {
            reference: 'bullets',
            levels: [
              {
                level: 0,
                format: LevelFormat.BULLET,
                text: '•',
                alignment: AlignmentType.LEFT,
                style: { paragraph: { indent: { left: 360, hanging: 260 } } },
              },
            ],
          },
        ],
      },
      sections: paper.sections.map((section, at) => sectionOf(paper, section, at === 0)),
    }),
  )
}

function styles(): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const font = 'Arial'
  const heading = (size: number) => ({
    run: { font, size, bold: true, color: HEADING },
    paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font, size: 21, language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'en-GB' } },
        paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { font, size: 36, bold: true, color: HEADING }, paragraph: { spacing: { after: 60 } } },
      heading1: heading(27),
      heading2: heading(23),
    },
    // Said once here and not in each of thousands of cells.
    paragraphStyles: [
      { id: CELL, name: 'Table text', basedOn: 'Normal', run: { size: 17 }, paragraph: tight },
      { id: SMALL_CELL, name: 'Small table text', basedOn: CELL, run: { size: 15 } },
      { id: HEAD_CELL, name: 'Table heading', basedOn: CELL, run: { bold: true } },
    ],
  }
}

function sectionOf(paper: Paper, section: Section, first: boolean): ISectionOptions {
  const { landscape } = section
  const width = (landscape ? LONG : SHORT) - 2 * SIDE
  return {
    properties: {
      page: {
        // The library turns the page itself: it is told the short side first, either way.
        size: {
          width: SHORT,
          height: LONG,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: TOP, bottom: TOP, left: SIDE, right: SIDE, header: 450, footer: 450 },
      },
    },
    headers: { default: new Header({ children: [marking(paper)] }) },
    footers: { default: new Footer({ children: [marking(paper), pageNumber()] }) },
    children: [...(first ? opening(paper) : []), ...section.blocks.flatMap((block) => blockOf(block, width))],
  }
}

const marking = ({ marking: text }: Paper) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ text, bold: true, size: 18 })],
  })

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [
      new TextRun({
        size: 18,
        children: [`${words.page} `, PageNumber.CURRENT, ` ${words.ofPages} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  })

const opening = ({ title, subtitle }: Paper) => [
  new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
  new Paragraph({ spacing: { after: 240 }, children: [new TextRun({ text: subtitle, color: '505A5F' })] }),
]

function blockOf(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: runs(block.text),
        }),
      ]
    case 'paragraph':
      return block.text
        .split(/\n{2,}/)
        .map((text) => new Paragraph({ children: runs(text), keepNext: text.endsWith(':') }))
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: 'bullets', level: 0 },
            spacing: { after: 40 },
            children: runs(item),
          }),
      )
    case 'table':
      // Without a paragraph between them Word runs two tables together.
      return [tableOf(block, width), new Paragraph({ spacing: { after: 120 }, children: [] })]
  }
}

function tableOf(table: TableBlock, width: number): Table {
  const { widths, headSize } = columnsFor(table, width)
  const style = table.small ? SMALL_CELL : CELL
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.head.map((text) =>
          cellOf({ text }, { style: HEAD_CELL, fill: HEAD_TINT, size: headSize }),
        ),
      }),
      ...table.rows.map(
        (row, rowAt) =>
          new TableRow({
            children: row.map((each, at) =>
              cellOf(each, {
                style: table.rowHeads && at === 0 ? HEAD_CELL : style,
                fill: each.rag && TINTS[each.rag],
                merge: mergeOf(table.rows, rowAt, at),
              }),
            ),
          }),
      ),
    ],
  })
}

/** In half points, as Word counts letters: of a table's heads, and the least that can be read in print. */
const HEAD_SIZE = 17
const HEAD_LEAST = 11
/** A cell's own margins, and its border, in twentieths of a point. */
const MARGINS = 176

/** Widths in which no word of the heads is broken, and letters small enough where there is no such room. */
function columnsFor(table: TableBlock, width: number): { widths: number[]; headSize: number } {
  const asked = table.widths.map((share) => share * width)
  const needsAt = (size: number) => table.head.map((text) => longestWordIn(text, size * 10) + MARGINS)
  const fits = (widths: readonly number[], needs: readonly number[]) =>
    widths.every((each, at) => each >= (needs[at] ?? 0) - 1)
  for (let headSize = HEAD_SIZE; ; headSize -= 1) {
    const needs = needsAt(headSize)
    const widths = roomForHeads(asked, needs).map(Math.floor)
    if (fits(widths, needs) || headSize <= HEAD_LEAST) return { widths, headSize }
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const BORDERS = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
}

type Merge = (typeof VerticalMergeType)[keyof typeof VerticalMergeType]

function mergeOf(rows: TableBlock['rows'], rowAt: number, at: number): Merge | undefined {
  if (rows[rowAt]?.[at]?.again) return VerticalMergeType.CONTINUE
  return rows[rowAt + 1]?.[at]?.again ? VerticalMergeType.RESTART : undefined
}

type Look = { style: string; fill?: string | undefined; merge?: Merge | undefined; size?: number }

function cellOf(each: Cell, { style, fill, merge, size }: Look): TableCell {
  const text = each.again ? '' : each.text
  return new TableCell({
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    ...(merge && { verticalMerge: merge }),
    children: text.split('\n').map(
      (words) =>
        new Paragraph({
          style,
          children: [new TextRun({ text: xmlText(words), ...(size && size !== HEAD_SIZE && { size }) })],
        }),
    ),
  })
}

/** A paragraph's words; single line ends stay line ends. */
const runs = (text: string): TextRun[] =>
  xmlText(text)
    .split('\n')
    .map((words, at) => new TextRun({ text: words, ...(at > 0 && { break: 1 }) }))
