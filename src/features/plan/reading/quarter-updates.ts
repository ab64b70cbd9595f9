// Trackers have a column of updates for each quarter or month. The last that is filled is how it goes now; those before
// stay in the row under their own titles.
import { titleKind } from './column-titles.ts'
import { isStatus } from './status.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import { isMark } from './ticked-times.ts'

const dated =
  /\b(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|autumn|spring|summer|winter|term [1-6])/
const bare =
  /^(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter)(?: \d\d(?:\d\d)?(?:\/\d\d(?:\d\d)?)?)?$/

/** Takes a header's columns and titles, and a row. Returns the columns with the row's last dated update as the update. */
export function lastQuarter(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): readonly Column[] {
  const told = lastStatus(columns, titles, cells)
  // A column named by its quarter alone is not both how it goes and what is told.
  const isUpdate = (at: number) =>
    isDated(titles[at] ?? '') && !(told && bare.test(titleOf(titles[at] ?? '')))
  const now = told ?? columns
  const named = now.indexOf('update')
  if (named >= 0 && !isUpdate(named)) return now
  const last = now.findLastIndex(
    (column, at) =>
      (column === 'update' || column === 'other') &&
      hasWord(cells[at] ?? '') &&
      !isMark(cells[at] ?? '') &&
      isUpdate(at),
  )
  if (last < 0 || last === named) return now
  return now.map((column, at) => (at === last ? 'update' : at === named ? 'other' : column))
}

/** Columns of each quarter's colour or status: the last one filled is how it goes now, those before keep their own titles. */
function lastStatus(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): readonly Column[] | null {
  const named = columns.indexOf('status')
  if (named >= 0 && !isDatedStatus(titles[named] ?? '')) return null
  const quarters = columns.flatMap((column, at) =>
    (column === 'status' || column === 'update' || column === 'other') &&
    isDatedStatus(titles[at] ?? '') &&
    hasWord(cells[at] ?? '') &&
    !isMark(cells[at] ?? '')
      ? [at]
      : [],
  )
  if (quarters.length === 0 || !quarters.every((at) => isStatus(cells[at] ?? ''))) return null
  const last = quarters.at(-1)
  return columns.map((column, at) =>
    at === last ? 'status' : at === named || quarters.includes(at) ? 'other' : column,
  )
}

/** Whether a column is how it went in one quarter or month: "Q1", "RAG Q2". */
export function isDatedStatus(cell: string): boolean {
  const title = titleOf(cell)
  return (
    bare.test(title) || (dated.test(title) && titleKind(title.replace(dated, '').trim())?.kind === 'status')
  )
}

function isDated(cell: string): boolean {
  const title = titleOf(cell)
  return bare.test(title) || (dated.test(title) && titleKind(title)?.kind === 'update')
}
