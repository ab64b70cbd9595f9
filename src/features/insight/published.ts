// The few figures that the public sees: totals of the last full financial year and of its last quarter, through the
// one suppression function. The quarter and the rest of the year are the counts of one total, and those referred and
// not referred are too: a hidden one cannot be found by taking one published number from another.
import { asSystem, type Services } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { figuresFor } from './histories.ts'
import type { ComputedMeasure, Tally } from './measure.ts'
import { type MeasureKey, measureOf } from './measures.ts'
import { lastFullYear } from './periods.ts'
import { type Published, suppressSmall } from './suppression.ts'

export type PublishedPair = { quarter: Published; year: Published }
export type PublishedFigures = {
  yearLabel: string
  quarterDays: string
  received: PublishedPair
  logged: PublishedPair
  referred: PublishedPair
}

/** One minute: visitors cannot make the database count all day, and a figure of a year that is over hardly moves. */
const FRESH_MS = 60_000
const kept = new WeakMap<Services['raw'], { at: number; figures: Promise<PublishedFigures> }>()

/** The published figures, at most a minute old. Reads as named work: the public's own role cannot count anything. */
export function publishedFigures(services: Services, requestId: string): Promise<PublishedFigures> {
  const now = services.clock.now()
  const known = kept.get(services.raw)
  if (known && Math.abs(now.getTime() - known.at) < FRESH_MS) return known.figures
  const system = asSystem(services, 'published-figures', requestId)
  const figures = system.db.facts((tx) => computePublished(tx, now))
  kept.set(services.raw, { at: now.getTime(), figures })
  figures.catch(() => kept.delete(services.raw))
  return figures
}

/** Computes them afresh. `tx` is from ctx.db.facts. */
export async function computePublished(tx: Tx, now: Date): Promise<PublishedFigures> {
  const { label, quarters } = lastFullYear(now)
  const tallies = async (key: MeasureKey): Promise<Tally[]> =>
    (await figuresFor(tx, known(key), quarters, now)).map(({ tally }) => tally)
  const reports = await tallies('reports-received')
  const cases = await tallies('hate-cases-referred-to-victim-service')
  return {
    yearLabel: label,
    quarterDays: quarters.at(-1)?.days ?? '',
    ...publishable(
      reports.map((tally) => sum(tally, known('reports-received').numerator)),
      cases.map((tally) => sum(tally, Object.keys(tally))),
      cases.map((tally) => tally['referred'] ?? 0),
    ),
  }
}

/** What may be published of three rows of quarters: received, logged, and of those logged, referred. Pure. */
export function publishable(
  received: readonly number[],
  logged: readonly number[],
  referred: readonly number[],
): Pick<PublishedFigures, 'received' | 'logged' | 'referred'> {
  const loggedShown = pair(logged)
  return {
    received: pair(received),
    logged: loggedShown,
    referred: referredPair(logged, referred, loggedShown),
  }
}

function pair(quarters: readonly number[]): PublishedPair {
  const { quarter, rest } = lastAndRest(quarters)
  const { cells, total } = suppressSmall([quarter, rest])
  return { quarter: cells[0] ?? null, year: total }
}

function referredPair(
  logged: readonly number[],
  referred: readonly number[],
  shown: PublishedPair,
): PublishedPair {
  const all = lastAndRest(logged)
  const sent = lastAndRest(referred)
  const year = suppressSmall([sent.quarter + sent.rest, all.quarter + all.rest - sent.quarter - sent.rest])
  if (shown.year === null || year.cells[0] === null || year.cells[0] === undefined)
    return { quarter: null, year: null }
  // Four counts with the totals of both ways shown: any small one and none of the four is given.
  const inner = [sent.quarter, sent.rest, all.quarter - sent.quarter, all.rest - sent.rest]
  const safe = shown.quarter !== null && suppressSmall(inner).cells.every((cell) => cell !== null)
  return { quarter: safe ? sent.quarter : null, year: year.cells[0] }
}

function lastAndRest(quarters: readonly number[]): { quarter: number; rest: number } {
  const quarter = quarters.at(-1) ?? 0
  return { quarter, rest: quarters.reduce((all, each) => all + each, 0) - quarter }
}

const sum = (tally: Tally, names: readonly string[]) =>
  names.reduce((all, name) => all + (tally[name] ?? 0), 0)

function known(key: MeasureKey): ComputedMeasure {
  const measure = measureOf(key)
  if (!measure) throw new Error(`no measure ${key}`)
  return measure
}
