// Takes a plan out: one that was brought in by mistake. Never one that the public reads, never one of which something was
// said or a quarter frozen, and never without a word in the trail that says what it was and how much was in it.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { Conflict, NotFound, type Outcome, ok, refused } from '../../platform/problems.ts'
import { words } from './messages.en.ts'
import { deletePlan, findSummary } from './plan.store.ts'
import { isKept, removalOf } from './removal.store.ts'

/**
 * Removes a plan for good. Refuses where an update or a frozen quarter is on record (the database refuses as well). Throws
 * NotFound, or Conflict for a plan that is public or was changed since `version`.
 */
export async function removePlan(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'requestId'>,
  planId: string,
  version: number,
): Promise<Outcome<undefined>> {
  const plan = await findSummary(tx, planId)
  if (!plan) throw new NotFound('no such plan')
  const counts = await removalOf(tx, planId)
  if (isKept(counts)) return refused({ field: '', message: words.remove.kept(counts) })
  if (!(await deletePlan(tx, planId, version))) throw new Conflict('the plan is public or was changed')
  const { actions, deliveries, evidence, files, history } = counts
  const detail = { title: plan.title, actions, deliveries, evidence, files, history }
  await record(tx, ctx, { action: 'plan.remove', subjectKind: 'plan', subjectId: planId, detail })
  return ok(undefined)
}
