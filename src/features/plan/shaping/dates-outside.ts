// Which parts would have dates outside the plan that they are copied into. Pure.
import { isOpen } from '../running/delivery.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { agreedOf, moverOf, type NewPlan } from './copy-plan.ts'

/** The numbers of the actions of such parts, each once; and how many parts. */
export type Outside = { parts: number; refs: readonly string[] }

/**
 * Takes a plan, the actions of it that come along, and where to. Returns the open parts that would be due before its first day,
 * and those that would begin or be due after its last. A template has no days.
 */
export function datesOutside(
  source: PlanState,
  actionIds: ReadonlySet<string>,
  { plan, years }: { plan: NewPlan; years: number },
): { early: Outside; late: Outside } {
  const move = moverOf(plan, years)
  const parts = deliveriesIn(source).flatMap(({ action, delivery }) => {
    if (source.kind === 'template' || !actionIds.has(action.id) || !isOpen(delivery)) return []
    const due = agreedOf(delivery)
    return [{ ref: action.ref, starts: move(delivery.startsOn, due), due: move(due) }]
  })
  const of = (found: typeof parts): Outside => ({
    parts: found.length,
    refs: [...new Set(found.map(({ ref }) => ref))],
  })
  return {
    early: of(parts.filter(({ due }) => plan.from && due && due < plan.from)),
    late: of(parts.filter(({ starts, due }) => [starts, due].some((day) => plan.to && day && day > plan.to))),
  }
}
