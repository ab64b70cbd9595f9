// How a quarter is kept ("2026-q3") and how it reads ("Q3 2026/27"). Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { addQuarters, type Quarter, quarterLabel, quarterOf } from '../../../platform/calendar/quarters.ts'

/** "2026-q3" for the third quarter of 2026/27: as tables keep it, and sorting as text. */
export const quarterKey = ({ year, quarter }: Quarter): string => `${year}-q${quarter}`

/** The key of the quarter in which a day or an instant falls. */
export const quarterKeyOf = (value: Date | Day): string => quarterKey(quarterOf(value))

/** Reads "2026-q3"; null for anything else. */
export function quarterFrom(key: string): Quarter | null {
  const [, year, digit] = /^(\d{4})-q([1-4])$/.exec(key) ?? []
  const quarter = ([1, 2, 3, 4] as const).find((each) => String(each) === digit)
  return year && quarter ? { year: Number(year), quarter } : null
}

/** "Q3 2026/27" for "2026-q3"; whatever else is given comes back as it is. */
export function quarterName(key: string): string {
  const quarter = quarterFrom(key)
  return quarter ? quarterLabel(quarter) : key
}

/** The key of the quarter after one. */
export function quarterAfter(key: string): string {
  const quarter = quarterFrom(key)
  return quarter ? quarterKey(addQuarters(quarter, 1)) : key
}
