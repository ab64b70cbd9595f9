// When something happened, as exactly as somebody knows it. Not a null and not a false precision: the kind says how
// it is known, `from` and `to` bound it (both included), `words` keep what the person said, such as "around Diwali".
import { formatDate, formatDateTime } from './format.ts'
import { addDays, type Day, daysBetween, londonDay, londonEndOfDay, londonMidnight } from './london.ts'
import { approximateDateWords as say } from './messages.en.ts'

export type ApproximateDate =
  | {
      readonly kind: 'exact' | 'day' | 'about' | 'range'
      readonly from: Date
      readonly to: Date
      readonly words: string
    }
  | { readonly kind: 'unknown'; readonly from: null; readonly to: null; readonly words: string }

/** At one instant. */
export function exactDate(at: Date, words = ''): ApproximateDate {
  return bounded('exact', at, at, words)
}

/** Some time on one day in London. */
export function onDay(day: Day, words = ''): ApproximateDate {
  return bounded('day', londonMidnight(day), londonEndOfDay(day), words)
}

/** Around a day: up to so many days (1 to 366) before or after it. */
export function aboutDay(day: Day, withinDays: number, words = ''): ApproximateDate {
  if (!Number.isInteger(withinDays) || withinDays < 1 || withinDays > 366) {
    throw new RangeError('about a day means within 1 to 366 days of it')
  }
  const [from, to] = [addDays(day, -withinDays), addDays(day, withinDays)]
  return bounded('about', londonMidnight(from), londonEndOfDay(to), words)
}

/** Between two days, both included. */
export function betweenDays(from: Day, to: Day, words = ''): ApproximateDate {
  return bounded('range', londonMidnight(from), londonEndOfDay(to), words)
}

/** Not known when, with whatever the person could say. */
export function unknownDate(words = ''): ApproximateDate {
  return { kind: 'unknown', from: null, to: null, words }
}

/** From stored columns. Null where they contradict one another: no known kind, a bound missing or too many, reversed. */
export function readApproximateDate(row: {
  kind: string
  from: Date | null
  to: Date | null
  words: string | null
}): ApproximateDate | null {
  const words = row.words ?? ''
  if (row.kind === 'unknown') return row.from === null && row.to === null ? unknownDate(words) : null
  if (row.kind !== 'exact' && row.kind !== 'day' && row.kind !== 'about' && row.kind !== 'range') return null
  if (row.from === null || row.to === null || !(row.from <= row.to)) return null
  return { kind: row.kind, from: row.from, to: row.to, words }
}

/** "22 November 2026 at 7:38pm", "22 November 2026", "around 3 May 2026", "between ... and ...", else the words given. */
export function describeApproximateDate(date: ApproximateDate): string {
  if (date.kind === 'unknown') return date.words === '' ? say.unknown : date.words
  if (date.kind === 'exact') return formatDateTime(date.from)
  if (date.kind === 'day') return formatDate(date.from)
  if (date.kind === 'range') return say.range(formatDate(date.from), formatDate(date.to))
  return say.about(formatDate(middleDay(date.from, date.to)))
}

function middleDay(from: Date, to: Date): Day {
  const [first, last] = [londonDay(from), londonDay(to)]
  return addDays(first, Math.floor(daysBetween(first, last) / 2))
}

function bounded(
  kind: 'exact' | 'day' | 'about' | 'range',
  from: Date,
  to: Date,
  words: string,
): ApproximateDate {
  if (!(from <= to)) throw new RangeError('an approximate date ends before it begins')
  return { kind, from, to, words }
}
