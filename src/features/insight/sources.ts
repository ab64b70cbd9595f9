// Each question to the facts by its key. To count something new: a function in the store, a key here, and a measure in
// measures.ts that reads it; pages, files, history, targets and drill-down follow from the measure.
import type { Tx } from '../../access/db.ts'
import { VICTIM_SERVICE_RULE } from '../reporting/index.ts'
import type { ClockKind } from '../standard/index.ts'
import type { SourceKey, Tally } from './measure.ts'
import {
  clockTally,
  closedRatedTally,
  planUpdateTally,
  type Quarters,
  ratingTally,
  referralTally,
  reportTally,
  waitedTally,
} from './measures.store.ts'

/** Takes `tx` from ctx.db.facts, quarters in a row, and now, which decides what is overdue. One tally a quarter. */
type Source = (tx: Tx, quarters: Quarters, now: Date) => Promise<Tally[]>

const clocksOf =
  (kind: ClockKind): Source =>
  (tx, quarters, now) =>
    clockTally(tx, quarters, kind, now)
const daysOf =
  (kind: ClockKind): Source =>
  (tx, quarters) =>
    waitedTally(tx, quarters, kind)

const sources: Readonly<Record<SourceKey, Source>> = {
  reports: reportTally,
  referrals: (tx, quarters) => referralTally(tx, quarters, VICTIM_SERVICE_RULE),
  'plan updates': planUpdateTally,
  ratings: ratingTally,
  'closed rated': closedRatedTally,
  'clocks acknowledge': clocksOf('acknowledge'),
  'clocks first_contact': clocksOf('first_contact'),
  'clocks risk_assessment': clocksOf('risk_assessment'),
  'clocks victim_referral': clocksOf('victim_referral'),
  'clocks police_told': clocksOf('police_told'),
  'clocks victim_update': clocksOf('victim_update'),
  'clocks review': clocksOf('review'),
  'days acknowledge': daysOf('acknowledge'),
  'days first_contact': daysOf('first_contact'),
}

/** Asks a source for all the quarters at once: one query. */
export function askSource(tx: Tx, key: SourceKey, quarters: Quarters, now: Date): Promise<Tally[]> {
  return sources[key](tx, quarters, now)
}
