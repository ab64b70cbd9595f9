// Pages into blocks: ruled tables by their rules, the rest by alignment, in the order in which they stand.
import type { Block } from '../reading/blocks.ts'
import { blocksOfLines, isBefore } from './aligned-lines.ts'
import type { Line, Piece } from './aligned-stretches.ts'
import { cellCounter } from './grid.ts'
import { where } from './messages.en.ts'
import { drawnUp } from './pdf-centred.ts'
import { columnsInTurn } from './pdf-columns.ts'
import { type Band, bandAt, bandsOf, partedAtEdges } from './pdf-edges.ts'
import { type Furniture, furnitureKey, furnitureOf } from './pdf-furniture.ts'
import { type RuledTable, ruledTables } from './pdf-grid.ts'
import { linesOf, type PdfLine, type Starts, startsOf, titlePlaces } from './pdf-lines.ts'
import type { Glyphs, PdfPage, Rule } from './pdf-page.ts'
import { partedAtRules } from './pdf-parting.ts'
import { doubtedUnderTitles } from './pdf-abutting.ts'
import { joinedTitles, usualHeight } from './pdf-titles.ts'
import { wrappedLines } from './pdf-prose.ts'
import { middleOf, tableBlocks, type TableState } from './pdf-table.ts'

/** In points: columns without rules are at least this far apart. */
const gutter = 2

/** `waiting` are lines that no ruled table has come after yet. */
type State = TableState & { waiting: Line[] }

export function pagesBlocks(drawn: readonly PdfPage[]): Block[] {
  const pages = drawn.map((page) => ({ ...page, glyphs: partedAtRules(page.glyphs, page.down) }))
  const furniture = furnitureOf(
    pages.map((page) => linesOf(page.glyphs)),
    pages,
  )
  const inside = pages.map(partedPage)
  const bands = bandsOf(inside.map(({ outside }) => outside))
  const parted = inside.map((page, at) => ({
    ...page,
    outside: partedAtEdges(page.outside, bands[at] ?? []),
  }))
  const starts = startsOf(parted.map(({ outside }) => outside))
  const headers = parted.flatMap(({ outside }) => titlePlaces(outside))
  const met = new Set<string>()
  const usual = usualHeight(pages)
  const known = wordsIn(pages)
  const state: State = { tables: 0, count: cellCounter(), last: null, page: 0, waiting: [] }
  const blocks = pages.flatMap((page, at) => {
    const { tables, inside, outside } = parted[at] ?? { tables: [], inside: [], outside: [] }
    const isFrame = (line: PdfLine) => furniture(line, page)
    const framed = { isFrame, across: page.across, headers }
    const tops = [...tables.map(({ ys }) => ys[0] ?? 0), Number.POSITIVE_INFINITY]
    const banded = doubtedUnderTitles(inBands(outside, starts, bands[at] ?? []), headers, outside)
    const read = Map.groupBy(banded, ({ y }) => tops.findIndex((top) => y <= top))
    const turned = tops.map((_, index) => {
      const drawn = drawnUp(columnsInTurn(read.get(index) ?? [], framed), framed)
      return joinedTitles(drawn, page, usual)
    })
    const lines = looseLines(turned.flat(), page, at + 1, { furniture, met })
    const found: Block[] = []
    for (const [index, table] of tables.entries()) {
      state.waiting.push(...lines.splice(0, turned[index]?.length ?? 0))
      found.push(
        ...flushed(state),
        ...tableBlocks(table, inside[index] ?? [], { page, number: at + 1, known }, state),
      )
    }
    state.waiting.push(...lines)
    return found
  })
  return [...blocks, ...flushed(state)]
}

/** The longer words that a document shows, in lower case. */
const wordsIn = (pages: readonly PdfPage[]): Set<string> =>
  new Set(
    pages.flatMap(({ glyphs }) =>
      glyphs.flatMap(({ text }) => text.match(/\p{L}{6,}/gu)?.map((word) => word.toLowerCase()) ?? []),
    ),
  )

/** A page's lines, those of tables whose columns are known with where these begin. */
function inBands(glyphs: readonly Glyphs[], starts: Starts, bands: readonly Band[]): PdfLine[] {
  const apart = (y: number, from: number, to: number) =>
    bandAt(bands, y)?.edges.some((edge) => isBefore(from, edge) && !isBefore(to, edge)) ?? false
  return linesOf(glyphs, starts, apart).map((line) => {
    const edges = bandAt(bands, line.y)?.edges
    return edges ? { ...line, edges, pieces: line.pieces.map((piece) => doubted(piece, edges)) } : line
  })
}

/** Between columns that are known nothing is joined; what runs over where one begins may be of two. */
const doubted = (piece: Piece, edges: readonly number[]): Piece => ({
  ...piece,
  close: edges.some((edge) => isBefore(piece.from, edge) && piece.to > edge + 1),
})

type PartedPage = { tables: RuledTable[]; inside: Glyphs[][]; outside: Glyphs[] }

function partedPage(page: PdfPage): PartedPage {
  const tables = ruledTables(page)
  const outside: Glyphs[] = []
  const inside = tables.map((): Glyphs[] => [])
  for (const glyphs of page.glyphs) {
    const at = tables.findIndex((table) => holds(table, glyphs))
    ;(inside[at] ?? outside).push(glyphs)
  }
  return { tables, inside, outside }
}

/** Lines without rules wait until a ruled table comes: a table without rules may go on over several pages. */
function flushed(state: State): Block[] {
  const { blocks, tables } = blocksOfLines(state.waiting, { gutter, prose: wrappedLines }, state.tables)
  if (tables > state.tables) state.last = null
  state.tables = tables
  state.waiting = []
  return blocks
}

function holds({ xs, ys }: RuledTable, glyphs: Glyphs): boolean {
  const [x, y] = middleOf(glyphs)
  return x >= (xs[0] ?? 0) - 1 && x <= (xs.at(-1) ?? 0) + 1 && y >= (ys[0] ?? 0) && y <= (ys.at(-1) ?? 0)
}

/** Rules that run across lines, as some tables have between their rows, part their rows. */
function looseLines(
  lines: readonly PdfLine[],
  page: PdfPage,
  number: number,
  { furniture, met }: { furniture: Furniture; met: Set<string> },
): (Line & { y: number })[] {
  const spacing = usualSpacing(lines)
  return lines.map((line, at) => {
    const before = lines[at - 1]
    // Higher up than the line before it: the next column.
    const far = before !== undefined && (line.y < before.y || line.y - before.y > spacing * 1.4)
    const apart =
      line.begins ?? (far || (before !== undefined && ruledBetween(page.across, before.y, line.y)))
    const edge = line.y < page.height / 2 ? where.header : where.footer
    const key = furnitureKey(line)
    const repeated = furniture(line, page)
    const again = repeated && met.has(key)
    met.add(key)
    return {
      pieces: line.pieces,
      ...(line.above ? { above: line.above } : {}),
      ...(line.edges ? { edges: line.edges } : {}),
      ...(line.begins === undefined ? {} : { begins: line.begins }),
      apart,
      furniture: repeated,
      again,
      where: repeated ? edge : where.page(number),
      y: line.y,
    }
  })
}

function usualSpacing(lines: readonly PdfLine[]): number {
  const gaps = lines
    .slice(1)
    .map((line, at) => line.y - (lines[at]?.y ?? 0))
    .sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length * 0.3)] ?? 0
}

function ruledBetween(across: readonly Rule[], from: number, to: number): boolean {
  return across.some(({ at }) => from < at && at < to)
}
