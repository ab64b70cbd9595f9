// Which parts would have dates outside the plan that they are copied into. Pure.
import { createHash } from 'node:crypto'
import type { Day } from '../../../platform/calendar/london.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { agreedOf, moverOf, type NewPlan, partsOf } from './copy-plan.ts'

/** How many parts, and of each action that has any: its number, how many, and the first and last of their days. */
export type Outside = {
  parts: number
  actions: readonly { ref: string; parts: number; first: Day; last: Day }[]
}

/** Those due before the plan's first day, and those that begin or are due after its last. */
export type Outsides = { early: Outside; late: Outside }

/**
 * Takes a plan, the actions of it that come along, and where to. Returns the parts that come along and would be due before its first day,
 * and those that would begin or be due after its last. A template has no days.
 */
export function datesOutside(
  source: PlanState,
  actionIds: ReadonlySet<string>,
  { plan, years }: { plan: NewPlan; years: number },
): Outsides {
  const move = moverOf(plan, years)
  const chosen = source.kind === 'template' ? [] : actionsIn(source).filter(({ id }) => actionIds.has(id))
  const parts = chosen.flatMap((action) =>
    partsOf(action, false).map((delivery) => {
      const due = agreedOf(delivery)
      const [starts, ends] = [move(delivery.startsOn, due), move(due)]
      return { ref: action.ref, due: ends, days: [starts, ends].filter((day) => day !== null) }
    }),
  )
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

/** Tells what was shown of one side from anything else, so that an answer counts for that alone. */
export const markOf = ({ actions }: Outside): string =>
  createHash('sha256').update(JSON.stringify(actions)).digest('base64url').slice(0, 16)

const outsideOf = (parts: readonly { ref: string; days: readonly Day[] }[]): Outside => ({
  parts: parts.length,
  actions: [...Map.groupBy(parts, ({ ref }) => ref)].map(([ref, own]) => {
    const days = own.flatMap((each) => each.days).toSorted()
    return { ref, parts: own.length, first: days[0] ?? '', last: days.at(-1) ?? '' }
  }),
})
