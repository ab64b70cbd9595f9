// Trackers have a column of updates for each quarter or month. The last that is filled is how it goes now; those before
// stay in the row under their own titles.
import { titleKind } from './column-titles.ts'
import { isStatus } from './status.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import { isMark } from './ticked-times.ts'

const dated =
  /\b(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|autumn|spring|summer|winter|term [1-6]|20\d\d(?: ?[/–-] ?(?:20)?\d\d)?|year (?:[1-5]|one|two|three|four|five))(?!\d)/
const bare =
  /^(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter)(?: \d\d(?:\d\d)?(?:\/\d\d(?:\d\d)?)?)?$/
// "Q1 (Apr-Jun)", "Q1: April to June"
const itsMonths =
  /^(q(?:tr|uarter)? ?[1-4])(?: ?[:–-] ?| )\(?(?:\p{L}{3,9}\.? ?(?:-|–|\/|to) ?\p{L}{3,9}\.?)\)?(?= |$)/u
const nothing = /^(?:n\/?a|not applicable|none|nil|tbc)\.?$/i

/** A column's title, without the months of its quarter. */
const quarterTitle = (cell: string): string => titleOf(cell).replace(itsMonths, '$1')

/** Takes a header's columns and titles, and a row. Returns the columns with the row's last dated update as the update. */
export function lastQuarter(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): readonly Column[] {
  const { now, told } = lastStatus(columns, titles, cells)
  // A column named by its quarter alone is not both how it goes and what is told.
  const isUpdate = (at: number) =>
    isDated(titles[at] ?? '') && !(told && bare.test(quarterTitle(titles[at] ?? '')))
  const named = now.indexOf('update')
  if (named >= 0 && !isUpdate(named)) return now
  const filled = now.flatMap((column, at) =>
    (column === 'update' || column === 'other') &&
    hasWord(cells[at] ?? '') &&
    !isMark(cells[at] ?? '') &&
    isUpdate(at)
      ? [at]
      : [],
  )
  const last = newestOf(filled, titles)
  if (last === undefined || last === named) return now
  return now.map((column, at) => (at === last ? 'update' : at === named ? 'other' : column))
}

/**
 * Columns of each quarter's colour or status: the last one filled is how it goes now, those before keep their own titles. Where
 * the last says no status under its quarter alone, it is what is told, and no older one is the status. `told`: whether one is.
 */
function lastStatus(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): { now: readonly Column[]; told: boolean } {
  const named = columns.indexOf('status')
  if (named >= 0 && !isDatedStatus(titles[named] ?? '')) return { now: columns, told: false }
  const quarters = columns.flatMap((column, at) =>
    (column === 'status' || column === 'update' || column === 'other') &&
    isDatedStatus(titles[at] ?? '') &&
    hasWord(cells[at] ?? '') &&
    !nothing.test((cells[at] ?? '').trim()) &&
    !isMark(cells[at] ?? '')
      ? [at]
      : [],
  )
  const last = newestOf(quarters, titles)
  if (last === undefined) return { now: columns, told: false }
  const told = !bare.test(quarterTitle(titles[last] ?? '')) || isStatus(cells[last] ?? '')
  const now = columns.map((column, at) => {
    if (told && at === last) return 'status'
    return at === named || (told && quarters.includes(at)) ? 'other' : column
  })
  return { now, told }
}

/** The newest of some columns: the one furthest right, unless their quarters or years run from the newest to the oldest. */
export function newestOf(columns: readonly number[], titles: readonly string[]): number | undefined {
  const numbers = columns.map((at) => {
    const [, quarter, of = ''] =
      /\bq(?:tr|uarter)? ?([1-4])\b(?: (\d{2,4}))?/.exec(quarterTitle(titles[at] ?? '')) ?? []
    const year = quarter === undefined ? /\b20(\d\d)\b/.exec(titles[at] ?? '')?.[1] : of.slice(-2)
    return year === undefined ? Number.NaN : Number(year) * 4 + Number(quarter ?? 0)
  })
  const back =
    numbers.length > 1 && numbers.every((number, at) => at === 0 || number < (numbers[at - 1] ?? 0))
  return back ? columns[0] : columns.at(-1)
}

/** Whether a column is how it went in one quarter or month: "Q1", "RAG Q2". */
export function isDatedStatus(cell: string): boolean {
  const title = quarterTitle(cell)
  return (
    bare.test(title) || (dated.test(title) && titleKind(title.replace(dated, '').trim())?.kind === 'status')
  )
}

function isDated(cell: string): boolean {
  const title = quarterTitle(cell)
  return bare.test(title) || (dated.test(title) && titleKind(title)?.kind === 'update')
}
