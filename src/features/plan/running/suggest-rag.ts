// What the facts say of a delivery's progress, with the reasons. A person may differ, and says why. Pure.
import { addQuarters, compareQuarters, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { type Day, daysBetween } from '../../../platform/calendar/london.ts'
import { type Delivery, daysOverdue, dueOf, isOngoing, type Rag, UNRATED } from './delivery.ts'
import type { RagRules } from './rules.ts'

/**
 * What a measure says against its target. `worse`: off target and not improving. `countedOn`: where it is of a past day and
 * could not be counted as of that day, when it was.
 */
export type MeasureVerdict = {
  key: string
  verdict: 'on' | 'off' | 'worse' | 'unknown'
  countedOn?: Day
}

export type RagReason =
  | {
      code:
        | 'verified'
        | 'awaiting-evidence'
        | 'not-rated'
        | 'not-started-yet'
        | 'no-status'
        | 'on-time'
        | 'no-date'
    }
  | { code: 'overdue' | 'not-back' | 'forecast-late' | 'should-have-started'; days: number }
  | { code: 'silent'; quarter: string; round?: string }
  | { code: 'measure-off' | 'measure-worse'; key: string; countedOn?: Day }
export type Suggestion = { rag: Rag | null; reasons: RagReason[] }

type Facts = {
  today: Day
  rules: RagRules
  takenIn: Day
  /** The first day of the plan's own years, where it names any. */
  planFrom?: Day | null | undefined
  measures?: readonly MeasureVerdict[]
}
type Found = { rag: 'red' | 'amber'; reason: RagReason }

/**
 * Takes a delivery and what is known today. Returns the colour that the facts suggest, with every reason for it, the
 * worst first; null where nothing has been said and nothing can be (domain.md 11: overdue 1 to 30 days amber, more red;
 * silence is stale, never green; only what was verified is blue).
 */
export function suggestRag(delivery: Delivery, facts: Facts): Suggestion {
  const { status } = delivery
  if (status === 'complete') return { rag: 'blue', reasons: [{ code: 'verified' }] }
  if (UNRATED.includes(status)) return { rag: 'grey', reasons: [{ code: 'not-rated' }] }
  const troubles = status === 'complete_unverified' ? silence(delivery) : troublesOf(delivery, facts)
  if (troubles.length > 0) {
    const red = troubles.filter(({ rag }) => rag === 'red')
    const amber = troubles.filter(({ rag }) => rag === 'amber')
    return { rag: red.length > 0 ? 'red' : 'amber', reasons: [...red, ...amber].map(({ reason }) => reason) }
  }
  return quiet(status, dueOf(delivery) !== null || delivery.recurring)
}

/**
 * What the facts suggest to somebody who is about to speak: whoever does has ended a silence, and says anew whether what goes on
 * is back on track; neither then asks anything of them (no cause, no new date).
 */
export function onceSpoken({ status }: Pick<Delivery, 'status'>, suggestion: Suggestion): Suggestion {
  const reasons = suggestion.reasons.filter(({ code }) => code !== 'silent' && code !== 'not-back')
  if (reasons.length === suggestion.reasons.length) return suggestion
  // Silence is amber: where anything else is wrong, its colour stands.
  if (reasons.length === 0) return quiet(status)
  const wasNotBack = suggestion.reasons.some(({ code }) => code === 'not-back')
  if (!wasNotBack) return { rag: suggestion.rag, reasons }
  return { rag: reasons.some(({ code }) => code === 'measure-worse') ? 'red' : 'amber', reasons }
}

/** What is suggested where nothing is wrong. */
function quiet(status: Delivery['status'], dated = true): Suggestion {
  if (status === 'complete_unverified') return { rag: 'green', reasons: [{ code: 'awaiting-evidence' }] }
  if (status === 'not_set') return { rag: null, reasons: [{ code: 'no-status' }] }
  if (status === 'not_started') return { rag: 'grey', reasons: [{ code: 'not-started-yet' }] }
  return { rag: 'green', reasons: [{ code: dated ? 'on-time' : 'no-date' }] }
}

/** The colour to show: the owner's where there is one, else the suggested. Silence is never green. */
export function shownRag(
  delivery: Delivery,
  suggestion: Suggestion,
): { rag: Rag | null; suggested: boolean } {
  const { progressRag, staleQuarter, status } = delivery
  if (progressRag === null || status === 'complete')
    return { rag: suggestion.rag, suggested: status !== 'complete' }
  if (staleQuarter && progressRag === 'green') return { rag: 'amber', suggested: true }
  return { rag: progressRag, suggested: false }
}

function troublesOf(delivery: Delivery, facts: Facts): Found[] {
  const { today, rules, takenIn } = facts
  const measures = isMeasured(delivery, facts) ? (facts.measures ?? []) : []
  return [
    ...lateness(delivery, today, rules),
    ...silence(delivery),
    ...unscheduled(delivery, today, rules, takenIn),
    ...measures.flatMap(({ verdict, ...about }): Found[] => {
      if (verdict === 'worse') return [{ rag: 'red', reason: { code: 'measure-worse', ...about } }]
      return verdict === 'off' ? [{ rag: 'amber', reason: { code: 'measure-off', ...about } }] : []
    }),
  ]
}

/**
 * Whether figures say anything of it. Of what nobody said is under way, only once it was to begin, and only figures of a quarter
 * of its plan: those of the year before, which a copied target meets first, are not its own doing.
 */
function isMeasured({ status, startsOn }: Delivery, { today, planFrom = null }: Facts): boolean {
  if (status !== 'not_set' && status !== 'not_started') return true
  if (startsOn === null ? status === 'not_started' : startsOn > today) return false
  return planFrom === null || quarterRange(addQuarters(quarterOf(today), -1)).lastDay >= planFrom
}

function lateness(delivery: Delivery, today: Day, rules: RagRules): Found[] {
  const { amberAfterDays, redAfterDays } = rules
  const found = (days: number, code: 'overdue' | 'not-back' | 'forecast-late'): Found[] => {
    const rag = days > redAfterDays ? 'red' : days > amberAfterDays ? 'amber' : null
    return rag ? [{ rag, reason: { code, days } }] : []
  }
  const { baselineDue, forecastDue, startsOn, status } = delivery
  const slip = baselineDue && forecastDue ? daysBetween(baselineDue, forecastDue) : 0
  const late = [
    ...found(daysOverdue(delivery, today, daysBetween), isOngoing(delivery) ? 'not-back' : 'overdue'),
    ...found(slip, 'forecast-late'),
  ]
  if (late.length > 0) return late
  const waited = status === 'not_started' && startsOn ? daysBetween(startsOn, today) : 0
  return waited > redAfterDays
    ? [{ rag: 'amber', reason: { code: 'should-have-started', days: waited } }]
    : []
}

function silence({ staleQuarter }: Delivery): Found[] {
  return staleQuarter ? [{ rag: 'amber', reason: { code: 'silent', quarter: staleQuarter } }] : []
}

function unscheduled(delivery: Delivery, today: Day, rules: RagRules, takenIn: Day): Found[] {
  if (dueOf(delivery) || delivery.recurring) return []
  const from = addQuarters(quarterOf(takenIn), rules.unscheduledQuarters)
  return compareQuarters(quarterOf(today), from) > 0 ? [{ rag: 'amber', reason: { code: 'no-date' } }] : []
}
