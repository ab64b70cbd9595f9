// A plan in time: where each action or delivery begins and is due, by quarter. Pure.
import { type Day, daysBetween } from '../../../platform/calendar/london.ts'
import {
  addQuarters,
  compareQuarters,
  type Quarter,
  quarterOf,
  quarterRange,
  quartersFrom,
} from '../../../platform/calendar/quarters.ts'
import type { Rag } from '../running/delivery.ts'
import { repeatsOf } from '../running/repeats.ts'
import type { ActionState, DeliveryState, PlanState } from '../running/plan-state.ts'

export type Milestone = { actionId: string; title: string; dueOn: Day; doneOn: Day | null }
export type Bar = {
  action: ActionState
  label: string
  /** The first and the last day that are known; a bar with only one of them is drawn as a mark at that day. */
  from: Day | null
  to: Day | null
  /** The date agreed and the date expected, where they are known. */
  agreed: Day | null
  expected: Day | null
  rag: Rag | null
  /** How often it comes round, in words; null where it does not. */
  repeats: string | null
  milestones: Milestone[]
}
export type Timeline = {
  quarters: Quarter[]
  firstDay: Day
  days: number
  groups: { name: string; bars: Bar[] }[]
  undated: ActionState[]
}

const QUARTERS_MAX = 20

/** Every action that has a date, from its earliest start to its latest; those without any stand apart. */
export function timelineOf(
  plan: PlanState,
  milestones: readonly Milestone[],
  per: 'action' | 'delivery',
): Timeline {
  const byAction = Map.groupBy(milestones, ({ actionId }) => actionId)
  const undated: ActionState[] = []
  const groups = plan.priorities.map(({ heading, title, aims }) => ({
    name: heading || title,
    bars: aims.flatMap(({ actions }) =>
      actions.flatMap((action) => {
        const bars = barsOf(plan, action, per, byAction.get(action.id) ?? [])
        if (bars.length === 0) undated.push(action)
        return bars
      }),
    ),
  }))
  const quarters = quartersOf(
    plan,
    groups.flatMap(({ bars }) => bars),
  )
  const [first, last] = [quarters[0], quarters.at(-1)]
  const firstDay = first ? quarterRange(first).firstDay : plan.today
  const lastDay = last ? quarterRange(last).lastDay : plan.today
  return {
    quarters,
    firstDay,
    days: daysBetween(firstDay, lastDay) + 1,
    groups: groups.filter(({ bars }) => bars.length > 0),
    undated,
  }
}

/** Where a day stands on the axis: 0 at its left, 1 at its right; days outside stand at the edge. */
export const shareOf = ({ firstDay, days }: Pick<Timeline, 'firstDay' | 'days'>, day: Day): number =>
  Math.min(1, Math.max(0, daysBetween(firstDay, day) / days))

function barsOf(
  plan: PlanState,
  action: ActionState,
  per: 'action' | 'delivery',
  milestones: Milestone[],
): Bar[] {
  if (per === 'action') {
    const bar = barOf(plan, action, action.deliveries, labelOf(action), action.rolledUp.rag)
    return bar ? [{ ...bar, milestones }] : []
  }
  return action.deliveries.flatMap((delivery, at) => {
    const bar = barOf(plan, action, [delivery], `${action.ref} ${delivery.owner}`, delivery.shownRag)
    return bar ? [{ ...bar, milestones: at === 0 ? milestones : [] }] : []
  })
}

const labelOf = ({ ref, action, objective }: ActionState) => `${ref} ${action || objective}`

function barOf(
  plan: PlanState,
  action: ActionState,
  deliveries: readonly DeliveryState[],
  label: string,
  rag: Rag | null,
): Omit<Bar, 'milestones'> | undefined {
  const latest = (read: (delivery: DeliveryState) => Day | null) =>
    deliveries
      .flatMap((delivery) => read(delivery) ?? [])
      .toSorted()
      .at(-1) ?? null
  const agreed = latest(({ baselineDue }) => baselineDue)
  const expected = latest(({ forecastDue }) => forecastDue)
  // What comes round, without days of its own, runs as long as the plan.
  const runs = deliveries.some(({ recurring }) => recurring) ? plan.period : null
  const to = [agreed, expected, runs?.to]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1)
  const started = deliveries.flatMap(({ startsOn }) => startsOn ?? []).toSorted()[0]
  const from = started ?? runs?.from
  if (!to && !from) return undefined
  return {
    action,
    label,
    from: from && to && from > to ? to : (from ?? null),
    to: to ?? null,
    agreed,
    expected,
    rag,
    repeats: deliveries.some(({ recurring }) => recurring) ? repeatsOf(action) : null,
  }
}

/** The plan's own years where it has them, widened to what is due outside; never more than can be read. */
function quartersOf(plan: PlanState, bars: readonly Bar[]): Quarter[] {
  const days = [
    ...bars.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
    ...(plan.period ? [plan.period.from, plan.period.to] : []),
  ]
  if (days.length === 0) return [quarterOf(plan.today)]
  const sorted = days.toSorted()
  const first = quarterOf(sorted[0] ?? plan.today)
  const last = quarterOf(sorted.at(-1) ?? plan.today)
  const newest = addQuarters(first, QUARTERS_MAX - 1)
  return quartersFrom(first, compareQuarters(last, newest) > 0 ? newest : last)
}
