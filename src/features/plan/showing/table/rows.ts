// A plan as the rows of a table: one for each delivery, or one for each action with its deliveries rolled up. Pure.
import type { Day } from '../../../../platform/calendar/london.ts'
import { onceFor } from '../../../../platform/once-for.ts'
import type { Confidence, DeliveryStatus, Rag } from '../../running/delivery.ts'
import { repeatsOf } from '../../running/repeats.ts'
import { type ActionState, type DeliveryState, type PlanState } from '../../running/plan-state.ts'
import { isSaidForAll } from '../../said-for-all.ts'
import { type Attention, ATTENTION, needs } from '../attention.ts'

export type TableRow = {
  /** The delivery's id, or the action's. */
  id: string
  kind: 'delivery' | 'action'
  actionId: string
  /** Where it stands in the plan, from 0. */
  place: number
  priority: { id: string; name: string }
  aim: { id: string; name: string }
  ref: string
  action: string
  part: string
  owner: string
  /** The agencies and groups that own it; 'none' for an owner that we do not know. */
  ownerIds: string[]
  lead: string | null
  leadIds: string[]
  agencyId: string | null
  status: DeliveryStatus
  progress: Rag | null
  suggested: boolean
  confidence: Confidence | null
  agreed: Day | null
  /** How often it comes round, in words, where it has no date agreed; null otherwise. */
  repeats: string | null
  forecast: Day | null
  overdue: number
  silent: string | null
  /** What the round that it was silent in is called. */
  silentRound: string | null
  story: string
  /** Whether the story is the document's of all the action's owners alike, and none of them has said more. */
  forAll: boolean
  needs: ReadonlySet<Attention>
}

/** Every row of a plan, in its order; the same rows for as long as the plan is kept, so they are for reading only. */
export const rowsOf = (plan: PlanState, per: 'delivery' | 'action'): readonly TableRow[] => ROWS[per](plan)

const ROWS = {
  action: onceFor((plan: PlanState) => rowsPer(plan, 'action')),
  delivery: onceFor((plan: PlanState) => rowsPer(plan, 'delivery')),
}

function rowsPer(plan: PlanState, per: 'delivery' | 'action'): TableRow[] {
  const rows: Omit<TableRow, 'place'>[] = plan.priorities.flatMap((priority, at) => {
    const named = { id: priority.id, name: priority.heading || priority.title || String(at + 1) }
    return priority.aims.flatMap((aim) => {
      const stands = { priority: named, aim: { id: aim.id, name: `${aim.ref} ${aim.text}`.trim() } }
      return aim.actions.flatMap((action) =>
        per === 'action'
          ? [{ ...stands, ...actionRow(action) }]
          : action.deliveries.map((delivery) => ({ ...stands, ...deliveryRow(action, delivery) })),
      )
    })
  })
  return rows.map((row, place) => ({ ...row, place }))
}

type Own = Omit<TableRow, 'place' | 'priority' | 'aim'>

const wordsOf = ({ action, objective }: ActionState) => action || objective

export const deliveryRow = (action: ActionState, delivery: DeliveryState): Own => ({
  id: delivery.id,
  kind: 'delivery',
  actionId: action.id,
  ref: action.ref,
  action: wordsOf(action),
  part: delivery.part,
  owner: delivery.owner,
  ownerIds: [ownerIdOf(delivery)],
  lead: delivery.leadName,
  leadIds: [delivery.leadUserId ?? 'none'],
  agencyId: delivery.agencyId,
  status: delivery.status,
  progress: delivery.shownRag,
  suggested: delivery.ragIsSuggested,
  confidence: delivery.confidenceRag,
  agreed: delivery.baselineDue,
  repeats: delivery.recurring && !delivery.baselineDue ? repeatsOf(action) : null,
  forecast: delivery.forecastDue,
  overdue: delivery.daysOverdue,
  silent: delivery.staleQuarter,
  silentRound: delivery.staleRound ?? delivery.staleQuarter,
  story: delivery.story,
  forAll: isSaidForAll(action, delivery),
  needs: new Set(ATTENTION.filter((name) => needs(name, delivery))),
})

const ownerIdOf = ({ agencyId, groupId }: DeliveryState) => agencyId ?? groupId ?? 'none'

const WORST: readonly Confidence[] = ['red', 'amber', 'green']

function actionRow(action: ActionState): Own {
  const { deliveries, rolledUp } = action
  const days = (read: (delivery: DeliveryState) => Day | null) =>
    deliveries
      .flatMap((delivery) => read(delivery) ?? [])
      .toSorted()
      .at(-1) ?? null
  const silent = deliveries
    .filter(({ staleQuarter }) => staleQuarter !== null)
    .toSorted((a, b) => ((a.staleQuarter ?? '') < (b.staleQuarter ?? '') ? -1 : 1))
    .at(-1)
  const stories = [...new Set(deliveries.map(({ story }) => story))]
  const leads = [...new Set(deliveries.flatMap(({ leadName }) => leadName ?? []))]
  return {
    id: action.id,
    kind: 'action',
    actionId: action.id,
    ref: action.ref,
    action: wordsOf(action),
    part: '',
    owner: [...new Set(deliveries.map(({ owner }) => owner))].join(', '),
    ownerIds: deliveries.map(ownerIdOf),
    lead: leads.join(', ') || null,
    leadIds: deliveries.map(({ leadUserId }) => leadUserId ?? 'none'),
    agencyId: null,
    status: rolledUp.status,
    progress: rolledUp.rag,
    suggested: false,
    confidence: WORST.find((each) => deliveries.some(({ confidenceRag }) => confidenceRag === each)) ?? null,
    agreed: days(({ baselineDue }) => baselineDue),
    repeats:
      deliveries.some(({ recurring }) => recurring) && deliveries.every(({ baselineDue }) => !baselineDue)
        ? repeatsOf(action)
        : null,
    forecast: days(({ forecastDue }) => forecastDue),
    overdue: Math.max(0, ...deliveries.map(({ daysOverdue }) => daysOverdue)),
    silent: silent?.staleQuarter ?? null,
    silentRound: silent?.staleRound ?? silent?.staleQuarter ?? null,
    // What the document said of an action is said of each of its parts alike, until an owner says more.
    story: stories.length === 1 ? (stories[0] ?? '') : '',
    forAll:
      stories.length === 1 &&
      deliveries.length > 0 &&
      deliveries.every((delivery) => isSaidForAll(action, delivery)),
    needs: new Set(ATTENTION.filter((name) => deliveries.some((delivery) => needs(name, delivery)))),
  }
}
