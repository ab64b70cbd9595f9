// Reading histories: what the system computes from its sources, and what people entered, side by side.
import type { RawDb, Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { asHistory, type Figure, figureOf, type History } from './figures.ts'
import { keptTallies } from './kept-tallies.ts'
import { manualHistories } from './manual/manual-history.ts'
import type { ComputedMeasure, SourceKey, Tally } from './measure.ts'
import { measureOf } from './measures.ts'
import { type Period, recentQuarters } from './periods.ts'
import { askSource, knowsPastDays } from './sources.ts'

/** What figures are read with: `tx` from ctx.db.facts, and the database whose finished quarters may be kept. */
export type Facts = {
  tx: Tx
  raw: RawDb
  now: Date
  /** Where `now` is over: today. Nothing that came after `now` counts, nor any figure that was entered after it. */
  past?: Day | undefined
  /** How many full quarters there are before the present one; the usual twelve months where nobody says. */
  quarters?: number
}

/** Figures for consecutive quarters, all counted afresh in one query. */
export async function figuresFor(
  tx: Tx,
  measure: ComputedMeasure,
  periods: readonly Period[],
  now: Date,
): Promise<Figure[]> {
  const tallies = await talliesOf(tx, measure.counts, periods, now)
  return periods.map((period, at) => figureOf(measure, period, tallies[at] ?? {}))
}

/** One measure's history: two queries at most. */
export async function historyOf(facts: Facts, measure: ComputedMeasure): Promise<History> {
  const periods = recentQuarters(facts.now)
  const tallies = await recentTallies(facts, measure.counts, periods)
  return historyFrom(measure, periods, tallies)
}

/**
 * Histories of several measures by key, computed and manual; keys that name none are left out. Each source is asked
 * once, however many measures read it; all that people entered is one query.
 */
export async function historiesOf(
  facts: Facts,
  keys: readonly string[],
): Promise<ReadonlyMap<string, History>> {
  const wanted = [...new Set(keys)]
  const { now, past, quarters } = facts
  const upToNow = (period: Period) => (past && period.until > now ? { ...period, until: now } : period)
  const periods = recentQuarters(now, quarters).map(upToNow)
  const asked = new Map<SourceKey, Tally[]>()
  const found = new Map<string, History>()
  for (const key of wanted) {
    const measure = measureOf(key)
    if (!measure) continue
    const tallies = asked.get(measure.counts) ?? (await recentTallies(facts, measure.counts, periods))
    asked.set(measure.counts, tallies)
    const history = historyFrom(measure, periods, tallies)
    const countedOn = past && !knowsPastDays(measure.counts) ? { countedOn: past } : {}
    found.set(key, { ...history, ...countedOn })
  }
  const others = wanted.filter((key) => !found.has(key))
  for (const history of await manualHistories(facts.tx, others, periods, past ? now : null))
    found.set(history.measure.key, history)
  return new Map(
    wanted.flatMap((key) => (found.has(key) ? [[key, found.get(key)] as const] : [])).filter(isKnown),
  )
}

const isKnown = (entry: readonly [string, History | undefined]): entry is readonly [string, History] =>
  entry[1] !== undefined

/** The last four full quarters (at most a minute old) and the present one (counted now). */
async function recentTallies(
  { tx, raw, now }: Facts,
  source: SourceKey,
  periods: readonly Period[],
): Promise<Tally[]> {
  const full = periods.filter(({ complete }) => complete)
  const running = periods.filter(({ complete }) => !complete)
  const name = [source, ...full.map(({ key }) => key)].join(' ')
  const before = await keptTallies(raw, name, now, () => talliesOf(tx, source, full, now))
  return [...before, ...(await talliesOf(tx, source, running, now))]
}

function talliesOf(tx: Tx, source: SourceKey, periods: readonly Period[], now: Date): Promise<Tally[]> {
  const last = periods.at(-1)
  if (!last) return Promise.resolve([])
  return askSource(tx, source, [...periods.map(({ from }) => from), last.until], now)
}

const historyFrom = (
  measure: ComputedMeasure,
  periods: readonly Period[],
  tallies: readonly Tally[],
): History =>
  asHistory(
    measure,
    periods.map((period, at) => figureOf(measure, period, tallies[at] ?? {})),
  )
