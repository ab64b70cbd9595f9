// A row's own number ("B3", "1.2a"), where its aim has another or none: kept among the cells without a field of their own.
import { titleKind } from './column-titles.ts'
import { titleOf } from './columns.ts'
import type { ReadRow } from './read-plan.schema.ts'

/** The column of a number whose own title does not say that it is one. */
export const NUMBER_COLUMN = 'ref'

// The number of what a row stands under, or of what was advised, is not the row's.
const ofAnother = /^(?:aims?|objectives?|priority|priorities|recommendations?)\b/

/** Whether a column of this title holds the rows' own numbers. */
export const isNumberColumn = (column: string): boolean => {
  const title = titleOf(column)
  return titleKind(title)?.kind === 'ref' && !ofAnother.test(title)
}

/** Takes a row's cells without a field of their own. Returns its number as written, or '' where it has none. */
export const ownNumber = (other: ReadRow['other']): string =>
  other.find(({ column }) => isNumberColumn(column))?.text.trim() ?? ''
