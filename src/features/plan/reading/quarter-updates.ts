// Trackers have a column of updates for each quarter or month. The last that is filled is how it goes now; those before
// stay in the row under their own titles.
import { titleKind } from './column-titles.ts'
import { type Column, hasWord, titleOf } from './columns.ts'

const dated =
  /\b(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)/
const bare =
  /^(?:q(?:tr|uarter)? ?[1-4]|[1-4](?:st|nd|rd|th) quarter)(?: \d\d(?:\d\d)?(?:\/\d\d(?:\d\d)?)?)?$/

/** Takes a header's columns and titles, and a row. Returns the columns with the row's last dated update as the update. */
export function lastQuarter(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
): readonly Column[] {
  const named = columns.indexOf('update')
  if (named >= 0 && !isDated(titles[named] ?? '')) return columns
  const last = columns.findLastIndex(
    (column, at) =>
      (column === 'update' || column === 'other') && hasWord(cells[at] ?? '') && isDated(titles[at] ?? ''),
  )
  if (last < 0 || last === named) return columns
  return columns.map((column, at) => (at === last ? 'update' : at === named ? 'other' : column))
}

function isDated(cell: string): boolean {
  const title = titleOf(cell)
  return bare.test(title) || (dated.test(title) && titleKind(title)?.kind === 'update')
}
