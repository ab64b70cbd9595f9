// Words that run on where the next column of a table without rules begins: a spreadsheet's cells that were too narrow for what
// they hold, printed. What is cut off is not in the file; here the rest is left in doubt.
import { headerColumns } from '../reading/columns.ts'
import type { Piece } from './aligned-stretches.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { Glyphs } from './pdf-page.ts'

/** In points: how near two places are one, and how far words must reach over a column's beginning on either side. */
const sameEdge = 1
const before = 6
const after = 2

/**
 * Takes a page's lines, where the titles of tables begin on any page, and all that the page shows outside ruled tables. Returns them with the pieces in doubt that run over where
 * a title begins, if other words begin right there as well.
 */
export function doubtedUnderTitles(
  lines: readonly PdfLine[],
  headers: readonly (readonly number[])[],
  glyphs: readonly Glyphs[],
): PdfLine[] {
  const own = lines.filter(({ pieces }) => isHeader(pieces))
  const titled = new Set(own.map(({ y }) => y))
  const titles = [...headers, ...own.map(({ pieces }) => pieces.map(({ from }) => Math.round(from)))]
  const begins = new Set(glyphs.filter(({ y }) => !titled.has(y)).map(({ x }) => Math.round(x)))
  const isShared = (place: number) => [-sameEdge, 0, sameEdge].some((by) => begins.has(place + by))
  const places = [...new Set(titles.flatMap((each) => each.slice(1)))].filter(isShared)
  // Under titles that run into one another nobody can tell where a column begins.
  const cut = own.find(({ pieces }) => pieces.some(({ text }) => runTogether.test(text)))?.y
  const runsOver = ({ from, to }: Piece) =>
    places.some((place) => from + before < place && place < to - after)
  return lines.map((line) => {
    if (line.pieces.length < 2 || isHeader(line.pieces)) return line
    const below = cut !== undefined && line.y > cut
    const pieces = line.pieces.map((piece): Piece => {
      const over = runsOver(piece)
      return over || below ? { ...piece, close: true, over } : piece
    })
    return { ...line, pieces }
  })
}

/** "What we wiWho" */
const runTogether = /\p{Ll}\p{Lu}\p{Ll}/u

const isHeader = (pieces: PdfLine['pieces']): boolean =>
  headerColumns(pieces.map(({ text }) => text)) !== null
