// The registry of what the system computes: each measure is data (what it means, what is over what, which way is better)
// and reads the answer of one question to the facts. It proves plan actions, fills pages, files and papers, and is
// defined only here. What people count themselves stands beside it (manual/), and all-measures.ts knows both.
import type { ClockKind } from '../standard/index.ts'
import type { ComputedMeasure, Measure } from './measure.ts'
import { computedSource, measureWords, medianUnit } from './measures.en.ts'
import { words } from './messages.en.ts'

export const MEASURE_KEYS = [
  'hate-cases-referred-to-victim-service',
  'victim-service-offered',
  'victim-service-reached',
  'victim-service-accepted',
  'reports-received',
  'reports-logged-as-hate-cases',
  'reports-online',
  'reports-through-centres-and-partners',
  'reports-happened-before',
  'reports-acknowledged-on-time',
  'first-contact-on-time',
  'risk-assessed-on-time',
  'victim-referral-taken-on-time',
  'police-told-on-time',
  'victim-updates-on-time',
  'reviews-on-time',
  'working-days-to-acknowledgement',
  'working-days-to-first-contact',
  'plan-updates-on-time',
  'handling-rated-well',
  'closed-reports-rated',
] as const
export type MeasureKey = (typeof MEASURE_KEYS)[number]

type Way = Pick<
  ComputedMeasure,
  'shape' | 'better' | 'numerator' | 'denominator' | 'drillDown' | 'counts' | 'nameOf'
> & { mustBeNone?: readonly string[] }

const ON_TIME = { numerator: ['on_time'], denominator: ['on_time', 'late', 'overdue'] } as const

const onTime = (kind: ClockKind, drillDown: 'cases' | 'reports' | 'referrals' = 'cases'): Way => ({
  shape: 'share',
  better: 'more',
  ...ON_TIME,
  drillDown,
  counts: `clocks ${kind}`,
  nameOf: ([name = '']) => name,
})

const daysTo = (kind: 'acknowledge' | 'first_contact', drillDown: 'cases' | 'reports'): Way => ({
  shape: 'median',
  better: 'fewer',
  numerator: [],
  denominator: null,
  drillDown,
  counts: `days ${kind}`,
  nameOf: ([name = '']) => name,
})

/** By which way reports came; spam came by none. */
const byRoute = (...numerator: string[]): Way => ({
  shape: 'share',
  better: 'neither',
  numerator,
  denominator: ['web', 'telephone', 'in_person', 'paper', 'centre', 'partner', 'import'],
  drillDown: 'reports',
  counts: 'reports',
  nameOf: ([status, channel = '']) => (status === 'spam' ? null : channel),
})

const STANDING = ['sent', 'accepted', 'done']
function referralName([status = '', reason = '']: readonly string[]): string {
  if (STANDING.includes(status)) return 'referred'
  if (status === 'withheld') return reason
  return status === 'stopped' ? 'withdrew' : status
}

/** What became of a referral that went out; null where none did. */
function outcomeName([status = '', , outcome = '']: readonly string[]): string | null {
  if (status === 'done') return outcome
  if (status === 'stopped') return 'stopped'
  return STANDING.includes(status) ? 'waiting' : null
}

const referrals = { shape: 'share', drillDown: 'referrals', counts: 'referrals' } as const
const ACCEPTED = ['accepted_basic', 'accepted_enhanced']
const ASKED = ['referred', 'said_no', 'no_safe_contact', 'withdrew', 'withdrawn']
const REACHED = [...ACCEPTED, 'declined']
/** From "very well" (5) to "very badly" (1), as the follow-up page asks. */
const SCORE_NAMES: Readonly<Record<string, string>> = {
  5: 'very_well',
  4: 'well',
  3: 'neither',
  2: 'badly',
  1: 'very_badly',
}
const DECIDED = ['logged', 'recorded_only', 'passed_on', 'not_hate']

const ways: Readonly<Record<MeasureKey, Way>> = {
  'hate-cases-referred-to-victim-service': {
    ...referrals,
    better: 'more',
    numerator: ['referred'],
    // Who said no, was not asked or cannot be reached is not below the line: a share that falls because people say no
    // would press staff to refer against their wishes (domain.md 6.1).
    denominator: ['referred', 'withdrawn', 'missing'],
    mustBeNone: ['missing'],
    nameOf: referralName,
  },
  'victim-service-offered': {
    ...referrals,
    better: 'more',
    numerator: ASKED,
    denominator: [...ASKED, 'not_asked', 'not_the_person', 'person_objects', 'missing'],
    nameOf: referralName,
  },
  'victim-service-reached': {
    ...referrals,
    better: 'more',
    numerator: REACHED,
    denominator: [...REACHED, 'no_answer_posted', 'no_answer_unsafe', 'wrong_details'],
    nameOf: outcomeName,
  },
  'victim-service-accepted': {
    ...referrals,
    better: 'neither',
    numerator: ACCEPTED,
    denominator: REACHED,
    nameOf: outcomeName,
  },
  'reports-received': {
    shape: 'count',
    better: 'neither',
    numerator: ['new', ...DECIDED],
    denominator: null,
    drillDown: 'reports',
    counts: 'reports',
    nameOf: ([status = '']) => status,
  },
  'reports-logged-as-hate-cases': {
    shape: 'share',
    better: 'neither',
    numerator: ['logged'],
    denominator: DECIDED,
    drillDown: 'reports',
    counts: 'reports',
    nameOf: ([status = '']) => status,
  },
  'reports-online': byRoute('web'),
  'reports-through-centres-and-partners': byRoute('centre', 'partner'),
  'reports-happened-before': {
    shape: 'share',
    better: 'neither',
    numerator: ['yes'],
    denominator: ['yes', 'no'],
    drillDown: 'reports',
    counts: 'reports',
    nameOf: ([status, , before = '']) => (status === 'spam' ? null : before),
  },
  'reports-acknowledged-on-time': onTime('acknowledge', 'reports'),
  'first-contact-on-time': onTime('first_contact'),
  'risk-assessed-on-time': onTime('risk_assessment'),
  'victim-referral-taken-on-time': onTime('victim_referral'),
  'police-told-on-time': onTime('police_told'),
  'victim-updates-on-time': onTime('victim_update'),
  'reviews-on-time': onTime('review'),
  'working-days-to-acknowledgement': daysTo('acknowledge', 'reports'),
  'working-days-to-first-contact': daysTo('first_contact', 'cases'),
  'plan-updates-on-time': {
    shape: 'share',
    better: 'more',
    ...ON_TIME,
    drillDown: 'plan',
    counts: 'plan updates',
    nameOf: ([name = '']) => name,
  },
  'handling-rated-well': {
    shape: 'share',
    better: 'more',
    numerator: ['very_well', 'well'],
    denominator: ['very_well', 'well', 'neither', 'badly', 'very_badly'],
    // Nobody looks at who said what: not those who deal with the report, and not by way of a figure.
    drillDown: null,
    counts: 'ratings',
    nameOf: ([score = '']) => SCORE_NAMES[score] ?? null,
  },
  'closed-reports-rated': {
    shape: 'share',
    better: 'neither',
    numerator: ['rated'],
    denominator: ['rated', 'not_rated'],
    drillDown: null,
    counts: 'closed rated',
    nameOf: ([name = '']) => name,
  },
}

export const MEASURES: readonly ComputedMeasure[] = MEASURE_KEYS.map((key) => {
  const { name, definition, formula, numerator, denominator, period, tally } = measureWords[key]
  return {
    kind: 'computed',
    key,
    name,
    definition,
    formula,
    numeratorWords: numerator,
    denominatorWords: denominator,
    periodWords: period,
    smallNumbers: words.smallNumbers,
    source: computedSource,
    unit: ways[key].shape === 'median' ? medianUnit : '',
    decimals: 0,
    names: Object.entries(tally),
    mustBeNone: [],
    retired: false,
    ...ways[key],
  }
})

/** The computed measure of a key, or undefined where there is none of that name. */
export function measureOf(key: string): ComputedMeasure | undefined {
  return MEASURES.find((measure) => measure.key === key)
}

/** Whether what the key names is one of the referral measures that the proof "0 missing" belongs to. */
export const isPromise = ({ key }: Pick<Measure, 'key'>): boolean =>
  key === 'hate-cases-referred-to-victim-service'
