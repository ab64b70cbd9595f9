// Tables that have no lines but only alignment: of characters in plain text, of points on a PDF's page. Columns are
// what lies between the gutters that run down a stretch of lines; rows begin where cells begin again.
import type { Block, TableRow } from '../reading/blocks.ts'
import { aimRef, columnsMax, hasWord, headerColumns } from '../reading/columns.ts'
import { isHeading } from '../reading/headings.ts'
import { type Line, stretchesOf, tableColumnsMin } from './aligned-stretches.ts'
import { cellText, joinedLines } from './tidy.ts'

/** Whether a place is left of where a column begins, give or take a unit. */
export const isBefore = (x: number, edge: number): boolean => x < edge - 1

/** In the unit of the pieces; `prose` puts lines together that only the width of a page broke. */
export type Measure = { gutter: number; prose?: (lines: readonly Line[], all: readonly Line[]) => Line[] }

export type Column = { from: number; to: number }

/** Blocks of lines in order, and how many tables there now are; `tables` counts those before. */
export function blocksOfLines(
  lines: readonly Line[],
  measure: Measure,
  tables = 0,
): { blocks: Block[]; tables: number } {
  const blocks: Block[] = []
  let number = tables
  for (const stretch of stretchesOf(lines)) {
    const columns = stretch.table ? columnsOf(stretch.lines, measure) : []
    if (columns.length < tableColumnsMin || columns.length > columnsMax)
      blocks.push(...(measure.prose?.(stretch.lines, lines) ?? stretch.lines).flatMap(paragraph))
    else {
      number += 1
      blocks.push(...rowsOf(stretch.lines, columns, number))
    }
  }
  return { blocks, tables: number }
}

/** What lies between the gutters that no piece of a line with several pieces crosses, and between edges that are known. */
export function columnsOf(
  lines: readonly Pick<Line, 'pieces' | 'furniture' | 'edges'>[],
  { gutter }: Measure,
): Column[] {
  const edges = lines.find((line) => line.edges)?.edges ?? []
  const isBeyond = (before: number, from: number) =>
    edges.some((edge) => isBefore(before, edge) && !isBefore(from, edge))
  const pieces = lines
    .filter((line) => line.pieces.length > 1 && !line.furniture)
    .flatMap((line) => line.pieces)
    .filter(({ over }) => !over)
  const columns: Column[] = []
  for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = columns.at(-1)
    if (last && from < last.to + gutter && !isBeyond(last.from, from)) last.to = Math.max(last.to, to)
    else columns.push({ from, to })
  }
  return columns
}

/** `ended` are columns whose words stopped above: words there again are of another row. */
type OpenRow = { cells: string[][]; ended: Set<number>; opening: Line; lines: number; close: boolean }

function rowsOf(lines: readonly Line[], columns: readonly Column[], table: number): Block[] {
  const rows: (OpenRow | Line)[] = []
  const headers = new Map<string, number>()
  let before: OpenRow | undefined
  for (const line of lines) {
    if (line.furniture) {
      rows.push(line)
      continue
    }
    const cells = cellsOf(line, columns)
    const begins =
      !before ||
      (line.begins ??
        (startsRow(cells, before, line.apart) ||
          isWholeHeader(before, headers) ||
          isUnderHeader(line, before)))
    if (!before || begins) {
      if (before) keepHeader(before, headers)
      before = { cells: cells.map((cell) => [cell]), ended: new Set(), opening: line, lines: 1, close: false }
      rows.push(before)
    } else extend(before, cells)
    before.close ||= line.pieces.some(({ close }) => close)
  }
  let page: string | undefined
  return rows.flatMap((row): Block[] => {
    if ('pieces' in row) return paragraph(row)
    const { where } = row.opening
    const newPage = page !== undefined && where !== page
    page = where
    return finished(row, table, columns).map((each) => (newPage ? { ...each, newPage } : each))
  })
}

const headerKey = (row: OpenRow): string => row.opening.pieces.map(({ text }) => text).join('\t')

/** A header that came before, and that is as many lines long here as it was there: the next line is of a row. */
function isWholeHeader(row: OpenRow, headers: ReadonlyMap<string, number>): boolean {
  return row.lines === headers.get(headerKey(row))
}

/** Words in doubt right under titles are of a row: taken for titles, nobody would look at them again. */
const isUnderHeader = ({ pieces }: Line, row: OpenRow): boolean =>
  pieces.some(({ close }) => close) && headerColumns(row.cells.map(([cell = '']) => cell)) !== null

function keepHeader(row: OpenRow, headers: Map<string, number>): void {
  const key = headerKey(row)
  if (!headers.has(key) && headerColumns(row.cells.map(([cell = '']) => cell))) headers.set(key, row.lines)
}

function extend(row: OpenRow, cells: readonly string[]): void {
  row.lines += 1
  for (const [at, cell] of cells.entries()) {
    if (hasWord(cell)) row.cells[at]?.push(cell)
    else if (row.cells[at]?.some(hasWord)) row.ended.add(at)
  }
}

function finished({ cells, opening, close }: OpenRow, table: number, columns: readonly Column[]): TableRow[] {
  const texts = cells.map((pieces) => cellText(joinedLines(pieces.filter((piece) => piece !== ''))))
  if (!texts.some(hasWord)) return []
  const above = opening.above?.map((from) => columnAt(columns, from))
  const merged = above && texts.map((text, at) => (text === '' && above.includes(at) ? 'above' : null))
  return [
    {
      kind: 'row',
      cells: texts,
      table,
      ...(merged ? { merged } : {}),
      ...(close ? { close } : {}),
      ...placeOf(opening),
    },
  ]
}

const columnAt = (columns: readonly Column[], place: number): number =>
  Math.max(
    0,
    columns.findLastIndex(({ from }) => from <= place),
  )

function cellsOf(line: Line, columns: readonly Column[]): string[] {
  const cells = columns.map(() => '')
  for (const piece of line.pieces) {
    const at = columnAt(columns, piece.from)
    cells[at] = cells[at] === '' ? piece.text : `${cells[at]} ${piece.text}`
  }
  return cells
}

/** A numbered aim, a header, a cell that begins again after it had ended, or a gap with several cells under it. */
function startsRow(cells: readonly string[], before: OpenRow, apart: boolean): boolean {
  const filled = cells.flatMap((cell, at) => (hasWord(cell) ? [at] : []))
  if (filled.length === 0) return false
  if (aimRef(cells[0] ?? '') || headerColumns(cells)) return true
  const first = cells[filled[0] ?? 0] ?? ''
  if (filled.length === 1) return apart && filled[0] === 0 && /^[\p{Lu}\d]/u.test(first)
  if (apart || filled.some((at) => before.ended.has(at))) return true
  const opening = filled.filter((at) => /^[\p{Lu}\d•£]/u.test(cells[at] ?? ''))
  const width = before.cells.filter((pieces) => hasWord(pieces[0] ?? '')).length
  return filled[0] === 0 && opening.length === filled.length && filled.length >= Math.max(2, width * 0.75)
}

function paragraph(line: Line): Block[] {
  const text = cellText(line.pieces.map((piece) => piece.text).join(' ')).replaceAll('\n', ' ')
  if (!hasWord(text)) return []
  const indented = line.number !== undefined && (line.pieces[0]?.from ?? 0) > 0
  return [
    {
      kind: 'paragraph',
      text,
      indented,
      ...(line.again && !isHeading(text) ? { loose: true } : {}),
      ...placeOf(line),
    },
  ]
}

function placeOf({ number, where }: Line): { line: number; where?: string } {
  return { line: number ?? 1, ...(where === undefined ? {} : { where }) }
}
