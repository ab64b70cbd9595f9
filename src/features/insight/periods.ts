// The spans a measure is asked for. Everything is counted by quarter of the UK financial year, in London's days, so a
// year is always the sum of quarters that stand beside it.
import { formatDate } from '../../platform/calendar/format.ts'
import {
  addQuarters,
  financialYearLabel,
  financialYearOf,
  type Quarter,
  quarterLabel,
  quarterOf,
  quarterRange,
  quartersFrom,
} from '../../platform/calendar/quarters.ts'
import { words } from './messages.en.ts'

export type Period = {
  /** For an address: "2026-q3". */
  key: string
  /** "Q3 2026/27". */
  label: string
  /** "1 October to 31 December 2026". */
  days: string
  from: Date
  until: Date
  firstDay: string
  lastDay: string
  /** False while it still runs: its figure can change. */
  complete: boolean
}

/** How many complete quarters of history a measure shows before the present one: twelve months. */
export const HISTORY_QUARTERS = 4

/** The last `complete` full quarters, oldest first, and the present one after them. */
export function recentQuarters(now: Date, complete: number = HISTORY_QUARTERS): Period[] {
  const present = quarterOf(now)
  return quartersFrom(addQuarters(present, -complete), present).map((quarter) => quarterPeriod(quarter, now))
}

/** The four quarters of the last full financial year, and its own name ("2025/26"). */
export function lastFullYear(now: Date): { label: string; quarters: Period[] } {
  const year = financialYearOf(now) - 1
  const quarters = quartersFrom({ year, quarter: 1 }, { year, quarter: 4 })
  return { label: financialYearLabel(year), quarters: quarters.map((quarter) => quarterPeriod(quarter, now)) }
}

export function quarterPeriod(quarter: Quarter, now: Date): Period {
  const range = quarterRange(quarter)
  return {
    ...range,
    key: `${quarter.year}-q${quarter.quarter}`,
    label: quarterLabel(quarter),
    days: daySpan(range.firstDay, range.lastDay),
    complete: range.until <= now,
  }
}

/** "1 July to 30 September 2026": the year once where it is the same. */
export function daySpan(firstDay: string, lastDay: string): string {
  if (firstDay === lastDay) return formatDate(firstDay)
  const first = formatDate(firstDay)
  const sameYear = firstDay.slice(0, 4) === lastDay.slice(0, 4)
  return words.span(sameYear ? first.replace(/ \d{4}$/, '') : first, formatDate(lastDay))
}
