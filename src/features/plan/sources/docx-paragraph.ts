// A paragraph of a Word document, wherever it stands, with the number or bullet that Word puts before it.
import type { Chunks } from './docx-chunks.ts'
import type { Numbering } from './docx-numbering.ts'
import type { Styles } from './docx-styles.ts'
import type { DocxColours } from './docx-colours.ts'
import { inlineOf } from './docx-text.ts'
import { child, type XmlNode, whole } from './xml.ts'

export type DocxContext = {
  styles: Styles
  numbering: Numbering
  colours: DocxColours
  /** Counts tables of the whole file. */
  tables: number
  count: (cells: number) => void
  /** Words before a paragraph mark whose deletion is tracked: they belong to the next paragraph. */
  carried: string
  /** By where a row stands, the comments that are pinned to it. */
  pinned: Map<string, string[]>
  chunks: Chunks
}
export type DocxParagraph = {
  number: string
  text: string
  heading: number | null
  /** How deep its list lies, from 1; 0 where it is no item. */
  level: number
  indented: boolean
  boxes: XmlNode[]
  colour: string | null
  /** What its pictures are called. */
  alternative: string
}

const indentMin = 200

/** Null where its words belong to the next paragraph, because the mark between them was deleted. */
export function paragraphOf(node: XmlNode, context: DocxContext): DocxParagraph | null {
  const properties = child(node, 'pPr')
  const inline = inlineOf(node, context.colours)
  const text = context.carried + inline.text
  context.carried = ''
  if (child(properties, 'rPr', 'del') && inline.boxes.length === 0) {
    context.carried = text
    return null
  }
  const listed = context.styles.numbering(properties)
  const [only, ...others] = inline.colours
  const left = child(properties, 'ind')?.attributes
  return {
    number: listed ? context.numbering(listed) : '',
    text,
    heading: context.styles.heading(properties),
    level: listed ? (listed.level ?? 0) + 1 : 0,
    indented: listed !== null || (whole(left?.['left'] ?? left?.['start']) ?? 0) >= indentMin,
    boxes: inline.boxes,
    alternative: inline.alternative,
    colour:
      (others.length === 0 ? only : null) ??
      context.colours.shading(child(properties, 'shd')) ??
      context.colours.ofStyle(child(properties, 'pStyle')?.attributes['val']),
  }
}

/** "1.1" and "To be heard" as one. */
export function withNumber(number: string, text: string): string {
  return number === '' ? text : `${number} ${text.trimStart()}`
}
