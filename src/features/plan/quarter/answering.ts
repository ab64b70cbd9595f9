// Everything that a page needs on which somebody says how one part went.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import { NotFound } from '../../../platform/problems.ts'
import { documentSays } from '../running/document-status.ts'
import { statusSince } from '../running/written.store.ts'
import { quarterAsked } from '../running/delivery.store.ts'
import { deliveriesIn, type DeliveryState, type ActionState, type PlanState } from '../running/plan-state.ts'
import { type Answer, answerNotInPlan } from '../running/not-in-plan.store.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { measuresNow, verdictsFrom } from './asked-measures.ts'
import { askedOf, type AskedRound } from './mine.store.ts'
import type { AskedMeasure } from './requests.store.ts'

export type Answering = {
  plan: Pick<PlanState, 'id' | 'title' | 'rules' | 'today' | 'importedAt' | 'period'>
  part: { action: ActionState; delivery: DeliveryState }
  /** The round that asks; undefined where none does. */
  asked: AskedRound | undefined
  /** What the round is called that what is said counts for where nobody asked. */
  saysFor: string
  /** What a newer document says against what this part says, in words. */
  documentSays: string | null
  measures: AskedMeasure[]
  /** What was said last, where it waits or was sent back and so is not in the plan. */
  said: Answer | undefined
}

/** A part of a plan to be answered for. NotFound where the actor sees none. */
export async function loadAnswering(
  ctx: StaffCtx,
  services: Services,
  deliveryId: string,
): Promise<Answering> {
  const planId = await ctx.db.transaction((tx) =>
    tx
      .selectFrom('plan_deliveries')
      .select('plan_id')
      .where('id', '=', deliveryId)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!planId) throw new NotFound('no such part of a plan')
  const measures = await measuresNow(ctx, services, planId.plan_id)
  const verdicts = new Map([...measures].map(([actionId, each]) => [actionId, verdictsFrom(each)]))
  return ctx.db.transaction(async (tx) => {
    const plan = await loadPlanState(tx, planId.plan_id, { now: ctx.clock.now(), verdicts })
    const part = plan && deliveriesIn(plan).find(({ delivery }) => delivery.id === deliveryId)
    if (!part) throw new NotFound('no such part of a plan')
    const saysFor = await quarterAsked(tx, planId.plan_id, { cycleId: undefined, now: ctx.clock.now() })
    return {
      plan,
      part,
      asked: await askedOf(tx, deliveryId),
      saysFor: (await loadRoundNames(tx, planId.plan_id))(saysFor.quarter).name,
      documentSays: documentSays(part.action, part.delivery, await statusSince(tx, part.action.id)),
      measures: measures.get(part.action.id) ?? [],
      said: await answerNotInPlan(tx, deliveryId),
    }
  })
}
