// A plan as it stands, for a newer document to be compared with: its actions in order, with what they stand under.
import type { Tx } from '../../../access/db.ts'
import { paperWordsOf } from '../papers/paper-words.ts'
import type { ActionState, DeliveryState, PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import type { ReadPriority } from '../reading/read-plan.schema.ts'
import type { StandingAim, StandingPriority } from './align-headings.ts'
import { type Standing, squeezed } from './match-plans.ts'

export type StandingAction = Standing & {
  position: number
  endsOn: string | null
  deliveries: readonly DeliveryState[]
}
export type StandingPlan = {
  id: string
  title: string
  period: PlanState['period']
  priorities: (StandingPriority & Pick<ReadPriority, 'heading' | 'coreObjectives' | 'links'>)[]
  aims: StandingAim[]
  actions: StandingAction[]
}

/** Everything of a plan that was not taken out, or undefined where the actor sees no such plan. */
export async function loadStanding(tx: Tx, planId: string, now: Date): Promise<StandingPlan | undefined> {
  const plan = await loadPlanState(tx, planId, { now })
  return plan && standingOf(plan)
}

/** The same, of a plan that is loaded. */
export function standingOf(plan: PlanState): StandingPlan {
  const { id, title, period, priorities } = plan
  const aims = priorities.flatMap((priority) =>
    priority.aims.map((aim) => ({ ...aim, priorityId: priority.id })),
  )
  return {
    id,
    title,
    period,
    priorities,
    aims,
    actions: aims.flatMap(({ ref, actions }) =>
      actions.map((action) => {
        const {
          objective,
          ownerWords: owner,
          timeframe,
          statusWords: status,
          update,
          other,
          derived,
        } = action
        const row = { objective, action: action.action, owner, timeframe, status, update, other, derived }
        const { id: actionId, aimId, position, endsOn, deliveries } = action
        return { id: actionId, aimId, ref, position, endsOn, deliveries, row, paper: paperOf(action, plan) }
      }),
    ),
  }
}

function paperOf(action: ActionState, plan: PlanState): Standing['paper'] {
  const { owner, status, update } = paperWordsOf(action, plan)
  const of = (texts: readonly string[]) => new Set(texts.map(squeezed))
  return { owner: of(owner), status: of(status), update: of(update) }
}
