// Pages whose text runs in columns without rules: each column is read to its end before the next. Tables without rules,
// whose cells stand side by side because they belong together, stay as they are.
import { headerColumns } from '../reading/columns.ts'
import { tableColumnsMin } from './aligned-stretches.ts'
import type { PdfLine } from './pdf-lines.ts'

/** In points: how far apart the places are where lines of one column begin, and how near the next column may come. */
const sameEdge = 3
const linesMin = 4
const togetherMin = 3
/** Of the longest line of a column: prose fills most of its lines, and cells do not. */
const fullShare = 0.6
const wordsMin = 4

/** How many places are tried, and how often a part may part again: into four columns at most. */
const edgesMax = 4
const againMax = 2

/** Which lines are of the page's frame, and where the titles of each table without rules begin, on any page. */
type Page = { isFrame: (line: PdfLine) => boolean; headers: readonly (readonly number[])[] }

/** Takes lines from top to bottom. Returns them as they are to be read. */
export function columnsInTurn(lines: readonly PdfLine[], page: Page): PdfLine[] {
  return inColumns(lines, page, againMax) ?? [...lines]
}

/** The lines column after column; null where they do not run in columns. */
function inColumns(lines: readonly PdfLine[], page: Page, again: number): PdfLine[] | null {
  for (const edge of edgesIn(lines)) {
    const read = partedAt(lines, edge, page, again)
    if (read) return read
  }
  return null
}

function partedAt(lines: readonly PdfLine[], edge: number, page: Page, again: number): PdfLine[] | null {
  const read: PdfLine[] = []
  let open: PdfLine[] = []
  let found = false
  const close = () => {
    const turned = inTurn(open, edge, page, again)
    found ||= turned !== null
    read.push(...(turned ?? open))
    open = []
  }
  for (const line of lines) {
    if (page.isFrame(line) || crosses(line, edge)) {
      close()
      read.push(line)
    } else open.push(line)
  }
  close()
  return found ? read : null
}

/** Where another column may begin: the places where most lines have a piece that is not their first. */
function edgesIn(lines: readonly PdfLine[]): number[] {
  const counts = new Map<number, number>()
  for (const { pieces } of lines)
    for (const { from } of pieces.slice(1))
      counts.set(Math.round(from), (counts.get(Math.round(from)) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= togetherMin)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, edgesMax)
    .map(([edge]) => edge)
}

const isRight = (from: number, edge: number): boolean => from >= edge - sameEdge
const crosses = ({ pieces }: PdfLine, edge: number): boolean =>
  pieces.some(({ from, to }) => !isRight(from, edge) && to > edge - sameEdge)

/** Left of the edge to its end, then right of it; null where one side is no prose. */
function inTurn(lines: readonly PdfLine[], edge: number, page: Page, again: number): PdfLine[] | null {
  const parted = lines.map((line) => ({
    left: { ...line, pieces: line.pieces.filter(({ from }) => !isRight(from, edge)) },
    right: { ...line, pieces: line.pieces.filter(({ from }) => isRight(from, edge)) },
  }))
  const left = parted.map((each) => each.left).filter(({ pieces }) => pieces.length > 0)
  const right = parted.map((each) => each.right).filter(({ pieces }) => pieces.length > 0)
  const together = left.length + right.length - lines.length
  const titled = lines.some(({ pieces }) => headerColumns(pieces.map(({ text }) => text)) !== null)
  if (together < togetherMin || titled || isUnderTitles(lines, page)) return null
  const [first, second] = [asProse(left, page, again), asProse(right, page, again)]
  return first && second ? [...first, ...second] : null
}

/** Whether a table whose titles stand on a page before goes on here: its long cells fill their lines as prose does. */
function isUnderTitles(lines: readonly PdfLine[], { headers }: Page): boolean {
  const counts = Map.groupBy(
    lines.flatMap(({ pieces }) => pieces.map(({ from }) => Math.round(from))),
    (from) => from,
  )
  const isUnder = (title: number) => [-1, 0, 1].some((by) => (counts.get(title + by)?.length ?? 0) > 1)
  return headers.some((titles) => titles.filter(isUnder).length >= tableColumnsMin)
}

/** One side of an edge, which may be columns itself. */
function asProse(lines: readonly PdfLine[], page: Page, again: number): readonly PdfLine[] | null {
  const parted = again > 0 ? inColumns(lines, page, again - 1) : null
  return parted ?? (isProse(lines) ? lines : null)
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
