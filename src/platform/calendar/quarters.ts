import { addDays, type Day, londonDay, londonMidnight } from './london.ts'

/** A quarter of the UK financial year. `year` is the one in which it starts: 2018 for 2018/19. Q1 is April to June. */
export type Quarter = { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }

export type QuarterRange = {
  firstDay: Day
  lastDay: Day
  /** The first instant in it. */
  from: Date
  /** The first instant after it. */
  until: Date
}

/** The quarter in which a day, or an instant in London, falls. */
export function quarterOf(value: Date | Day): Quarter {
  const day = typeof value === 'string' ? value : londonDay(value)
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return fromIndex(Math.floor((months - 3) / 3))
}

/** "Q1 2018/19". */
export function quarterLabel(quarter: Quarter): string {
  return `Q${quarter.quarter} ${financialYearLabel(quarter.year)}`
}

/** "2018/19" for 2018, "1999/00" for 1999. */
export function financialYearLabel(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`
}

/** The year in which the financial year of a day or an instant starts. */
export function financialYearOf(value: Date | Day): number {
  return quarterOf(value).year
}

/** The first and last day of a quarter, and its instants in London: `from` within, `until` just after. */
export function quarterRange(quarter: Quarter): QuarterRange {
  const firstDay = firstDayOf(quarter)
  const nextFirst = firstDayOf(addQuarters(quarter, 1))
  return {
    firstDay,
    lastDay: addDays(nextFirst, -1),
    from: londonMidnight(firstDay),
    until: londonMidnight(nextFirst),
  }
}

/** The quarter so many later (earlier, where negative). */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  return fromIndex(indexOf(quarter) + count)
}

/** Below zero where `a` is earlier, above where it is later, 0 where they are the same. */
export function compareQuarters(a: Quarter, b: Quarter): number {
  return indexOf(a) - indexOf(b)
}

/** The quarters from one to another, both included; none where `last` is earlier. At most 400. */
export function quartersFrom(first: Quarter, last: Quarter): Quarter[] {
  const count = Math.min(Math.max(indexOf(last) - indexOf(first) + 1, 0), 400)
  return Array.from({ length: count }, (_, i) => addQuarters(first, i))
}

/** Reads "Q1 2018/19", "q1 2018-19", "Quarter 1 2018/2019"; null for anything else, or years that do not follow. */
export function parseQuarter(text: string): Quarter | null {
  const [, quarter, year] = /^\s*q(?:uarter)?\s*([1-4])[\s,:]+(.{4,12})$/i.exec(text) ?? []
  const startYear = year === undefined ? null : parseFinancialYear(year)
  return startYear === null ? null : fromIndex(startYear * 4 + Number(quarter) - 1)
}

/** Reads "2018/19", "2018-19", "2018/2019" as 2018; null for anything else, or years that do not follow. */
export function parseFinancialYear(text: string): number | null {
  const [, start, end] = /^\s*(\d{4})\s*[/\-–]\s*(\d{4}|\d{2})\s*$/.exec(text) ?? []
  if (start === undefined || end === undefined) return null
  return String(Number(start) + 1).endsWith(end) ? Number(start) : null
}

// Quarters are counted from the year 0, so that the next one is one more.
function indexOf(quarter: Quarter): number {
  return quarter.year * 4 + quarter.quarter - 1
}

function fromIndex(index: number): Quarter {
  const place = ((index % 4) + 4) % 4
  const quarters = [1, 2, 3, 4] as const
  return { year: Math.floor(index / 4), quarter: quarters[place] ?? 1 }
}

function firstDayOf({ year, quarter }: Quarter): Day {
  return quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
}
