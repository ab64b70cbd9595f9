// Counts of quarters that are over, kept for a minute in this process. Counting a year of 100,000 cases takes about
// 100 ms and hardly changes; the present quarter is always counted afresh, so that what somebody did just now shows.
// Kept by database, measure and quarters; holds only numbers that every member of staff may see.
import type { RawDb } from '../../access/db.ts'
import type { Tally } from './measure.ts'

const FRESH_MS = 60_000
const KEPT_MAX = 200
const kept = new WeakMap<RawDb, Map<string, { at: number; tallies: Tally[] }>>()

/** The tallies under a name that are at most a minute old at `now`, or those that `count` makes. */
export async function keptTallies(
  raw: RawDb,
  name: string,
  now: Date,
  count: () => Promise<Tally[]>,
): Promise<Tally[]> {
  const ours = kept.get(raw) ?? new Map<string, { at: number; tallies: Tally[] }>()
  kept.set(raw, ours)
  const known = ours.get(name)
  if (known && Math.abs(now.getTime() - known.at) < FRESH_MS) return known.tallies
  const tallies = await count()
  if (ours.size >= KEPT_MAX) ours.clear()
  ours.set(name, { at: now.getTime(), tallies })
  return tallies
}
