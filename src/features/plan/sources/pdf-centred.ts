// Tables without upright rules whose cells stand in the middle of their rows, as a web page prints them. The lines of
// one row lie between those of another there: here each cell's lines are drawn up to the top of its row.
import { isHeading } from '../reading/headings.ts'
import { type Column, columnsOf } from './aligned-lines.ts'
import { type Piece, tableColumnsMin } from './aligned-stretches.ts'
import { rowsCutByPages } from './pdf-cut-rows.ts'
import type { PdfLine } from './pdf-lines.ts'
import {
  areInOrder,
  type Cell,
  middleOf,
  type Placed,
  type Row,
  sameMiddle,
  spannedRows,
  topOf,
} from './pdf-spans.ts'
import type { Rule } from './pdf-page.ts'

/** In points: how near two columns may come. */
const gutter = 2
/** Of the distance of two lines of a cell: what lies between two cells is more. */
const closeWithin = 1.12
/** Of the height of letters. */
const lineSpacingMax = 1.35

/** What is known of a page beside its lines: its frame, its rules, and where titles of tables begin on any page. */
type Page = {
  isFrame: (line: PdfLine) => boolean
  across: readonly Rule[]
  headers: readonly (readonly number[])[]
}

/**
 * Takes lines from top to bottom. Returns them with the cells of centred tables drawn up to the top of their rows, and all
 * else as it stands.
 */
export function drawnUp(lines: readonly PdfLine[], page: Page): PdfLine[] {
  const drawn: PdfLine[] = []
  let open: PdfLine[] = []
  const close = () => {
    drawn.push(...(centredRows(open, page) ?? inDoubt(open)))
    open = []
  }
  for (const line of lines) {
    const [only, ...others] = line.pieces
    // A table whose columns are known begins or ends here.
    if (line.edges !== open[0]?.edges) close()
    if (page.isFrame(line) || (only && others.length === 0 && isHeading(only.text))) {
      close()
      drawn.push(line)
    } else open.push(line)
  }
  close()
  return drawn
}

/**
 * A table whose columns are known and whose lines lie between one another, though we could not tell its rows: cells that run over
 * several rows, each in the middle of its own. A person has to look at every row.
 */
function inDoubt(lines: readonly PdfLine[]): readonly PdfLine[] {
  const between = lines.some((line, at) => {
    const gap = line.y - (lines[at - 1]?.y ?? Number.NEGATIVE_INFINITY)
    return line.edges && lines[at - 1]?.edges && gap < line.height * 0.75
  })
  return between
    ? lines.map((line) => ({ ...line, pieces: line.pieces.map((piece) => ({ ...piece, close: true })) }))
    : lines
}

/** Prose before and after is left as it is. Null where the lines are no table, or not centred. */
function centredRows(lines: readonly PdfLine[], page: Page): PdfLine[] | null {
  for (const [from, to] of tablesIn(lines)) {
    const rows = rowsIn(lines.slice(from, to), page)
    const edges = lines.slice(from, to).find((line) => line.edges)?.edges
    if (rows)
      return [...lines.slice(0, from), ...rows.flatMap((row) => lineUp(row, edges)), ...lines.slice(to)]
  }
  return null
}

function rowsIn(table: readonly PdfLine[], { across, headers }: Page): Row[] | null {
  // A column whose cells all stand on lines of their own is one as well, and so is one that has only its title.
  const pieces = table.flatMap((line) => line.pieces)
  const edges = table.find((line) => line.edges)?.edges
  const columns = columnsOf(
    [{ pieces: [...pieces, ...titlesOver(pieces, headers)], ...(edges ? { edges } : {}) }],
    { gutter },
  )
  if (columns.length < tableColumnsMin) return null
  const isTwice = (line: PdfLine) =>
    new Set(line.pieces.map((piece) => columnAt(columns, piece))).size < line.pieces.length
  if (table.some(isTwice)) return null
  const placed = table.flatMap(({ y, height, pieces }) =>
    pieces.map((piece) => ({ y: piece.y ?? y, height, piece, column: columnAt(columns, piece) })),
  )
  return rowsOf(cellsOf(placed, across))
}

/**
 * Where a table may stand: all lines; those from the first line of several pieces on, and to the last one. Taller cells
 * begin above these or end below them, close by.
 */
function tablesIn(lines: readonly PdfLine[]): [from: number, to: number][] {
  let from = lines.findIndex(({ pieces }) => pieces.length > 1)
  let to = lines.findLastIndex(({ pieces }) => pieces.length > 1) + 1
  if (from < 0) return []
  const apart = closest(lines.slice(from, to)) * closeWithin
  const gapAbove = (at: number) => (lines[at]?.y ?? 0) - (lines[at - 1]?.y ?? 0)
  while (from > 0 && gapAbove(from) <= apart) from -= 1
  while (to < lines.length && gapAbove(to) <= apart) to += 1
  return [
    [0, lines.length],
    [from, lines.length],
    [from, to],
  ]
}

/** The titles on a page before under which all of these pieces begin. */
function titlesOver(pieces: readonly Piece[], headers: Page['headers']): Piece[] {
  const begins = new Set(pieces.map(({ from }) => Math.round(from)))
  const titles = headers.find((places) =>
    [...begins].every((from) => places.some((place) => Math.abs(place - from) <= 1)),
  )
  return (titles ?? []).map((from) => ({ from, to: from, text: '' }))
}

function columnAt(columns: readonly Column[], piece: Piece): number {
  return Math.max(
    0,
    columns.findLastIndex(({ from }) => from <= piece.from + 1),
  )
}

/** The lines of each cell: those close under one another in a column that no rule parts. */
function cellsOf(placed: readonly Placed[], across: readonly Rule[]): Cell[] {
  const columns = [...Map.groupBy(placed, ({ column }) => column).values()]
  const spacing = Math.min(...columns.map(closest))
  return columns.flatMap((column) => {
    const cells: Cell[] = []
    for (const each of column) {
      const above = cells.at(-1)?.at(-1)
      const parted =
        !above ||
        each.y - above.y > spacing * closeWithin ||
        across.some((rule) => above.y < rule.at && rule.at < each.y && runsUnder(rule, each.piece))
      if (parted) cells.push([each])
      else cells.at(-1)?.push(each)
    }
    return cells
  })
}

/** A rule under another column parts nothing here: a cell beside it may run over several rows. */
const runsUnder = ({ from, to }: Rule, piece: Piece): boolean =>
  from < (piece.from + piece.to) / 2 && (piece.from + piece.to) / 2 < to

/** The least distance of two lines that is no overlap, and never more than that of lines of a cell. */
function closest(lines: readonly { y: number; height: number }[]): number {
  const gaps = lines.slice(1).map(({ y }, at) => y - (lines[at]?.y ?? 0))
  const most = Math.max(...lines.map(({ height }) => height)) * lineSpacingMax
  return Math.min(most, ...gaps.filter((gap, at) => gap >= (lines[at]?.height ?? 0) * 0.9))
}

/** Cells by the row that their middles make. Null unless that makes rows that their tops do not, each under the last. */
function rowsOf(cells: readonly Cell[]): Row[] | null {
  const rows = grouped(cells, middleOf)
  const whole = rows.every(
    (row) => row.length > 1 && new Set(row.map(([first]) => first?.column)).size === row.length,
  )
  if (!whole) return spannedRows(rows) ?? rowsCutByPages(rows)
  const centred = rows.length < grouped(cells, topOf).length && areInOrder(rows)
  return centred ? rows.map((row) => ({ cells: row, above: [] })) : null
}

function grouped(cells: readonly Cell[], place: (cell: Cell) => number): Cell[][] {
  const groups: Cell[][] = []
  for (const cell of [...cells].sort((a, b) => place(a) - place(b))) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first && place(cell) - place(first) <= sameMiddle) last.push(cell)
    else groups.push([cell])
  }
  return groups
}

/** The first lines of all cells on one line, the second ones on the next. */
function lineUp({ cells, above }: Row, edges: readonly number[] | undefined): PdfLine[] {
  const tallest = cells.reduce((most, cell) => (cell.length > most.length ? cell : most))
  return tallest.map(({ y, height }, at) => ({
    y,
    height,
    pieces: cells.flatMap((cell) => cell[at]?.piece ?? []).sort((a, b) => a.from - b.from),
    begins: at === 0,
    ...(edges ? { edges } : {}),
    ...(at === 0 && above.length > 0 ? { above } : {}),
  }))
}
