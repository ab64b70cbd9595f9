// Takes a plan out: one that was brought in by mistake. Never one that the public reads, and never without a word in the
// trail that says how much was in it.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { Conflict, NotFound } from '../../platform/problems.ts'
import { actionsOf } from './plan.ts'
import { deletePlan, loadPlan } from './plan.store.ts'

/** Removes a plan for good. Throws NotFound, or Conflict for a plan that is public or was changed since `version`. */
export async function removePlan(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'requestId'>,
  planId: string,
  version: number,
): Promise<void> {
  const plan = await loadPlan(tx, planId)
  if (!plan) throw new NotFound('no such plan')
  if (!(await deletePlan(tx, planId, version))) throw new Conflict('the plan is public or was changed')
  const detail = { actions: actionsOf(plan).length }
  await record(tx, ctx, { action: 'plan.remove', subjectKind: 'plan', subjectId: planId, detail })
}
