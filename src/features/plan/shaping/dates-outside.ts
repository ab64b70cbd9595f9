// Which parts would have dates outside the plan that they are copied into. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { isOpen } from '../running/delivery.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { agreedOf, moverOf, type NewPlan } from './copy-plan.ts'

/** How many parts, and of each action that has any: its number, how many, and the first and last of their days. */
export type Outside = {
  parts: number
  actions: readonly { ref: string; parts: number; first: Day; last: Day }[]
}

/** Those due before the plan's first day, and those that begin or are due after its last. */
export type Outsides = { early: Outside; late: Outside }

/**
 * Takes a plan, the actions of it that come along, and where to. Returns the open parts that would be due before its first day,
 * and those that would begin or be due after its last. A template has no days.
 */
export function datesOutside(
  source: PlanState,
  actionIds: ReadonlySet<string>,
  { plan, years }: { plan: NewPlan; years: number },
): Outsides {
  const move = moverOf(plan, years)
  const parts = deliveriesIn(source).flatMap(({ action, delivery }) => {
    if (source.kind === 'template' || !actionIds.has(action.id) || !isOpen(delivery)) return []
    const due = agreedOf(delivery)
    const [starts, ends] = [move(delivery.startsOn, due), move(due)]
    return [{ ref: action.ref, due: ends, days: [starts, ends].filter((day) => day !== null) }]
  })
  const outside = (isOutside: (day: Day) => boolean) =>
    outsideOf(
      parts.flatMap(({ ref, days }) => (days.some(isOutside) ? [{ ref, days: days.filter(isOutside) }] : [])),
    )
  return {
    early: outsideOf(
      parts.flatMap(({ ref, due }) => (plan.from && due && due < plan.from ? [{ ref, days: [due] }] : [])),
    ),
    late: outside((day) => plan.to !== null && day > plan.to),
  }
}

const outsideOf = (parts: readonly { ref: string; days: readonly Day[] }[]): Outside => ({
  parts: parts.length,
  actions: [...Map.groupBy(parts, ({ ref }) => ref)].map(([ref, own]) => {
    const days = own.flatMap((each) => each.days).toSorted()
    return { ref, parts: own.length, first: days[0] ?? '', last: days.at(-1) ?? '' }
  }),
})
