// Which of a row's coloured cells says how it goes.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import type { DraftRow } from './draft.ts'
import { isOtherColour, ragOfFill } from './fill.ts'
import { isDatedStatus } from './quarter-updates.ts'

/**
 * The colour of the status's cell; of the last quarter that is painted, where each has a column; of the update's, where
 * no column is the status; or of a cell that holds nothing but its colour: where a column is the status, only under a
 * second title of that kind ("Status" beside "BRAG").
 */
export function ragOfRow(
  { fills, cells }: TableRow,
  columns: readonly Column[],
  titles: readonly string[],
): DraftRow['fill'] {
  if (!fills) return null
  const status = columns.indexOf('status')
  const ofQuarter = (at: number) => isDatedStatus(titles[at] ?? '')
  const quarters = titles.some((_, at) => ofQuarter(at)) && (status < 0 || ofQuarter(status))
  const last = quarters ? fills.findLastIndex((fill, at) => ofQuarter(at) && ragOfFill(fill) !== null) : -1
  const own = last >= 0 ? last : status >= 0 ? status : columns.indexOf('update')
  // A whole row of one colour is not what its update says.
  const withRow = own === columns.indexOf('update') && fills[own] === fills[columns.indexOf('action')]
  const rag = withRow && own !== last ? null : ragOfFill(fills[own])
  if (rag) return rag
  const bare = fills.findIndex(
    (fill, at) =>
      !hasWord(cells[at] ?? '') &&
      ragOfFill(fill) !== null &&
      (status < 0 || titleKind(titleOf(titles[at] ?? ''))?.kind === 'status'),
  )
  return bare < 0 ? null : ragOfFill(fills[bare])
}

/** Whether the status's cell holds nothing but a colour that no traffic light has: what it means, only its author knows. */
export function isOddlyPainted({ fills, cells }: TableRow, columns: readonly Column[]): boolean {
  const status = columns.indexOf('status')
  return status >= 0 && !hasWord(cells[status] ?? '') && isOtherColour(fills?.[status])
}
