// Words for what runs: every status, colour and reason, in the field's own terms (domain.md 11).
import { formatDate } from '../../../platform/calendar/format.ts'
import { quarterName } from './quarter-name.ts'
import type { Rhythm, Span } from './rhythm.ts'
import type { Confidence, DeliveryStatus, Rag } from './delivery.ts'
import type { RagRules } from './rules.ts'
import type { RagReason } from './suggest-rag.ts'

const number = new Intl.NumberFormat('en-GB')
const days = (n: number) => `${number.format(n)} ${n === 1 ? 'day' : 'days'}`

/** What people call so many quarters. */
export const SPANS: Readonly<Record<Span, string>> = {
  quarter: 'quarter',
  half: 'half-year',
  year: 'year',
  period: 'period',
}

/** What a round is called of a plan that asks so often. */
export const ROUNDS: Readonly<Record<Rhythm, { one: string; many: string; each: string }>> = {
  every: { one: 'quarter', many: 'quarters', each: 'After each quarter' },
  twice: { one: 'half-year', many: 'half-years', each: 'After each half-year' },
  yearly: { one: 'year', many: 'years', each: 'After each year' },
  chosen: { one: 'period', many: 'periods', each: 'As often as the plan asks' },
}

export const STATUS_WORDS: Readonly<Record<DeliveryStatus, string>> = {
  not_set: 'Not set',
  not_started: 'Not started',
  in_progress: 'In progress',
  complete_unverified: 'Complete, awaiting evidence',
  complete: 'Complete',
  deferred: 'Deferred',
  cancelled: 'Cancelled',
  superseded: 'Superseded',
}

/** The usual names of the colours and what they mean, where a plan's own key says nothing else. */
export const RAG_WORDS: Readonly<Record<Rag, { name: string; meaning: string }>> = {
  red: { name: 'Red', meaning: 'More than a month late, or off target and not improving' },
  amber: { name: 'Amber', meaning: 'Late, silent or off target' },
  green: { name: 'Green', meaning: 'On track' },
  blue: { name: 'Blue', meaning: 'Complete, and verified by somebody else' },
  grey: { name: 'Grey', meaning: 'Not started, or nothing to rate' },
}
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, { name: string; meaning: string }>> = {
  red: { name: 'Low', meaning: 'We do not expect to reach what we set out to do' },
  amber: { name: 'Medium', meaning: 'We may not reach it' },
  green: { name: 'High', meaning: 'We expect to reach it' },
}
/** Where nothing is rated. */
export const NOT_RATED = 'Not rated'

type Key = Pick<RagRules, 'key' | 'confidenceKey'>

/** What this plan calls a colour of progress. */
export const ragName = (rag: Rag | null, rules?: Key): string =>
  rag ? rules?.key[rag]?.name || RAG_WORDS[rag].name : NOT_RATED
/** What this plan says that a colour of progress means. */
export const ragMeaning = (rag: Rag, rules?: Key): string =>
  rules?.key[rag]?.meaning || RAG_WORDS[rag].meaning
/** What this plan calls a colour of confidence. */
export const confidenceName = (confidence: Confidence | null, rules?: Key): string =>
  confidence ? rules?.confidenceKey[confidence]?.name || CONFIDENCE_WORDS[confidence].name : NOT_RATED
/** What this plan says that a colour of confidence means. */
export const confidenceMeaning = (confidence: Confidence, rules?: Key): string =>
  rules?.confidenceKey[confidence]?.meaning || CONFIDENCE_WORDS[confidence].meaning

const asCounted = (on: string | undefined): string => (on ? ` (as counted on ${formatDate(on)})` : '')

/** Why a colour is suggested, as a sentence. `measureName`: what a measure's key is called; its key where nobody says. */
export function reasonText(reason: RagReason, measureName: (key: string) => string = (key) => key): string {
  switch (reason.code) {
    case 'verified':
      return 'It is complete, and somebody else verified it.'
    case 'awaiting-evidence':
      return 'Its owner says that it is complete. Nobody has verified that yet.'
    case 'not-rated':
      return 'It was deferred, cancelled or superseded, so there is no progress to rate.'
    case 'not-started-yet':
      return 'It has not started, and does not have to yet.'
    case 'no-status':
      return 'It has no status yet.'
    case 'on-time':
      return 'It is under way and not late.'
    case 'no-date':
      return 'It has no date.'
    case 'overdue':
      return `It is ${days(reason.days)} overdue.`
    case 'not-back':
      return `It was to be back on track ${days(reason.days)} ago.`
    case 'forecast-late':
      return `It is expected ${days(reason.days)} after the date agreed.`
    case 'should-have-started':
      return `It should have started ${days(reason.days)} ago.`
    case 'silent':
      return `There was no update for ${reason.round ?? quarterName(reason.quarter)}.`
    case 'measure-off':
      return `“${measureName(reason.key)}” is off target${asCounted(reason.countedOn)}.`
    case 'measure-worse':
      return `“${measureName(reason.key)}” is off target and not improving${asCounted(reason.countedOn)}.`
  }
}

export const tagWords = {
  /** After a colour that the facts suggest and nobody chose. */
  suggested: '(suggested)',
  progress: 'Progress',
  confidence: 'Confidence',
}
