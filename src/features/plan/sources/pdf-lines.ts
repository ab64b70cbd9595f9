// Glyphs of a page as lines of words, and lines of a cell as its text.
import { hasWord, headerColumns } from '../reading/columns.ts'
import type { Line, Piece } from './aligned-stretches.ts'
import { isBrokenWord } from './broken-words.ts'
import type { Glyphs } from './pdf-page.ts'
import { lineGap } from './tidy.ts'

/** `begins`: whether a row of a table begins here, where we know it from more than the line alone. */
export type PdfLine = Pick<Line, 'pieces' | 'above' | 'edges'> & {
  y: number
  height: number
  begins?: boolean
}

/** Of the height of the letters: what parts two words, and what parts two columns. */
const wordGap = 0.15
const pieceGap = 1.1
const closeGap = 0.6
const cellPadding = 12

/** Where pieces begin that stand under one another, though they come close to what is left of them. */
export type Starts = (x: number) => boolean
const anywhere: Starts = () => false
/** Whether two places on a line are in two columns of a table, however near they are. */
export type Apart = (y: number, from: number, to: number) => boolean
const together: Apart = () => false

/** Lines from top to bottom, each parted into pieces at `starts`, between columns, and where there is more than a space between words. */
export function linesOf(
  glyphs: readonly Glyphs[],
  starts: Starts = anywhere,
  apart: Apart = together,
): PdfLine[] {
  return inLines(glyphs).map((line) => ({
    y: line[0]?.y ?? 0,
    height: line.reduce((most, { height }) => Math.max(most, height), 0),
    pieces: piecesOf(
      line.sort((a, b) => a.x - b.x),
      starts,
      apart,
    ),
  }))
}

/** Left edges that many lines share, and those of the titles in a table's header. */
export function startsOf(pages: readonly (readonly Glyphs[])[]): Starts {
  const counts = new Map<number, number>()
  const titles = new Set(pages.flatMap(titlePlaces).flat())
  let lines = 0
  for (const line of pages.flatMap(inLines)) {
    lines += 1
    for (const x of new Set(line.map((each) => Math.round(each.x)))) counts.set(x, (counts.get(x) ?? 0) + 1)
  }
  const least = Math.max(3, lines * 0.15)
  return (x) => {
    const near = [Math.round(x) - 1, Math.round(x), Math.round(x) + 1]
    return (
      near.some((at) => titles.has(at)) || near.reduce((sum, at) => sum + (counts.get(at) ?? 0), 0) >= least
    )
  }
}

/** Of each table's header without rules: where its titles begin, from left to right. */
export const titlePlaces = (glyphs: readonly Glyphs[]): number[][] =>
  linesOf(glyphs)
    .filter(({ pieces }) => headerColumns(pieces.map(({ text }) => text)) !== null)
    .map(({ pieces }) => pieces.map(({ from }) => Math.round(from)))

/** Glyphs line by line, from top to bottom. */
export function inLines(glyphs: readonly Glyphs[]): Glyphs[][] {
  const lines: Glyphs[][] = []
  for (const each of [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = lines.at(-1)
    const first = last?.[0]
    if (last && first && each.y - first.y <= Math.max(2, Math.min(first.height, each.height) * 0.4))
      last.push(each)
    else lines.push([each])
  }
  return lines
}

function piecesOf(line: readonly Glyphs[], starts: Starts, apart: Apart): Piece[] {
  const pieces: Piece[] = []
  for (const { x, y, width, height, text } of line) {
    const last = pieces.at(-1)
    const gap = last ? x - last.to : 0
    const space = gap > height * wordGap ? ' ' : ''
    const under = gap > height * wordGap && starts(x)
    if (last && gap <= height * pieceGap && !under && !apart(y, last.from, x)) {
      last.text += space + text
      if (gap > height * closeGap) last.close = true
      last.to = Math.max(last.to, x + width)
    } else pieces.push({ from: x, to: x + width, text, y })
  }
  return pieces
}

/** Where a cell lies, and whole words of its document. */
type Cell = { left: number; right: number; known: ReadonlySet<string> }

/** Whether one word alone fills a line of a cell, and goes on below: it was too long for the cell. */
function isBroken(above: PdfLine, line: PdfLine, width: number, known: ReadonlySet<string>): boolean {
  const [over, ...beside] = above.pieces
  const [own] = line.pieces
  if (!over || !own || beside.length > 0 || !isBrokenWord(over.text.trim(), own.text.trim(), known))
    return false
  return over.to - over.from + (own.to - own.from) / own.text.length > width - 1
}

/**
 * A cell's lines as its text. Where a line begins with a bullet, stands apart, or begins with a capital that would still
 * have fitted above, somebody began a new line there; elsewhere the cell was only too narrow.
 */
export function wrappedText(lines: readonly PdfLine[], { left, right, known }: Cell): string {
  const padding = Math.min(
    ...lines.flatMap(({ pieces }) => pieces.slice(0, 1).map(({ from }) => from - left)),
  )
  let text = ''
  let before: { line: PdfLine; to: number } | null = null
  for (const line of lines) {
    const words = line.pieces
      .map((piece) => piece.text)
      .join(' ')
      .trim()
    if (!hasWord(words) && words === '') continue
    if (before)
      text += isBroken(before.line, line, right - left - padding * 2, known)
        ? ''
        : startsNew(before, line, words, right)
          ? '\n'
          : lineGap(text, words)
    text += words
    before = { line, to: line.pieces.at(-1)?.to ?? 0 }
  }
  return text
}

function startsNew(
  before: { line: PdfLine; to: number },
  line: PdfLine,
  words: string,
  right: number,
): boolean {
  if (/^[•●▪■◦‣·\uF0B7]/u.test(words)) return true
  if (line.y - before.line.y > Math.max(line.height, before.line.height) * 1.9) return true
  const [piece] = line.pieces
  if (!piece || piece.text === '' || /^\p{Ll}/u.test(words)) return false
  const firstWord = ((piece.to - piece.from) * (words.split(' ', 1)[0]?.length ?? 0)) / piece.text.length
  return before.to + line.height * 0.3 + firstWord * 1.25 < right - cellPadding
}
