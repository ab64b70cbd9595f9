// A plan narrowed to the parts of one agency or group: what is not theirs is left out, and what is left is rolled up anew.
import { type PlanState, rollUpOf } from '../running/plan-state.ts'
import type { Scope } from './facts.ts'

/** Takes a plan and whose parts to keep; null keeps all. Actions, aims and priorities without any are left out. */
export function narrow(plan: PlanState, scope: Scope | null): PlanState {
  if (!scope) return plan
  const agencies = new Set(scope.agencyIds)
  const priorities = plan.priorities.flatMap((priority) => {
    const aims = priority.aims.flatMap((aim) => {
      const actions = aim.actions.flatMap((action) => {
        const deliveries = action.deliveries.filter(
          ({ agencyId, groupId }) =>
            (agencyId !== null && agencies.has(agencyId)) || (groupId !== null && groupId === scope.groupId),
        )
        return deliveries.length > 0 ? [{ ...action, deliveries, rolledUp: rollUpOf(deliveries) }] : []
      })
      return actions.length > 0 ? [{ ...aim, actions }] : []
    })
    return aims.length > 0 ? [{ ...priority, aims }] : []
  })
  const kept = priorities.flatMap(({ aims }) => aims.flatMap(({ actions }) => actions))
  return { ...plan, priorities, rolledUp: rollUpOf(kept.flatMap(({ deliveries }) => deliveries)) }
}
