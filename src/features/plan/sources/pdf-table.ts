// One ruled table of a PDF's page as rows: which glyphs stand in which cell, and what is painted behind it.
import type { Block } from '../reading/blocks.ts'
import { type GridRow, gridRows } from './grid.ts'
import { where } from './messages.en.ts'
import type { RuledTable } from './pdf-grid.ts'
import { linesOf, type PdfLine, wrappedText } from './pdf-lines.ts'
import type { Glyphs, PdfPage } from './pdf-page.ts'
import { cellText } from './tidy.ts'

const sameColumnsWithin = 4

/** How many tables there were so far, how cells are counted, and the last ruled table with the page that it is on. */
export type TableState = {
  tables: number
  count: (cells: number) => void
  last: RuledTable | null
  page: number
}

/** The place by which glyphs belong to a cell: near their start, because a word may stick out at its end. */
export function middleOf({ x, y, width, height }: Glyphs): [number, number] {
  return [x + Math.min(width / 2, height), y - height * 0.3]
}

/** A table that goes on from the page before, with the same columns, keeps its number. */
export function tableBlocks(
  table: RuledTable,
  glyphs: readonly Glyphs[],
  { page, number, known }: { page: PdfPage; number: number; known: ReadonlySet<string> },
  state: TableState,
): Block[] {
  state.count(table.cells.length)
  const goesOn = sameColumns(state.last, table)
  if (!goesOn) state.tables += 1
  const newPage = goesOn && state.page !== number
  state.page = number
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
    let close = false
    const placed = cells.map((cell) => {
      const [left, right] = [table.xs[cell.left] ?? 0, table.xs[cell.right] ?? 0]
      const above = cell.top < row
      const lines = above ? [] : linesOf(held.get(cell) ?? [])
      close ||= lines.some(isOfColumns)
      const text = cellText(wrappedText(lines, { left, right, known }))
      return { from: cell.left, to: cell.right, text, fill: fillOf(table, cell, page), above }
    })
    const stands = { header: false, where: where.page(number), ...(close ? { close } : {}) }
    return { cells: placed.sort((a, b) => a.from - b.from), ...stands }
  })
  const [first, ...more] = gridRows(rows, state.tables, 0)
  return first && newPage ? [{ ...first, newPage }, ...more] : first ? [first, ...more] : []
}

/** Words that stand far apart in one cell may be of several, where rules are missing. */
const isOfColumns = ({ pieces }: PdfLine): boolean =>
  pieces.length > 2 || (pieces.length === 2 && (pieces[0]?.text.length ?? 0) > bulletMax)
const bulletMax = 3

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
