// Plain text whose columns are made by runs of spaces, as programs write that take the text out of a PDF.
import type { Block } from '../reading/blocks.ts'
import { blocksOfLines } from './aligned-lines.ts'
import type { Line, Piece } from './aligned-stretches.ts'
import { furnitureLines } from './text-furniture.ts'

const tabStop = 8

/** Takes text without tabs between cells. Null where nothing in it is laid out as a table. */
export function alignedBlocks(text: string): Block[] | null {
  const raw = text.replace(/\r\n?/g, '\n').split('\n').flatMap(pagesOfLine)
  const met = new Set<string>()
  const seen = (line: string): boolean => {
    const key = line.trim().replace(/\d+/g, '#')
    return met.has(key) || !met.add(key)
  }
  let blank = false
  const lines: Line[] = []
  const framed = furnitureLines(raw.map(({ line }) => line))
  for (const [at, { line: each, number }] of raw.entries()) {
    const pieces = piecesOf(each.replaceAll('\f', ''))
    const frame = framed.has(at)
    const furniture =
      frame || (pieces.length === 1 && /^page \d|^\d{1,3} of \d{1,3}$/i.test(pieces[0]?.text ?? ''))
    if (pieces.length > 0) lines.push({ pieces, apart: blank, number, furniture, again: frame && seen(each) })
    blank = pieces.length === 0
  }
  const { blocks, tables } = blocksOfLines(lines, { gutter: 2 })
  return tables === 0 ? null : blocks
}

/** A page ends with a form feed, at the start of a line or, as some programs write, in the middle of one. */
const pagesOfLine = (raw: string, at: number) => raw.split(/(?=\f)/).map((line) => ({ line, number: at + 1 }))

/** What two spaces or more part. */
function piecesOf(raw: string): Piece[] {
  const line = raw.replaceAll('\t', ' '.repeat(tabStop)).replaceAll('\u00A0', ' ')
  return [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
    text,
  }))
}
