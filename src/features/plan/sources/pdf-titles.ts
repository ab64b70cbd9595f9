// Titles of a page in large letters that only its width broke, as one line again.
import { isHeading } from '../reading/headings.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'
import { joinedLines } from './tidy.ts'

/** Of the height of most letters: how high those of a title are; of their own: how far its lines lie apart. */
const tallFrom = 1.2
const spacingMax = 1.7
/** In points. */
const sameEdge = 3
const sameMiddle = 8

type Room = { usual: number; left: number; right: number }

/** The height of most letters of all pages. */
export function usualHeight(pages: readonly Pick<PdfPage, 'glyphs'>[]): number {
  const letters = new Map<number, number>()
  for (const { height, text } of pages.flatMap(({ glyphs }) => glyphs))
    letters.set(Math.round(height), (letters.get(Math.round(height)) ?? 0) + text.length)
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0]
}

/** Takes a page's lines from top to bottom. Returns them with those in large letters joined whose next word would not have fitted above. */
export function joinedTitles(
  lines: readonly PdfLine[],
  { glyphs, width }: Pick<PdfPage, 'glyphs' | 'width'>,
  usual: number,
): PdfLine[] {
  const left = glyphs.reduce((least, { x }) => Math.min(least, x), width)
  const ends = glyphs.reduce((most, each) => Math.max(most, each.x + each.width), 0)
  // A page has margins of one width, whatever stands on it.
  const room = { usual, left, right: Math.max(ends, width - left) }
  const joined: PdfLine[] = []
  let above: PdfLine | null = null
  for (const line of lines) {
    const last = joined.at(-1)
    if (last && above && goesOn(above, line, room)) joined[joined.length - 1] = together(last, line)
    else joined.push(line)
    above = line
  }
  return joined
}

function goesOn(above: PdfLine, line: PdfLine, { usual, left, right }: Room): boolean {
  const [over, ...beside] = above.pieces
  const [own, ...others] = line.pieces
  if (!over || !own || beside.length + others.length > 0) return false
  const gap = line.y - above.y
  if (Math.abs(above.height - line.height) > 0.5 || line.height < usual * tallFrom) return false
  if (gap <= 0 || gap > line.height * spacingMax || isHeading(own.text) || /^\d{1,2}[.)]/.test(own.text))
    return false
  const centred = Math.abs(over.from + over.to - own.from - own.to) <= sameMiddle * 2
  if (Math.abs(own.from - over.from) > sameEdge && !centred) return false
  const letter = (own.to - own.from) / Math.max(1, own.text.length)
  const word = (own.text.split(' ', 1)[0]?.length ?? 0) + 1
  return over.to - over.from + letter * word > right - Math.min(left, over.from)
}

function together(last: PdfLine, { pieces }: PdfLine): PdfLine {
  const [over, own] = [last.pieces[0], pieces[0]]
  if (!over || !own) return last
  const text = joinedLines([over.text, own.text])
  return {
    ...last,
    pieces: [{ ...over, from: Math.min(over.from, own.from), to: Math.max(over.to, own.to), text }],
  }
}
