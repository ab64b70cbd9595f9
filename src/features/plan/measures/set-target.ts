// Sets, changes or takes away the target of a measure that is tied to an action. Coordinators only, as the database holds.
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Target } from '../../insight/index.ts'
import { stampOf } from '../stamp.ts'
import { saveTarget } from './ties.store.ts'

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>

/**
 * Saves the target of a tie that is still at `version`, with the reason of the change; 'stale' where somebody changed or
 * untied it, and nothing is written.
 */
export async function setTarget(
  tx: Tx,
  ctx: Doer,
  tie: { actionId: string; key: string; version: number },
  target: Target | null,
  why: string | null = null,
): Promise<'saved' | 'stale'> {
  if (!(await saveTarget(tx, tie, target, stampOf(ctx, why)))) return 'stale'
  await record(tx, ctx, {
    action: 'plan.set-target',
    subjectKind: 'plan-action',
    subjectId: tie.actionId,
    detail: {
      measure: tie.key,
      target: target?.value ?? null,
      direction: target?.direction ?? null,
      by: target?.by ?? null,
    },
  })
  return 'saved'
}
