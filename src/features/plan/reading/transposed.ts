// Tables that lie on their side: titles down the first column, and a column for each action.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, headerColumns, titleOf } from './columns.ts'

const rowsMin = 3
const columnsMin = 3
/** Each of these once: where one comes again, the first column says something else than what its rows hold. */
const once: readonly string[] = ['action', 'objective', 'owner', 'timeframe', 'status']

/** Whether the rows of a table are its columns: who, when and what is done stand under one another, each once, before two actions or more. */
export function liesOnItsSide(rows: readonly TableRow[]): boolean {
  const width = Math.max(...rows.map(({ cells }) => cells.filter(hasWord).length))
  if (rows.length < rowsMin || width < columnsMin) return false
  if (rows.some(({ cells }) => headerColumns(cells) !== null)) return false
  const titles = rows.map(({ cells: [title = ''] }) => titleOf(title))
  // Only over the first title may be nothing: beside it the actions are counted.
  if (titles.some((title, at) => title === '' && at > 0) || new Set(titles).size < titles.length) return false
  const kinds = titles.map((title) => titleKind(title)?.kind)
  const known = kinds.filter((kind) => kind !== undefined)
  return (
    known.length >= titles.length * 0.6 &&
    new Set(known).size >= 3 &&
    (kinds.includes('action') || kinds.includes('objective')) &&
    once.every((kind) => known.filter((each) => each === kind).length < 2) &&
    tells(rows[kinds.includes('action') ? kinds.indexOf('action') : kinds.indexOf('objective')])
  )
}

/** Whether what is done is said in words: of figures beside "Actions" nobody can do any. */
const tells = (row: TableRow | undefined): boolean => {
  const cells = (row?.cells.slice(1) ?? []).filter(hasWord)
  return cells.length > 1 && cells.every((cell) => /\p{L}{3}/u.test(cell))
}

/** A header and a row for each column; every row is from the first to the last line of the table. */
export function turned(rows: readonly TableRow[]): TableRow[] {
  const [first] = rows
  if (!first) return []
  const { line, table, where } = first
  const place = {
    kind: 'row' as const,
    line,
    ...(table === undefined ? {} : { table }),
    ...(where === undefined ? {} : { where }),
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const column = (at: number) => rows.map(({ cells }) => cells[at] ?? '')
  const merged = (at: number) => rows.map((row) => ACROSS[row.merged?.[at] ?? 'none'])
  const made = Array.from({ length: width - 1 }, (_, index): TableRow => {
    const at = index + 1
    return {
      ...place,
      lastLine: rows.at(-1)?.line ?? line,
      cells: column(at),
      fills: rows.map((row) => row.fills?.[at] ?? null),
      merged: merged(at),
    }
  })
  return [{ ...place, cells: column(0), header: true }, ...made.filter(({ cells }) => cells.some(hasWord))]
}

/** What a merged cell goes on from once the table is turned. */
const ACROSS = { above: 'left', left: 'above', none: null } as const
