// Word documents (.docx, .docm, .dotx; ECMA-376 part 1, 17). Macros, links to other files and embedded objects are
// not even unpacked.
import type { Block } from '../reading/blocks.ts'
import { bodyBlocks } from './docx-body.ts'
import { numberingOf } from './docx-numbering.ts'
import type { DocxContext } from './docx-paragraph.ts'
import { stylesOf } from './docx-styles.ts'
import { cellCounter } from './grid.ts'
import { where } from './messages.en.ts'
import type { PartsByType } from './package.ts'
import { SourceRefused } from './refusal.ts'
import { children, type XmlNode, xmlTree } from './xml.ts'

const notes = [
  ['footnotes', 'footnote', where.footnote],
  ['endnotes', 'endnote', where.endnote],
  ['comments', 'comment', where.comment],
] as const

/** Page headers first, then the body, then footers, notes, comments and diagrams, so that no word is lost. */
export function docxBlocks(parts: PartsByType): Block[] {
  const body = xmlTree(parts.one('main'))
  if (!body || body.name !== 'document') throw new SourceRefused('damaged')
  const context: DocxContext = {
    styles: stylesOf(xmlTree(parts.one('styles'))),
    numbering: numberingOf(xmlTree(parts.one('numbering'))),
    tables: 0,
    count: cellCounter(),
    carried: '',
  }
  const read = (kind: string, place: string) =>
    parts.all(kind).flatMap((part) => {
      const tree = xmlTree(part)
      return tree ? bodyBlocks(tree, context, place) : []
    })
  return [
    ...read('header', where.header),
    ...bodyBlocks(body, context),
    ...read('footer', where.footer),
    ...notes.flatMap(([kind, element, place]) =>
      parts
        .all(kind)
        .flatMap((part) =>
          children(xmlTree(part), element).flatMap((note) => bodyBlocks(note, context, place)),
        ),
    ),
    ...parts.all('diagramData').flatMap((part) => diagramBlocks(xmlTree(part))),
  ]
}

/** SmartArt keeps its words apart from the document, in paragraphs of the drawing language. */
function diagramBlocks(node: XmlNode | null): Block[] {
  if (!node) return []
  if (node.name !== 'p') return node.children.flatMap(diagramBlocks)
  const text = wordsOf(node).trim()
  return text === '' ? [] : [{ kind: 'paragraph', line: 1, text, indented: false, where: where.diagram }]
}

function wordsOf(node: XmlNode): string {
  return node.name === 't' ? node.text : node.children.map(wordsOf).join('')
}
