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
  (tx, quarters, now) =>
    waitedTally(tx, quarters, kind, now)

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

/**
 * Whether the past instant that a source is asked about is the instant that it counts as of. 'then': the dates of what it counts
 * say how it stood. 'today': it reads what can have changed without leaving its date (a report's status, a referral that was
 * withdrawn, an answer that was sent back), so a past day's figure is one of today and must say so.
 */
const countedAsOf: Readonly<Record<SourceKey, 'then' | 'today'>> = {
  reports: 'today',
  referrals: 'today',
  'plan updates': 'today',
  ratings: 'then',
  'closed rated': 'today',
  'clocks acknowledge': 'then',
  'clocks first_contact': 'then',
  'clocks risk_assessment': 'then',
  'clocks victim_referral': 'then',
  'clocks police_told': 'then',
  'clocks victim_update': 'then',
  'clocks review': 'then',
  'days acknowledge': 'then',
  'days first_contact': 'then',
}

/** Whether a source can be asked how it stood on a day that is over. */
export const knowsPastDays = (key: SourceKey): boolean => countedAsOf[key] === 'then'

/** Asks a source for all the quarters at once: one query. */
export function askSource(tx: Tx, key: SourceKey, quarters: Quarters, now: Date): Promise<Tally[]> {
  return sources[key](tx, quarters, now)
}
