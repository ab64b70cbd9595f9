// Which of a row's coloured cells says how it goes.
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import { ragOfFill } from './fill.ts'
import type { ReadDerived } from './read-plan.schema.ts'
import { isDatedStatus, newestOf } from './quarter-updates.ts'

/**
 * The colour of the status's cell; of the last quarter that is painted, where each has a column; of the update's, where
 * no column is the status; or of a cell that holds nothing but its colour: where a column is the status, only under a
 * second title of that kind ("Status" beside "BRAG"). A colour that no traffic light has counts where the status's cell
 * holds nothing else, and not where the whole row has it. "#rrggbb".
 */
export function paintOfRow(
  { fills, cells }: TableRow,
  columns: readonly Column[],
  titles: readonly string[],
): string | null {
  if (!fills) return null
  const status = columns.indexOf('status')
  const ofQuarter = (at: number) => isDatedStatus(titles[at] ?? '')
  const quarters = titles.some((_, at) => ofQuarter(at)) && (status < 0 || ofQuarter(status))
  const last = quarters ? (newestOf(paintedQuarters(fills, titles), titles) ?? -1) : -1
  const own = last >= 0 ? last : status >= 0 ? status : columns.indexOf('update')
  const ofAction = fills[columns.indexOf('action')] ?? null
  // A whole row of one colour is not what its update says.
  const withRow = own === columns.indexOf('update') && fills[own] === ofAction
  if (ragOfFill(fills[own]) && !(withRow && own !== last)) return fills[own] ?? null
  const bare = fills.findIndex(
    (fill, at) =>
      !hasWord(cells[at] ?? '') &&
      ragOfFill(fill) !== null &&
      (status < 0 || titleKind(titleOf(titles[at] ?? ''))?.kind === 'status'),
  )
  if (bare >= 0) return fills[bare] ?? null
  const odd = status >= 0 && !hasWord(cells[status] ?? '') ? (fills[status] ?? null) : null
  return odd === ofAction ? null : odd
}

const paintedQuarters = (fills: NonNullable<TableRow['fills']>, titles: readonly string[]): number[] =>
  fills.flatMap((fill, at) => (isDatedStatus(titles[at] ?? '') && ragOfFill(fill) !== null ? [at] : []))

/** The colours of the quarters before the one that counts, where nothing but the colour says them: they are no words to keep. */
export function earlierColours(
  { fills, cells }: Pick<TableRow, 'fills' | 'cells'>,
  titles: readonly string[],
): NonNullable<ReadDerived['earlier']> {
  const painted = paintedQuarters(fills ?? [], titles)
  const newest = newestOf(painted, titles)
  return painted.flatMap((at) => {
    const rag = ragOfFill(fills?.[at])
    return at === newest || rag === null || hasWord(cells[at] ?? '')
      ? []
      : [{ column: titles[at] ?? '', rag }]
  })
}
