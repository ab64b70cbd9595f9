// Where the next words go on a page of a PDF, and the few ways to put them there: tagged, so that a screen reader hears a
// heading as a heading; or as decoration, which it passes by.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Paper } from '../paper.ts'

// The library reads this; its published types do not know of it yet.
declare global {
  namespace PDFKit {
    namespace Mixins {
      interface StructureElementOptions {
        scope?: 'Row' | 'Column' | 'Both'
      }
    }
  }
}

export type Face = 'plain' | 'bold'
export type Pen = {
  doc: PDFKit.PDFDocument
  /** The document's own element, under which everything stands. */
  root: PDFKit.PDFStructureElement
  y: number
  landscape: boolean
  widths: Record<Face, Map<string, number>>
}

// Points. The marking and the page's number stand inside the margins.
export const SIDE = 42
export const TOP = 54
export const BOTTOM = 60
export const LINE = 1.28

const require = createRequire(import.meta.url)
const FILES: Readonly<Record<Face, string>> = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
}
/** A parsed font, which every document may share: parsing one costs more than a page. */
type Parsed = { layout(text: string): unknown }
const parsed = new Map<Face, Parsed>()

/** Makes a face known to a document: from its file the first time, afterwards as the first document parsed it. */
function registerFace(doc: PDFKit.PDFDocument, face: Face): void {
  const known = parsed.get(face)
  // The library takes parsed fonts as well as files; its published types know of files only.
  if (known) return void doc.registerFont(face, known as unknown as PDFKit.Mixins.PDFFontSource)
  doc.registerFont(face, readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}`)))
  const opened = doc.font(face) as unknown as { _font?: { font?: Parsed } }
  const font = opened._font?.font
  if (typeof font?.layout === 'function') parsed.set(face, font)
}

/** A new document without a page. */
export function newPen(paper: Paper, now: Date): Pen {
  const options = {
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    info: { Title: paper.title, Subject: paper.subtitle, Creator: 'Upstander', CreationDate: now },
  }
  // PDF/UA is newer than the library's published types.
  const doc = new PDFDocument(options as PDFKit.PDFDocumentOptions)
  registerFace(doc, 'plain')
  registerFace(doc, 'bold')
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, root, y: TOP, landscape: false, widths: { plain: new Map(), bold: new Map() } }
}

export const widthOf = ({ doc }: Pen): number => doc.page.width - 2 * SIDE
/** The lowest that words may go. */
export const floorOf = ({ doc }: Pen): number => doc.page.height - BOTTOM

export function newPage(pen: Pen): void {
  pen.doc.addPage({ size: 'A4', layout: pen.landscape ? 'landscape' : 'portrait', margin: 0 })
  pen.y = TOP
}

/** Goes to a new page where fewer than `height` points are left. */
export function room(pen: Pen, height: number): void {
  if (pen.y + height > floorOf(pen)) newPage(pen)
}

/** The width of the longest word of a text. */
export const longestWord = (pen: Pen, text: string, face: Face, size: number): number =>
  Math.max(
    0,
    ...clean(text)
      .split(/\s+/)
      .map((word) => measured(pen, word, face) * size),
  )

/** Text as lines that fit a width. Line ends are kept; a word wider than the width is broken, with a hyphen. */
export function wrap(pen: Pen, text: string, face: Face, size: number, width: number): string[] {
  return clean(text)
    .split('\n')
    .flatMap((line) => wrapLine(pen, line, face, size, width))
}

function wrapLine(pen: Pen, line: string, face: Face, size: number, width: number): string[] {
  const space = measured(pen, ' ', face) * size
  const lines: string[] = []
  let current = ''
  let used = 0
  for (const word of line.split(/\s+/).flatMap((each) => pieces(pen, each, face, size, width))) {
    const wide = measured(pen, word, face) * size
    if (current !== '' && used + space + wide > width) {
      lines.push(current)
      current = ''
      used = 0
    }
    used += (current === '' ? 0 : space) + wide
    current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}

/** A word, in pieces where it alone is wider than the line. Only a word gets a hyphen: an address would be another one with it. */
function pieces(pen: Pen, word: string, face: Face, size: number, width: number): string[] {
  if (measured(pen, word, face) * size <= width) return [word]
  const hyphen = /^\p{L}+$/u.test(word) ? '-' : ''
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measured(pen, part + letter + hyphen, face) * size > width) {
      parts.push(part + hyphen)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** The width of a word at a size of one point. A paper says the same words many times. */
function measured(pen: Pen, word: string, face: Face): number {
  const known = pen.widths[face].get(word)
  if (known !== undefined) return known
  const width = pen.doc.font(face).fontSize(1).widthOfString(word)
  pen.widths[face].set(word, width)
  return width
}

/** Draws lines, one under another. What they are is said by whoever calls: see `tagged` and `decoration`. */
export function draw(
  pen: Pen,
  lines: readonly string[],
  at: { x: number; y: number },
  face: Face,
  size: number,
): void {
  pen.doc.font(face).fontSize(size)
  for (const [index, line] of lines.entries())
    if (line !== '') pen.doc.text(line, at.x, at.y + index * size * LINE, { lineBreak: false })
}

/** Draws inside an element, which may go on over several pages. */
export function tagged(pen: Pen, element: PDFKit.PDFStructureElement, type: string, work: () => void): void {
  const content = pen.doc.markStructureContent(type)
  work()
  pen.doc.endMarkedContent()
  element.add(content)
}

/** Draws what is only for the eye. */
export function decoration(pen: Pen, type: 'Layout' | 'Pagination', work: () => void): void {
  pen.doc.markContent('Artifact', { type })
  work()
  pen.doc.endMarkedContent()
}

// oxlint-disable-next-line no-control-regex
const clean = (text: string): string => text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u200b\ufeff]/g, ' ')
