// A row's own number ("B3", "1.2a"), where its aim has another or none: kept among the cells without a field of their own.
import { type Column, titleKind } from './column-titles.ts'
import { aimRef, hasWord, titleOf } from './columns.ts'
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

// "Q1", "Y8" and "U18" are a quarter, a school year and an age.
const lettered =
  /^((?:(?![QUY]\d)[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,2})*[a-z]?|\d{1,2}[a-z]))[.):]? +(?=["'“‘(]?\p{Lu})/u

/** The number with a letter at the head of an aim ("P1 Children know ...", "1a Children ...") and the words after it, or null. */
export function letteredRef(cell: string): { ref: string; text: string } | null {
  const found = lettered.exec(cell.trimStart())
  return found?.[1] ? { ref: found[1], text: cell.trimStart().slice(found[0].length).trim() } : null
}

/** Whether all aims of a table that have no number beside them begin with one, so that such a word is no chance. */
export function areLettered(columns: readonly Column[], rows: readonly (readonly string[])[]): boolean {
  const [aim, ref, first] = [columns.indexOf('aim'), columns.indexOf('ref'), columns.indexOf('action')]
  if (aim < 0 || (first >= 0 && first < aim)) return false
  const alone = rows.flatMap((row) =>
    hasWord(row[aim] ?? '') && !hasWord(row[ref] ?? '') ? [row[aim] ?? ''] : [],
  )
  const numbered = alone.filter((cell) => letteredRef(cell) !== null)
  return numbered.length > 0 && alone.every((cell) => letteredRef(cell) ?? aimRef(cell))
}
