// A column of new dates beside that of the planned ones ("Planned date | Revised date"): what was planned stays the time frame,
// and the new day is when it is expected now. Pure.
import type { Guess } from './column-titles.ts'
import type { DateOrder } from './date-order.ts'
import type { Period } from './period.ts'
import type { ReadDerived, ReadRow } from './read-plan.schema.ts'
import { readTimeFrame } from './time-frame.ts'
import { titleOf } from './title-of.ts'

const when =
  '(?:dates?|deadlines?|targets?|time ?-?(?:scale|frame|line)s?|timing|due(?: date)?|completion|finish|end|delivery|by when|milestones?)'
const moved = new RegExp(
  `^(?:(?:if )?(?:revised|new|forecast(?:ed)?|re-?forecast|updated|amended|extended|rescheduled|re-?scheduled|latest|current|projected|slipped)\\b(?: (?:to|end|target|due|completion|delivery|finish|forecast|planned|expected|estimated))*(?: ${when})*(?: \\(?if (?:applicable|changed|different|any)\\)?)?|${when} (?:revised|forecast|now|extended)|(?:date )?(?:revised|extended|moved|slipped) to|forecast)$`,
)
// These are also what a plan of one date calls it.
const foreseen = new RegExp(`^(?:expected|estimated|anticipated) (?:${when} ?)+$`)
const speaksOfTime = new RegExp(`\\b(?:${when}|forecast|to)\\b`)

/** Whether a column's title says that its dates came after those that were planned. */
export const isMovedTitle = (title: string): boolean => {
  const said = titleOf(title)
  return moved.test(said) && speaksOfTime.test(said)
}

/**
 * Guesses of a header's columns, those of new dates taken back where another column says by when it was planned. What a person
 * said of a column stays.
 */
export function withoutMoved(
  cells: readonly string[],
  guesses: readonly (Guess | null)[],
  isSaid: (at: number) => boolean,
): (Guess | null)[] {
  const isWhen = (at: number) => guesses[at]?.kind === 'timeframe' && !isSaid(at)
  const isForeseen = (cell: string) => foreseen.test(titleOf(cell))
  const planned = cells.filter((cell, at) => guesses[at]?.kind === 'timeframe' && !isMovedTitle(cell))
  const due = cells.some(
    (cell, at) =>
      guesses[at]?.kind === 'timeframe' && guesses[at].sure && planned.includes(cell) && !isForeseen(cell),
  )
  return guesses.map((guess, at) => {
    const cell = cells[at] ?? ''
    const after = isMovedTitle(cell) ? planned.length > 0 : due && isForeseen(cell)
    return after && isWhen(at) ? null : guess
  })
}

/**
 * The cell of a new date among a row's cells without a field, and its last day where that is plain; null where there is none. A
 * cell that says the same as was planned has not moved.
 */
export function movedDate(
  { other, timeframe, derived }: Pick<ReadRow, 'other' | 'timeframe'> & { derived: Pick<ReadDerived, 'end'> },
  period: Period | null,
  order: DateOrder,
): { day: string | null } | null {
  const cells = other.filter(
    ({ column, text }) =>
      isMovedTitle(column) || (timeframe !== '' && foreseen.test(titleOf(column)) && text !== ''),
  )
  const told = cells.findLast(({ text }) => /[\p{L}\p{N}]/u.test(text) && !saysNothing.test(text.trim()))
  if (!told || told.text.trim() === timeframe.trim()) return null
  const { times, end } = readTimeFrame(told.text, period, order)
  const plain = times.length === 1 && times[0]?.assumed === null ? end : null
  if (plain !== null && plain === derived.end) return null
  return { day: derived.end === null ? null : plain }
}

const saysNothing =
  /^(?:n\/?a|none|no(?: change)?|as (?:planned|original(?:ly planned)?|above)|unchanged|not applicable|same)\.?$/i
