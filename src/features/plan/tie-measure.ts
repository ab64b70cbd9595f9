// Ties a measure to an action, so that the work itself proves it; and unties it. Coordinators only, as the database
// holds; both are on the record.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { NotFound } from '../../platform/problems.ts'
import { stampOf } from './stamp.ts'
import { findMeasure } from '../insight/index.ts'

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>

/** Ties measure `key`, computed or manual, to an action. Refuses what is not there or no longer kept; tying twice is tying once. */
export async function attachMeasure(tx: Tx, ctx: Doer, actionId: string, key: string): Promise<void> {
  const measure = await findMeasure(tx, key)
  if (!measure || measure.retired) throw new NotFound('no such measure')
  const action = await tx
    .selectFrom('plan_actions')
    .select('id')
    .where('id', '=', actionId)
    .executeTakeFirst()
  if (!action) throw new NotFound('no such action')
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('action_measures')
    .values({
      action_id: actionId,
      measure: key,
      because: null,
      tied_at: ctx.clock.now(),
      tied_by: ctx.actor.kind === 'staff' ? ctx.actor.userId : null,
    })
    .onConflict((conflict) => conflict.columns(['action_id', 'measure']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  await record(tx, ctx, note('plan.tie-measure', actionId, key))
}

/** Unties measure `key` from an action. Untying what is not tied changes nothing. That it was tied stays in the history. */
export async function detachMeasure(tx: Tx, ctx: Doer, actionId: string, key: string): Promise<void> {
  // Who takes it away, and when, is said by the row before it goes: its last version says so (migration 0041).
  await tx
    .updateTable('action_measures')
    .set(stampOf(ctx))
    .where('action_id', '=', actionId)
    .where('measure', '=', key)
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('action_measures')
    .where('action_id', '=', actionId)
    .where('measure', '=', key)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await record(tx, ctx, note('plan.untie-measure', actionId, key))
}

const note = (action: string, actionId: string, key: string) => ({
  action,
  subjectKind: 'plan-action',
  subjectId: actionId,
  detail: { measure: key },
})
