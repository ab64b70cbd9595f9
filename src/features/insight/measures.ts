// The registry of measures: each is data (what it means, what is over what, which way is better) and one set-based
// question to the facts. A measure proves plan actions, fills pages, files and papers, and is defined only here.
import type { Tx } from '../../access/db.ts'
import { VICTIM_SERVICE_RULE } from '../reporting/index.ts'
import { words } from './messages.en.ts'
import { clockTally, type Quarters, referralTally, reportTally } from './measures.store.ts'

/** Counts by name: how the things of one quarter divide. Missing names are 0. */
export type Tally = Readonly<Record<string, number>>

export const MEASURE_KEYS = [
  'hate-cases-referred-to-victim-service',
  'reports-received',
  'reports-acknowledged-on-time',
  'first-contact-on-time',
] as const
export type MeasureKey = (typeof MEASURE_KEYS)[number]

export type Measure = {
  key: MeasureKey
  name: string
  definition: string
  formula: string
  numeratorWords: string
  /** Null where the figure is a count and not a share. */
  denominatorWords: string | null
  /** 'neither': a change is never called good or bad (more reports is not bad news; domain 9.4). */
  better: 'more' | 'neither'
  smallNumbers: string
  /** Every name of the tally with its words, in the order shown. */
  names: readonly (readonly [name: string, words: string])[]
  numerator: readonly string[]
  /** Null for a count. */
  denominator: readonly string[] | null
  /** Names that must be 0: anything else is a fault of the system, and is shown as one. */
  mustBeNone: readonly string[]
  /** Where the things counted can be looked at, by those who have sight of them. */
  drillDown: 'cases' | 'reports' | 'referrals'
  /** One query for all the quarters, as the analyst's role. `now` decides what is overdue. */
  tally(tx: Tx, quarters: Quarters, now: Date): Promise<Tally[]>
}

const clockShare = { numerator: ['on_time'], denominator: ['on_time', 'late', 'overdue'] }

const shapes: Record<
  MeasureKey,
  Pick<Measure, 'better' | 'numerator' | 'denominator' | 'mustBeNone' | 'drillDown' | 'tally'>
> = {
  'hate-cases-referred-to-victim-service': {
    better: 'more',
    numerator: ['referred'],
    // Who said no, was not asked or cannot be reached is not below the line: a share that falls because people say no
    // would press staff to refer against their wishes (domain.md 6.1).
    denominator: ['referred', 'withdrawn', 'missing'],
    mustBeNone: ['missing'],
    drillDown: 'referrals',
    tally: (tx, quarters) => referralTally(tx, quarters, VICTIM_SERVICE_RULE),
  },
  'reports-received': {
    better: 'neither',
    numerator: ['new', 'logged', 'recorded_only', 'passed_on', 'not_hate'],
    denominator: null,
    mustBeNone: [],
    drillDown: 'reports',
    tally: reportTally,
  },
  'reports-acknowledged-on-time': {
    better: 'more',
    ...clockShare,
    mustBeNone: [],
    drillDown: 'reports',
    tally: (tx, quarters, now) => clockTally(tx, quarters, 'acknowledge', now),
  },
  'first-contact-on-time': {
    better: 'more',
    ...clockShare,
    mustBeNone: [],
    drillDown: 'cases',
    tally: (tx, quarters, now) => clockTally(tx, quarters, 'first_contact', now),
  },
}

export const MEASURES: readonly Measure[] = MEASURE_KEYS.map((key) => {
  const { name, definition, formula, numerator, denominator, tally } = words.measures[key]
  return {
    key,
    name,
    definition,
    formula,
    numeratorWords: numerator,
    denominatorWords: denominator,
    smallNumbers: words.smallNumbers,
    names: Object.entries(tally),
    ...shapes[key],
  }
})

/** The measure of a key, or undefined where there is none of that name. */
export function measureOf(key: string): Measure | undefined {
  return MEASURES.find((measure) => measure.key === key)
}
