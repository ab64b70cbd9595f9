// From tallies to figures: pure arithmetic, the same for a quarter, a year, a page, a file and the plan.
import type { RawDb, Tx } from '../../access/db.ts'
import { keptTallies } from './kept-tallies.ts'
import { type Measure, type MeasureKey, measureOf, type Tally } from './measures.ts'
import { words } from './messages.en.ts'
import { daySpan, type Period, recentQuarters } from './periods.ts'

export type Part = { name: string; words: string; count: number; fault: boolean }
/** A measure's figure for a period, with the numbers behind it. */
export type Figure = {
  measureKey: MeasureKey
  period: Period
  tally: Tally
  numerator: number
  /** Null for a count. */
  denominator: number | null
  /** The share (0 to 1) or the count; null where there was nothing to divide by. */
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
}

export type Direction = { way: 'up' | 'down' | 'same' | 'unknown'; judged: 'better' | 'worse' | null }

/** What figures are read with: `tx` from ctx.db.facts, and the database whose finished quarters may be kept. */
export type Facts = { tx: Tx; raw: RawDb; now: Date }

/** Figures for consecutive quarters, all counted afresh in one query. */
export async function figuresFor(
  tx: Tx,
  measure: Measure,
  periods: readonly Period[],
  now: Date,
): Promise<Figure[]> {
  const tallies = await talliesOf(tx, measure, periods, now)
  return periods.map((period, at) => figureOf(measure, period, tallies[at] ?? {}))
}

/** The last four full quarters (at most a minute old) and the present one (counted now): two queries at most. */
export async function historyOf({ tx, raw, now }: Facts, measure: Measure): Promise<History> {
  const periods = recentQuarters(now)
  const full = periods.filter(({ complete }) => complete)
  const running = periods.filter(({ complete }) => !complete)
  const name = [measure.key, ...full.map(({ key }) => key)].join(' ')
  const before = await keptTallies(raw, name, now, () => talliesOf(tx, measure, full, now))
  const tallies = [...before, ...(await talliesOf(tx, measure, running, now))]
  return asHistory(
    measure,
    periods.map((period, at) => figureOf(measure, period, tallies[at] ?? {})),
  )
}

/** Histories of several measures by key; keys that name none are left out. */
export async function historiesOf(
  facts: Facts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, History>> {
  const histories = new Map<string, History>()
  for (const key of new Set(keys)) {
    const measure = measureOf(key)
    if (measure) histories.set(key, await historyOf(facts, measure))
  }
  return histories
}

function talliesOf(tx: Tx, measure: Measure, periods: readonly Period[], now: Date): Promise<Tally[]> {
  const last = periods.at(-1)
  if (!last) return Promise.resolve([])
  return measure.tally(tx, [...periods.map(({ from }) => from), last.until], now)
}

function asHistory(measure: Measure, figures: Figure[]): History {
  const [present, lastFull, before] = figures.toReversed()
  if (!present || !lastFull || !before) throw new Error('a history has at least three quarters')
  return { measure, figures, present, lastFull, before }
}

/** A figure from a tally. Takes whole numbers; never divides by nothing. */
export function figureOf(measure: Measure, period: Period, tally: Tally): Figure {
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + (tally[name] ?? 0), 0)
  const numerator = sum(measure.numerator)
  const denominator = measure.denominator ? sum(measure.denominator) : null
  const parts = measure.names.map(([name, text]) => ({
    name,
    words: text,
    count: tally[name] ?? 0,
    fault: measure.mustBeNone.includes(name) && (tally[name] ?? 0) > 0,
  }))
  const value = denominator === null ? numerator : denominator === 0 ? null : numerator / denominator
  return {
    measureKey: measure.key,
    period,
    tally,
    numerator,
    denominator,
    value,
    parts,
    fault: parts.some(({ fault }) => fault),
  }
}

/** Several periods in a row as one: the year of four quarters. */
export function addUp(measure: Measure, figures: readonly Figure[], key: string, label: string): Figure {
  const first = figures[0]?.period
  const last = figures.at(-1)?.period
  if (!first || !last) throw new Error('nothing to add up')
  const total: Record<string, number> = {}
  for (const { tally } of figures)
    for (const [name, count] of Object.entries(tally)) total[name] = (total[name] ?? 0) + count
  const days = daySpan(first.firstDay, last.lastDay)
  const { until, lastDay, complete } = last
  return figureOf(measure, { ...first, key, label, days, until, lastDay, complete }, total)
}

/** Compares the last two full quarters. Says better or worse only where the measure has a better way. */
export function directionOf({ measure, before, lastFull }: History): Direction {
  if (before.value === null || lastFull.value === null) return { way: 'unknown', judged: null }
  if (before.value === lastFull.value) return { way: 'same', judged: null }
  const way = lastFull.value > before.value ? 'up' : 'down'
  if (measure.better === 'neither') return { way, judged: null }
  return { way, judged: way === 'up' ? 'better' : 'worse' }
}

/** "87.5%" or "1,204"; null where there is no figure. A share is rounded down, so that 100% means every one. */
export function valueText(measure: Measure, value: number | null): string | null {
  if (value === null) return null
  return measure.denominator ? words.percent(value) : words.number(value)
}

/** "164 of 171 cases logged in the period": what the figure rests on, in words. */
export function restsOn(measure: Measure, figure: Figure): string {
  if (figure.denominator === null) return `${words.number(figure.numerator)} ${measure.numeratorWords}`
  if (figure.denominator === 0) return `${words.number(0)} ${measure.denominatorWords ?? ''}`
  return `${words.ofWhich(figure.numerator, figure.denominator)} ${measure.denominatorWords ?? ''}`
}
