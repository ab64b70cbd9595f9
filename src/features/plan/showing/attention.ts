// What in a plan needs somebody: each question is also a filter of the table. Pure.
import { isOpen } from '../running/delivery.ts'
import { type ActionState, type DeliveryState, deliveriesIn, type PlanState } from '../running/plan-state.ts'

export const ATTENTION = ['overdue', 'red', 'stale', 'unverified', 'unowned', 'late', 'asks'] as const
export type Attention = (typeof ATTENTION)[number]

type Asked = Pick<
  DeliveryState,
  | 'status'
  | 'shownRag'
  | 'daysOverdue'
  | 'staleQuarter'
  | 'agencyId'
  | 'groupId'
  | 'leadUserId'
  | 'baselineDue'
  | 'forecastDue'
  | 'ask'
>

const TESTS: Readonly<Record<Attention, (delivery: Asked) => boolean>> = {
  overdue: ({ daysOverdue }) => daysOverdue > 0,
  red: ({ shownRag }) => shownRag === 'red',
  stale: (delivery) => isOpen(delivery) && delivery.staleQuarter !== null,
  unverified: ({ status }) => status === 'complete_unverified',
  unowned: (delivery) => isOpen(delivery) && !delivery.agencyId && !delivery.groupId && !delivery.leadUserId,
  late: (delivery) =>
    isOpen(delivery) &&
    delivery.baselineDue !== null &&
    delivery.forecastDue !== null &&
    delivery.forecastDue > delivery.baselineDue,
  asks: (delivery) => isOpen(delivery) && Boolean(delivery.ask),
}

/** Whether a delivery is one of those that a question asks for. */
export const needs = (attention: Attention, delivery: Asked): boolean => TESTS[attention](delivery)

/** How many deliveries each question finds. */
export function countAttention(plan: PlanState): Record<Attention, number> {
  const deliveries = deliveriesIn(plan)
  const count = (name: Attention) => deliveries.filter(({ delivery }) => needs(name, delivery)).length
  return {
    overdue: count('overdue'),
    red: count('red'),
    stale: count('stale'),
    unverified: count('unverified'),
    unowned: count('unowned'),
    late: count('late'),
    asks: count('asks'),
  }
}

/** What the board is asked for, in the plan's order. */
export const asksIn = (plan: PlanState): { action: ActionState; delivery: DeliveryState }[] =>
  deliveriesIn(plan).filter(({ delivery }) => needs('asks', delivery))
