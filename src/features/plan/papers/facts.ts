// What papers are made from, and the questions that they ask of it: what is done, slipped, next, silent, unowned. Pure.
import { addQuarters, type Quarter, quarterRange } from '../../../platform/calendar/quarters.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { History } from '../../insight/index.ts'
import type { KeptFacts } from '../quarter/kept-facts.ts'
import type { LateWords } from '../running/late-words.store.ts'
import type { RoundNames } from '../running/round-names.store.ts'
import { isOpen } from '../running/delivery.ts'
import { type Span, spanOf } from '../running/rhythm.ts'
import { type Period, quarterAlone } from './period.ts'
import { type ActionState, type DeliveryState, deliveriesIn, type PlanState } from '../running/plan-state.ts'

export type RiskState = {
  id: string
  actionId: string | null
  kind: 'risk' | 'issue'
  text: string
  likelihood: number | null
  impact: number | null
  response: string
  owner: string | null
}

/** Only one agency's parts, or those of a group and its agencies. */
export type Scope = { name: string; agencyIds: readonly string[]; groupId: string | null }

/** Where an action is heard. */
export type MeetingState = {
  actionId: string
  title: string
  place: string | null
  day: Day
  url: string | null
}

export type PaperFacts = {
  now: PlanState
  /** The plan a round before; null where there was none. */
  last: PlanState | null
  quarter: Quarter
  /** From which quarter on it covers, and until when the next round does; the quarter alone where left out. */
  period?: Period
  /** How the plan was taken: its frozen record, as it stood on the day, or as it stands while the quarter is still open. */
  taken: 'frozen' | 'as-of' | 'open'
  scope: Scope | null
  /** Where whose paper it is has no part in the plan: how many open parts name it by its words. */
  naming?: number
  marking: string
  /** Typed by whoever makes the paper; '' where the figures speak for themselves. */
  headline: string
  withLeads: boolean
  risks: readonly RiskState[]
  /** By their day. */
  meetings?: readonly MeetingState[]
  /** What was said since the quarter's record was frozen, and is in no record yet. */
  late: readonly LateWords[]
  /** What the rounds are called that it counts for. */
  called?: RoundNames
  histories: ReadonlyMap<string, History>
  /** What the quarter's record keeps beside the plan, where it is frozen and keeps it. */
  kept?: KeptFacts | null
}

export type Part = { action: ActionState; delivery: DeliveryState; before: DeliveryState | null }

/** Every part of the plan beside what it was a round before. */
export function partsOf({ now, last }: Pick<PaperFacts, 'now' | 'last'>): Part[] {
  const before = new Map(last ? deliveriesIn(last).map(({ delivery }) => [delivery.id, delivery]) : [])
  return deliveriesIn(now).map((part) => ({ ...part, before: before.get(part.delivery.id) ?? null }))
}

const isDone = ({ status }: Pick<DeliveryState, 'status'>) =>
  status === 'complete' || status === 'complete_unverified'

/** Said to be complete, or verified, since the quarter before. */
export const doneIn = (parts: readonly Part[]): Part[] =>
  parts.filter(
    ({ delivery, before }) => isDone(delivery) && (before === null || before.status !== delivery.status),
  )

/** The day by which its owner expects it. */
export const expectedOf = ({ forecastDue, baselineDue }: DeliveryState): Day | null =>
  forecastDue ?? baselineDue

/**
 * The day that stands for one agreed and missed, or about to be: a forecast later than it, or still ahead. A plan that is taken in
 * gives each part its agreed day as forecast: once that day is over, nobody has given a new one.
 */
export const newDateOf = ({ forecastDue, baselineDue }: DeliveryState, today: Day): Day | null =>
  forecastDue && (!baselineDue || forecastDue > baselineDue || forecastDue >= today) ? forecastDue : null

/** Expected later than it was, or overdue when it was not. */
export const slippedIn = (parts: readonly Part[]): Part[] =>
  parts.filter(({ delivery, before }) => {
    if (!isOpen(delivery) || isDone(delivery)) return false
    const [expected, was] = [expectedOf(delivery), before ? expectedOf(before) : delivery.baselineDue]
    if (expected && was && expected > was) return true
    return delivery.daysOverdue > 0 && (before === null || before.daysOverdue === 0)
  })

/** What a paper covers. */
export const coveredBy = ({ quarter, period }: Pick<PaperFacts, 'quarter' | 'period'>): Period =>
  period ?? quarterAlone(quarter)

/** What people call what it covers. */
export const spanOfPaper = (facts: Pick<PaperFacts, 'quarter' | 'period'>): Span => {
  const { from, to } = coveredBy(facts)
  return spanOf(from, to)
}

/** Expected within the round after a paper's. */
export const nextIn = (parts: readonly Part[], { to, nextTo }: Period): Part[] =>
  dueBetween(parts, addQuarters(to, 1), nextTo)

/** Expected within what a paper covers, and not done. */
export const dueIn = (parts: readonly Part[], { from, to }: Period): Part[] => dueBetween(parts, from, to)

function dueBetween(parts: readonly Part[], from: Quarter, to: Quarter): Part[] {
  const { firstDay } = quarterRange(from)
  const { lastDay } = quarterRange(to)
  return parts.filter(({ delivery }) => {
    const due = expectedOf(delivery)
    return isOpen(delivery) && !isDone(delivery) && due !== null && due >= firstDay && due <= lastDay
  })
}

export const overdueIn = (parts: readonly Part[]): Part[] =>
  parts
    .filter(({ delivery }) => delivery.daysOverdue > 0)
    .toSorted((a, b) => b.delivery.daysOverdue - a.delivery.daysOverdue)

/** Asked, and nothing said. */
export const staleIn = (parts: readonly Part[]): Part[] =>
  parts.filter(({ delivery }) => delivery.staleQuarter !== null && isOpen(delivery))

/** No agency, group or person answers for it. */
export const unownedIn = (parts: readonly Part[]): Part[] =>
  parts.filter(
    ({ delivery }) =>
      isOpen(delivery) && !delivery.agencyId && !delivery.groupId && delivery.leadUserId === null,
  )

/** Parts in one colour, as shown. */
export const ratedIn = (parts: readonly Part[], rag: DeliveryState['shownRag']): Part[] =>
  parts.filter(({ delivery }) => delivery.shownRag === rag)
