// The terms of schools and their halves, and the seasons, as days.
import { monthNumber, monthSpan, type OnlyYear } from './period.ts'
import type { Found } from './time-shapes.ts'

/** The year that a month of the plan's only year falls in. */
export const yearOf = (month: string, { year: first, turn }: NonNullable<OnlyYear>): number =>
  monthNumber(month) < turn ? first + 1 : first

export const firstMonths: Readonly<Record<string, string>> = { autumn: 'sep', spring: 'jan', summer: 'apr' }

/** A season is its three months, winter from December of the year named; a term is the school's. */
export function readSeason([
  term,
  termYear,
  other,
  otherYear,
  earlier,
  season = '',
  seasonYear,
]: string[]): Found {
  if (term || other) return readTerm([term || other || '', termYear || otherYear || ''])
  const last = season.toLowerCase()
  const first = (earlier || last).toLowerCase()
  const y = Number(seasonYear)
  const end = monthSpan(last === 'winter' ? y + 1 : y, seasons[last]?.[1] ?? 'dec').end
  return { start: monthSpan(y, seasons[first]?.[0] ?? 'jan').start, end, assumed: null }
}

const seasons: Readonly<Record<string, readonly [first: string, last: string]>> = {
  spring: ['mar', 'may'],
  summer: ['jun', 'aug'],
  autumn: ['sep', 'nov'],
  winter: ['dec', 'feb'],
}

/** English school terms: autumn September to December, spring January to March, summer April to July. */
export function readTerm([name = '', y = '']: string[]): Found {
  const months = { autumn: ['09-01', '12-31'], spring: ['01-01', '03-31'], summer: ['04-01', '07-31'] }
  const key = name.toLowerCase()
  const [start, end] = key === 'autumn' || key === 'spring' ? months[key] : months.summer
  return { start: `${y}-${start}`, end: `${y}-${end}`, assumed: null }
}

const halves: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'autumn 1': ['sep', 'oct'],
  'autumn 2': ['nov', 'dec'],
  'spring 1': ['jan', 'feb'],
  'spring 2': ['feb', 'mar'],
  'summer 1': ['apr', 'may'],
  'summer 2': ['jun', 'jul'],
}

export function readHalfTerm(
  term: string,
  half: string,
  named: string | undefined,
  only: OnlyYear,
): Found | 'no-year' {
  const [first = 'sep', last = 'oct'] = halves[`${term} ${half}`] ?? []
  if (!named && only === null) return 'no-year'
  const years = (month: string) => (named ? Number(named) : only ? yearOf(month, only) : 0)
  const span = { start: monthSpan(years(first), first).start, end: monthSpan(years(last), last).end }
  return { ...span, assumed: named ? null : 'plan-first-year' }
}
