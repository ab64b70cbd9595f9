// Word documents (.docx, .docm, .dotx; ECMA-376 part 1, 17). Macros, links to other files and embedded objects are
// not even unpacked.
import type { Block, Paragraph } from '../reading/blocks.ts'
import { bodyBlocks } from './docx-body.ts'
import { type Chunks, chunksOf } from './docx-chunks.ts'
import { docxColours } from './docx-colours.ts'
import { numberingOf } from './docx-numbering.ts'
import type { DocxContext } from './docx-paragraph.ts'
import { stylesOf } from './docx-styles.ts'
import { cellCounter } from './grid.ts'
import { where } from './messages.en.ts'
import { officeParts, type PartsByType } from './package.ts'
import { SourceRefused } from './refusal.ts'
import { children, type XmlNode, xmlTree } from './xml.ts'

const notes = [
  ['footnotes', 'footnote', where.footnote],
  ['endnotes', 'endnote', where.endnote],
  ['comments', 'comment', where.comment],
] as const

/** Page headers first, then the body, then footers, notes, comments and diagrams, so that no word is lost. */
export async function docxBlocks(parts: PartsByType): Promise<Block[]> {
  // One document may hold another; that one holds no third.
  const inner = async (bytes: Uint8Array) => wordBlocks(officeParts(bytes), new Map())
  return wordBlocks(parts, await chunksOf(parts, inner))
}

function wordBlocks(parts: PartsByType, chunks: Chunks): Block[] {
  const body = xmlTree(parts.one('main'))
  if (!body || body.name !== 'document') throw new SourceRefused('damaged')
  const styles = xmlTree(parts.one('styles'))
  const context: DocxContext = {
    styles: stylesOf(styles),
    colours: docxColours(xmlTree(parts.one('theme')), styles),
    numbering: numberingOf(xmlTree(parts.one('numbering'))),
    tables: 0,
    count: cellCounter(),
    carried: '',
    pinned: new Map(),
    chunks,
  }
  const read = (kind: string, place: string) =>
    parts.all(kind).flatMap((part) => {
      const tree = xmlTree(part)
      return tree ? bodyBlocks(tree, context, place) : []
    })
  const headers = read('header', where.header)
  const main = bodyBlocks(body, context)
  const written = notes.flatMap(([kind, element, place]) =>
    parts
      .all(kind)
      .flatMap((part) => children(xmlTree(part), element))
      .map((note) => ({ kind, id: note.attributes['id'] ?? '', blocks: bodyBlocks(note, context, place) })),
  )
  const comments = new Map<string, (typeof written)[number]>(
    written.map((note) => [`${note.kind} ${note.id}`, note]),
  )
  const beside = withComments(main, context.pinned, (id) => {
    const note = comments.get(id)
    comments.delete(id)
    return note?.blocks ?? []
  })
  return [
    ...headers,
    ...beside,
    ...read('footer', where.footer),
    ...written.flatMap((note) => (comments.get(`${note.kind} ${note.id}`) === note ? note.blocks : [])),
    ...parts.all('diagramData').flatMap((part) => diagramBlocks(xmlTree(part))),
  ]
}

/** Each comment on a row of a table, and each note that the row refers to, right after that row. `take` gives its blocks, once. */
function withComments(
  blocks: readonly Block[],
  pinned: ReadonlyMap<string, string[]>,
  take: (id: string) => readonly Block[],
): Block[] {
  return blocks.flatMap((block): Block[] => {
    const ids = block.kind === 'row' ? (pinned.get(block.where ?? '') ?? []) : []
    return [block, ...ids.flatMap(take).map((each) => (each.kind === 'row' ? each : pinnedTo(each)))]
  })
}

const pinnedTo = (paragraph: Paragraph): Paragraph => ({ ...paragraph, loose: true, beside: true })

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
