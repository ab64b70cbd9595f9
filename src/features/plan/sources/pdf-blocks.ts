// Pages into blocks: ruled tables by their rules, the rest by alignment, in the order in which they stand.
import type { Block } from '../reading/blocks.ts'
import { blocksOfLines, type Line } from './aligned-lines.ts'
import { cellCounter, type GridRow, gridRows } from './grid.ts'
import { where } from './messages.en.ts'
import { furnitureKey, furnitureOf } from './pdf-furniture.ts'
import { type RuledTable, ruledTables } from './pdf-grid.ts'
import { linesOf, type PdfLine, startsOf, wrappedText } from './pdf-lines.ts'
import type { Glyphs, PdfPage, Rule } from './pdf-page.ts'
import { cellText } from './tidy.ts'

/** In points: columns without rules are at least this far apart. */
const gutter = 2
const sameColumnsWithin = 4

type State = { tables: number; count: (cells: number) => void; last: RuledTable | null; waiting: Line[] }

export function pagesBlocks(pages: readonly PdfPage[]): Block[] {
  const furniture = furnitureOf(
    pages.map((page) => linesOf(page.glyphs)),
    pages,
  )
  const parted = pages.map(partedPage)
  const starts = startsOf(parted.map(({ outside }) => outside))
  const state: State = { tables: 0, count: cellCounter(), last: null, waiting: [] }
  const blocks = pages.flatMap((page, at) => {
    const { tables, inside, outside } = parted[at] ?? { tables: [], inside: [], outside: [] }
    const lines = looseLines(linesOf(outside, starts), page, at + 1, furniture)
    const found: Block[] = []
    for (const [index, table] of tables.entries()) {
      const top = table.ys[0] ?? 0
      while ((lines[0]?.y ?? Number.POSITIVE_INFINITY) <= top) state.waiting.push(...lines.splice(0, 1))
      found.push(...flushed(state), ...tableBlocks(table, inside[index] ?? [], page, at + 1, state))
    }
    state.waiting.push(...lines)
    return found
  })
  return [...blocks, ...flushed(state)]
}

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
  const { blocks, tables } = blocksOfLines(state.waiting, { gutter }, state.tables)
  if (tables > state.tables) state.last = null
  state.tables = tables
  state.waiting = []
  return blocks
}

function holds({ xs, ys }: RuledTable, glyphs: Glyphs): boolean {
  const [x, y] = middleOf(glyphs)
  return x >= (xs[0] ?? 0) - 1 && x <= (xs.at(-1) ?? 0) + 1 && y >= (ys[0] ?? 0) && y <= (ys.at(-1) ?? 0)
}

/** The place by which glyphs belong to a cell: near their start, because a word may stick out at its end. */
function middleOf({ x, y, width, height }: Glyphs): [number, number] {
  return [x + Math.min(width / 2, height), y - height * 0.3]
}

/** A table that goes on from the page before, with the same columns, keeps its number. */
function tableBlocks(
  table: RuledTable,
  glyphs: readonly Glyphs[],
  page: PdfPage,
  number: number,
  state: State,
): Block[] {
  state.count(table.cells.length)
  if (!sameColumns(state.last, table)) state.tables += 1
  state.last = table
  const held = new Map(table.cells.map((cell) => [cell, [] as Glyphs[]]))
  const fields = new Map(
    table.cells.flatMap((cell) => {
      const keys: [string, typeof cell][] = []
      for (let y = cell.top; y < cell.bottom; y += 1)
        for (let x = cell.left; x < cell.right; x += 1) keys.push([`${y} ${x}`, cell])
      return keys
    }),
  )
  for (const each of glyphs) {
    const [x, y] = middleOf(each)
    const cell = fields.get(`${fieldAt(table.ys, y)} ${fieldAt(table.xs, x)}`)
    if (cell) held.get(cell)?.push(each)
  }
  const rows = table.ys.slice(0, -1).map((_, row): GridRow => {
    const cells = table.cells.filter(({ top, bottom }) => top <= row && row < bottom)
    const placed = cells.map((cell) => {
      const right = table.xs[cell.right] ?? 0
      const above = cell.top < row
      const text = above ? '' : cellText(wrappedText(linesOf(held.get(cell) ?? []), right))
      return { from: cell.left, to: cell.right, text, fill: fillOf(table, cell, page), above }
    })
    return { cells: placed.sort((a, b) => a.from - b.from), header: false, where: where.page(number) }
  })
  return gridRows(rows, state.tables, 0)
}

function fieldAt(places: readonly number[], at: number): number {
  const found = places.findLastIndex((place) => place <= at)
  return Math.min(Math.max(0, found), places.length - 2)
}

/** The last patch painted over the middle of a cell that is about as large as the cell, or covers it. */
function fillOf({ xs, ys }: RuledTable, cell: RuledTable['cells'][number], page: PdfPage): string | null {
  const [left, right] = [xs[cell.left] ?? 0, xs[cell.right] ?? 0]
  const [top, bottom] = [ys[cell.top] ?? 0, ys[cell.bottom] ?? 0]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const patch = page.patches.findLast(
    (each) =>
      each.left <= x &&
      x <= each.right &&
      each.top <= y &&
      y <= each.bottom &&
      each.right - each.left >= (right - left) * 0.3 &&
      each.bottom - each.top >= (bottom - top) * 0.3,
  )
  return patch?.colour ?? null
}

function sameColumns(a: RuledTable | null, b: RuledTable): boolean {
  if (a === null || a.xs.length !== b.xs.length) return false
  return a.xs.every((x, at) => Math.abs(x - (b.xs[at] ?? 0)) <= sameColumnsWithin)
}

/** Rules that run across lines, as some tables have between their rows, part their rows. */
function looseLines(
  lines: readonly PdfLine[],
  page: PdfPage,
  number: number,
  furniture: ReadonlySet<string>,
): (Line & { y: number })[] {
  const spacing = usualSpacing(lines)
  return lines.map((line, at) => {
    const before = lines[at - 1]
    const far = before !== undefined && line.y - before.y > spacing * 1.4
    const apart = far || (before !== undefined && ruledBetween(page.across, before.y, line.y))
    const edge = line.y < page.height / 2 ? where.header : where.footer
    const repeated = furniture.has(furnitureKey(line))
    return {
      pieces: line.pieces,
      apart,
      furniture: repeated,
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
