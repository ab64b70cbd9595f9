// Pages whose text runs in two columns without rules: each column is read to its end before the next. Tables without rules,
// whose cells stand side by side because they belong together, stay as they are.
import { headerColumns } from '../reading/columns.ts'
import type { PdfLine } from './pdf-lines.ts'

/** In points: how far apart the places are where lines of one column begin, and how near the next column may come. */
const sameEdge = 3
const linesMin = 4
const togetherMin = 3
/** Of the longest line of a column: prose fills most of its lines, and cells do not. */
const fullShare = 0.6
const wordsMin = 4

/** Takes lines from top to bottom and which of them are of the page's frame. Returns them as they are to be read. */
export function columnsInTurn(lines: readonly PdfLine[], isFrame: (line: PdfLine) => boolean): PdfLine[] {
  const edge = rightEdge(lines)
  if (edge === null) return [...lines]
  const read: PdfLine[] = []
  let open: PdfLine[] = []
  const close = () => {
    read.push(...inTurn(open, edge))
    open = []
  }
  for (const line of lines) {
    if (isFrame(line) || crosses(line, edge)) {
      close()
      read.push(line)
    } else open.push(line)
  }
  close()
  return read
}

/** Where the second column would begin: the place where most lines of two pieces have their second. */
function rightEdge(lines: readonly PdfLine[]): number | null {
  const counts = new Map<number, number>()
  for (const { pieces } of lines) {
    const [, second, ...more] = pieces
    if (second && more.length === 0)
      counts.set(Math.round(second.from), (counts.get(Math.round(second.from)) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best && best[1] >= togetherMin ? best[0] : null
}

const isRight = (from: number, edge: number): boolean => from >= edge - sameEdge
const crosses = ({ pieces }: PdfLine, edge: number): boolean =>
  pieces.some(({ from, to }) => !isRight(from, edge) && to > edge - sameEdge)

function inTurn(lines: readonly PdfLine[], edge: number): PdfLine[] {
  const parted = lines.map((line) => ({
    left: { ...line, pieces: line.pieces.filter(({ from }) => !isRight(from, edge)) },
    right: { ...line, pieces: line.pieces.filter(({ from }) => isRight(from, edge)) },
  }))
  const left = parted.map((each) => each.left).filter(({ pieces }) => pieces.length > 0)
  const right = parted.map((each) => each.right).filter(({ pieces }) => pieces.length > 0)
  const together = left.length + right.length - lines.length
  const titled = lines.some(({ pieces }) => headerColumns(pieces.map(({ text }) => text)) !== null)
  const prose = together >= togetherMin && !titled && isProse(left) && isProse(right)
  return prose ? [...left, ...right] : [...lines]
}

/** Lines of one piece, most of them about as long as the longest and of several words. */
function isProse(lines: readonly PdfLine[]): boolean {
  if (lines.length < linesMin || lines.some(({ pieces }) => pieces.length > 2)) return false
  const widths = lines.map(({ pieces }) => (pieces.at(-1)?.to ?? 0) - (pieces[0]?.from ?? 0))
  const longest = Math.max(...widths)
  const full = lines.filter(
    ({ pieces }, at) =>
      (widths[at] ?? 0) >= longest * fullShare &&
      pieces
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/).length >= wordsMin,
  )
  return full.length * 2 >= lines.length
}
