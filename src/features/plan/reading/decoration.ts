// Colours that only make a table pleasant: every second row, a column from its title down, the sheet's ground. A status is
// read from none of them. Whatever is left may be what somebody painted to say how it goes.
import type { Block, TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import { ragOfFill } from './fill.ts'

const rowsMin = 3
/** So many rows of one colour are the ground of the table. */
const groundShare = 0.8
const bandShare = 0.3

/** Takes the blocks of a plan. Returns them without the colours of cells that are decoration. */
export function withoutDecoration(blocks: readonly Block[]): Block[] {
  const tables = new Map<number, TableRow[]>()
  for (const block of blocks)
    if (block.kind === 'row' && block.table !== undefined && !block.item) {
      const rows = tables.get(block.table)
      if (rows) rows.push(block)
      else tables.set(block.table, [block])
    }
  const plain = new Map<Block, Block>()
  for (const rows of tables.values())
    if (rows.some(({ fills }) => fills)) for (const [row, kept] of undecorated(rows)) plain.set(row, kept)
  return blocks.map((block) => plain.get(block) ?? block)
}

function undecorated(rows: readonly TableRow[]): [TableRow, TableRow][] {
  const [title, ...body] = rows
  if (!title) return []
  const bands = bandsIn(body)
  const columns = paintedColumns(title, body)
  return body.flatMap((row): [TableRow, TableRow][] => {
    if (!row.fills) return []
    const band = bands.get(row)
    const fills = row.fills.map((fill, at) => (fill === band || columns.get(at) === fill ? null : fill))
    return [[row, { ...row, fills }]]
  })
}

/** The colour behind most of a row's cells, one with words among them; null where it has none. */
function groundOf({ cells, fills = [] }: TableRow): string | null {
  const counts = new Map<string, number>()
  for (const [at, fill] of fills.entries())
    if (fill !== null && at < cells.length) counts.set(fill, (counts.get(fill) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (!most || cells.length < rowsMin || most[1] * 2 <= cells.length) return null
  return cells.some((cell, at) => hasWord(cell) && fills[at] === most[0]) ? most[0] : null
}

/** Rows whose ground says nothing: nearly all have the same one, or they take turns. */
function bandsIn(rows: readonly TableRow[]): Map<TableRow, string> {
  const grounds = rows.map(groundOf)
  const bands = new Map<TableRow, string>()
  const painted = grounds.filter((ground) => ground !== null)
  const hues = new Set(painted.map(ragOfFill))
  const takeTurns =
    rows.length >= rowsMin &&
    painted.length >= Math.max(1, rows.length * bandShare) &&
    new Set(grounds).size <= 2 &&
    grounds.every((ground, at) => at === 0 || ground !== grounds[at - 1])
  const same = hues.size === 1 && rows.length > 1 && painted.length >= rows.length * groundShare
  for (const [at, row] of rows.entries()) {
    const ground = grounds[at]
    if (ground && (takeTurns || same || isPaleBlue(ground))) bands.set(row, ground)
  }
  return bands
}

/** What programs paint rows with unasked; nobody paints what is complete so pale. */
function isPaleBlue(fill: string): boolean {
  const parts = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16))
  return ragOfFill(fill) === 'blue' && Math.max(...parts) + Math.min(...parts) > 2 * 255 * 0.75
}

/** Columns of one colour from the title down, and those that are no status and of one colour below it. */
function paintedColumns(title: TableRow, rows: readonly TableRow[]): Map<number, string> {
  const columns = new Map<number, string>()
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  for (let at = 0; at < width; at += 1) {
    const own = rows.filter(({ cells }) => at < cells.length)
    const fill = own[0]?.fills?.[at] ?? null
    if (fill === null || own.length < 2 || own.some((row) => row.fills?.[at] !== fill)) continue
    const saysHow = titleKind(titleOf(title.cells[at] ?? ''))?.kind === 'status'
    if (title.fills?.[at] === fill || (!saysHow && own.length >= rowsMin)) columns.set(at, fill)
  }
  return columns
}
