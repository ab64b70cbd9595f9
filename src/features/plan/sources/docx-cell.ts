// A cell of a Word table as text and a colour. A table inside a cell among other words becomes lines of that cell.
import { hasWord } from '../reading/columns.ts'
import { type DocxContext, paragraphOf, withNumber } from './docx-paragraph.ts'
import { alternative } from './docx-text.ts'
import { cellText } from './tidy.ts'
import { child, type XmlNode } from './xml.ts'

const leftOut = new Set([
  'tcPr',
  'trPr',
  'tblPr',
  'tblGrid',
  'sdtPr',
  'sdtEndPr',
  'del',
  'moveFrom',
  'sectPr',
])

export type DocxCell = { text: string; fill: string | null }

export function cellOf(node: XmlNode, context: DocxContext): DocxCell {
  const lines: string[] = []
  const colours = new Set<string | null>()
  const pictures: string[] = []
  gather(node, context, lines, colours, pictures)
  context.carried = ''
  const [only, ...others] = colours
  const own = context.colours.shading(child(node, 'tcPr', 'shd'))
  const words = cellText(lines.join('\n'))
  // A picture of a traffic light is the status only where no word is.
  const text = hasWord(words) ? words : cellText(`${words} ${pictures.join(' ')}`)
  return { text, fill: own ?? (others.length === 0 ? (only ?? null) : null) }
}

function gather(
  node: XmlNode,
  context: DocxContext,
  lines: string[],
  colours: Set<string | null>,
  pictures: string[],
): void {
  for (const each of contentsOf(node)) {
    if (each.name === 'tbl') lines.push(...nestedLines(each, context))
    else if (each.name === 'altChunk') lines.push(...chunkLines(each, context))
    else if (each.name === 'p') {
      const paragraph = paragraphOf(each, context)
      if (!paragraph) continue
      const { number, text, colour, boxes, alternative: picture } = paragraph
      pictures.push(picture)
      // A number of its own in an empty cell is a column that Word numbers; a bullet there is only a bullet.
      if (text.trim() !== '' || number !== '•') lines.push(withNumber(number, text))
      if (text.trim() !== '' || colour !== null) colours.add(colour)
      for (const box of boxes) gather(box, context, lines, colours, pictures)
    } else gather(each, context, lines, colours, pictures)
  }
  if (context.carried !== '' && node.name === 'tc') lines.push(context.carried)
}

function chunkLines({ attributes }: XmlNode, context: DocxContext): string[] {
  const blocks = context.chunks.get(attributes['id'] ?? '') ?? []
  context.count(blocks.length)
  return blocks.map((block) => (block.kind === 'row' ? block.cells.filter(hasWord).join(' ') : block.text))
}

/** One line for each row of a table inside a cell. */
function nestedLines(table: XmlNode, context: DocxContext): string[] {
  return partsNamed(table, 'tr').map((row) =>
    partsNamed(row, 'tc')
      .map((cell) => cellOf(cell, context).text)
      .filter(hasWord)
      .join(row.children.length > 0 ? ' ' : ''),
  )
}

/** What stands in a container, one of two alternatives chosen, properties and deletions left out. */
export function contentsOf(node: XmlNode): XmlNode[] {
  return node.children
    .filter((each) => !leftOut.has(each.name))
    .map((each) => (each.name === 'AlternateContent' ? alternative(each) : each))
}

/** Rows of a table or cells of a row, also inside content controls; not those of tables within. */
export function partsNamed(node: XmlNode, name: 'tr' | 'tc'): XmlNode[] {
  return contentsOf(node).flatMap((each) => {
    if (each.name === name) return [each]
    return each.name === 'tbl' || each.name === 'p' || each.name === 'tc' ? [] : partsNamed(each, name)
  })
}
