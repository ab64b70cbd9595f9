// From tallies to figures: pure arithmetic, the same for a quarter, a year, a page, a file and the plan.
import type { Day } from '../../platform/calendar/london.ts'
import type { ComputedMeasure, Measure, Tally } from './measure.ts'
import { DAYS_MAX } from './measures.store.ts'
import { daySpan, type Period } from './periods.ts'

export type Part = { name: string; words: string; count: number; fault: boolean }
/** A measure's figure for a period, with the numbers behind it. */
export type Figure = {
  measureKey: string
  period: Period
  tally: Tally
  numerator: number
  /** Null where nothing is divided. */
  denominator: number | null
  /** How many things it rests on: what a share is of, what a median is the middle of; null where that says nothing. */
  base: number | null
  /** The share (0 to 1), count, median or number; null where there was nothing to work it out from. */
  value: number | null
  parts: Part[]
  /** True where something that must be none is not. */
  fault: boolean
}

/** Quarters in a row, the oldest first and the present last; what a measure's pages show. */
export type History = {
  measure: Measure
  figures: Figure[]
  present: Figure
  lastFull: Figure
  before: Figure
  /** The day on which it was counted, where it was asked of a day before and cannot be counted as of that one. */
  countedOn?: Day
}

/** A figure from a source's tally. Takes whole numbers; never divides by nothing. */
export function figureOf(measure: ComputedMeasure, period: Period, found: Tally): Figure {
  return figureOfNames(measure, period, named(measure, found))
}

function figureOfNames(measure: Measure, period: Period, tally: Tally): Figure {
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + (tally[name] ?? 0), 0)
  const all = Object.values(tally).reduce((total, count) => total + count, 0)
  const isMedian = measure.shape === 'median'
  const numerator = isMedian ? all : sum(measure.numerator)
  const denominator = measure.denominator ? sum(measure.denominator) : null
  const parts = measure.names.map(([name, text]) => ({
    name,
    words: text,
    count: tally[name] ?? 0,
    fault: measure.mustBeNone.includes(name) && (tally[name] ?? 0) > 0,
  }))
  return {
    measureKey: measure.key,
    period,
    tally,
    numerator,
    denominator,
    base: isMedian ? all : denominator,
    value: isMedian ? medianOf(tally) : denominator === null ? numerator : shareOf(numerator, denominator),
    parts,
    fault: parts.some(({ fault }) => fault),
  }
}

const shareOf = (numerator: number, denominator: number) =>
  denominator === 0 ? null : numerator / denominator

/** What a source found, under the names by which the measure counts it. */
function named(measure: ComputedMeasure, found: Tally): Tally {
  const tally: Record<string, number> = {}
  for (const [name, count] of Object.entries(found)) {
    const ours = measure.nameOf(name.split(' '))
    if (ours !== null) tally[ours] = (tally[ours] ?? 0) + count
  }
  return tally
}

/** The middle of counted days ("day_3": 12, "more": 1); null where there are none. "more" stands for one more than counted. */
function medianOf(tally: Tally): number | null {
  const days = Object.entries(tally)
    .map(([name, count]) => ({
      days: name === 'more' ? DAYS_MAX + 1 : Number(name.slice('day_'.length)),
      count,
    }))
    .toSorted((a, b) => a.days - b.days)
  const all = days.reduce((total, { count }) => total + count, 0)
  if (all === 0) return null
  const at = (place: number) => {
    let passed = 0
    return days.find(({ count }) => (passed += count) > place)?.days ?? 0
  }
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2
}

/** Several periods in a row as one: the year of four quarters. Null for what cannot be added: numbers that people entered. */
export function addUp(
  measure: Measure,
  figures: readonly Figure[],
  key: string,
  label: string,
): Figure | null {
  const first = figures[0]?.period
  const last = figures.at(-1)?.period
  if (!first || !last) throw new Error('nothing to add up')
  const { until, lastDay, complete } = last
  const period = { ...first, key, label, days: daySpan(first.firstDay, lastDay), until, lastDay, complete }
  if (measure.kind === 'manual') return addUpEntered(measure, figures, period)
  const total: Record<string, number> = {}
  for (const { tally } of figures)
    for (const [name, count] of Object.entries(tally)) total[name] = (total[name] ?? 0) + count
  return figureOfNames(measure, period, total)
}

// A year with a quarter that nobody entered is not a year.
function addUpEntered(measure: Measure, figures: readonly Figure[], period: Period): Figure | null {
  if (measure.shape === 'number' || figures.some(({ value }) => value === null)) return null
  const sum = (of: (figure: Figure) => number) => figures.reduce((all, figure) => all + of(figure), 0)
  const numerator = sum((figure) => figure.numerator)
  const denominator = measure.shape === 'share' ? sum((figure) => figure.denominator ?? 0) : null
  return enteredFigure(
    measure,
    period,
    denominator === null ? { value: numerator } : { numerator, denominator },
  )
}

export type Entered = { numerator: number; denominator: number } | { value: number }

/** A figure that somebody entered; null: nobody has, and nobody may take it for none. */
export function enteredFigure(measure: Measure, period: Period, entered: Entered | null): Figure {
  const share = entered && 'numerator' in entered ? entered : null
  const value = entered && 'value' in entered ? entered.value : null
  return {
    measureKey: measure.key,
    period,
    tally: {},
    numerator: share?.numerator ?? value ?? 0,
    denominator: share?.denominator ?? null,
    base: share?.denominator ?? null,
    value: share ? shareOf(share.numerator, share.denominator) : value,
    parts: [],
    fault: false,
  }
}

/** A row of quarters as a history. Refuses fewer than three. */
export function asHistory(measure: Measure, figures: Figure[]): History {
  const [present, lastFull, before] = figures.toReversed()
  if (!present || !lastFull || !before) throw new Error('a history has at least three quarters')
  return { measure, figures, present, lastFull, before }
}
