// A paper as a tagged PDF (PDF/UA): headings, lists and tables in a structure tree, fonts inside, the marking and "Page x of y"
// on every page as decoration.
import { paperWords as words } from '../messages.en.ts'
import type { Block, Paper } from '../paper.ts'
import {
  decoration,
  draw,
  type Face,
  floorOf,
  LINE,
  newPage,
  newPen,
  type Pen,
  room,
  SIDE,
  tagged,
  widthOf,
  wrap,
} from './pdf-pen.ts'
import { drawTable } from './pdf-table.ts'
import { HEADING } from './shading.ts'

/** The document's bytes. `now`: the day of its making, from the clock. */
export async function toPdf(paper: Paper, now: Date): Promise<Buffer> {
  const pen = newPen(paper, now)
  const chunks: Buffer[] = []
  pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => pen.doc.on('end', resolve).on('error', reject))
  for (const [at, { landscape, blocks }] of paper.sections.entries()) {
    pen.landscape = landscape
    newPage(pen)
    if (at === 0) opening(pen, paper)
    for (const block of blocks) drawBlock(pen, block)
  }
  pen.root.end()
  everyPage(pen, paper)
  pen.doc.end()
  await ended
  return Buffer.concat(chunks)
}

function opening(pen: Pen, { title, subtitle }: Paper): void {
  put(pen, { type: 'H1', text: title, face: 'bold', size: 17, after: 3, colour: `#${HEADING}` })
  put(pen, { type: 'P', text: subtitle, face: 'plain', size: 9.5, after: 10, colour: '#505a5f' })
}

function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'heading': {
      const size = block.level === 1 ? 13 : 11
      pen.y += 6
      // Never a heading alone at the foot of a page.
      room(pen, size * LINE + 60)
      if (block.level === 1) pen.doc.outline.addItem(block.text)
      put(pen, {
        type: block.level === 1 ? 'H2' : 'H3',
        text: block.text,
        face: 'bold',
        size,
        after: 4,
        colour: `#${HEADING}`,
      })
      return
    }
    case 'paragraph':
      for (const text of block.text.split(/\n{2,}/))
        put(pen, { type: 'P', text, face: 'plain', size: 9.5, after: 6 })
      return
    case 'list':
      return list(pen, block.items)
    case 'table':
      return drawTable(pen, block)
  }
}

type Words = { type: string; text: string; face: Face; size: number; after: number; colour?: string }

/** A heading or a paragraph, over as many pages as it takes. */
function put(pen: Pen, { type, text, face, size, after, colour = '#0b0c0c' }: Words): void {
  const element = pen.doc.struct(type)
  pen.root.add(element)
  lines(pen, element, { type, all: wrap(pen, text, face, size, widthOf(pen)), face, size, x: SIDE, colour })
  element.end()
  pen.y += after
}

type Lines = { type: string; all: readonly string[]; face: Face; size: number; x: number; colour: string }

function lines(
  pen: Pen,
  element: PDFKit.PDFStructureElement,
  { type, all, face, size, x, colour }: Lines,
): void {
  for (let from = 0; from < all.length; ) {
    room(pen, size * LINE)
    const fit = Math.max(1, Math.floor((floorOf(pen) - pen.y) / (size * LINE)))
    const some = all.slice(from, from + fit)
    pen.doc.fillColor(colour)
    tagged(pen, element, type, () => draw(pen, some, { x, y: pen.y }, face, size))
    pen.doc.fillColor('#0b0c0c')
    pen.y += some.length * size * LINE
    from += fit
  }
}

function list(pen: Pen, items: readonly string[]): void {
  const [size, indent] = [9.5, 14]
  const element = pen.doc.struct('L')
  pen.root.add(element)
  for (const text of items) {
    const [item, label, body] = [pen.doc.struct('LI'), pen.doc.struct('Lbl'), pen.doc.struct('LBody')]
    element.add(item)
    item.add(label)
    item.add(body)
    room(pen, size * LINE)
    tagged(pen, label, 'Lbl', () => draw(pen, ['•'], { x: SIDE + 3, y: pen.y }, 'plain', size))
    const all = wrap(pen, text, 'plain', size, widthOf(pen) - indent)
    lines(pen, body, { type: 'LBody', all, face: 'plain', size, x: SIDE + indent, colour: '#0b0c0c' })
    item.end()
    pen.y += 2
  }
  element.end()
  pen.y += 6
}

/** The marking at head and foot, and which page of how many: known only when all are drawn. */
function everyPage(pen: Pen, { marking }: Paper): void {
  const { start, count } = pen.doc.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    pen.doc.switchToPage(at)
    const foot = pen.doc.page.height - 42
    decoration(pen, 'Pagination', () => {
      pen.doc.fillColor('#0b0c0c')
      centred(pen, marking, 24, 'bold', 10)
      centred(pen, marking, foot, 'bold', 10)
      centred(pen, `${words.page} ${at - start + 1} ${words.ofPages} ${count}`, foot + 14, 'plain', 8)
    })
  }
}

function centred(pen: Pen, text: string, y: number, face: Face, size: number): void {
  const width = pen.doc.font(face).fontSize(size).widthOfString(text)
  draw(pen, [text], { x: (pen.doc.page.width - width) / 2, y }, face, size)
}
