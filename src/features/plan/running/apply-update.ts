// From what was said to what the delivery says.
import type { Selectable } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { NotFound } from '../../../platform/problems.ts'
import { type Delivery, ENDED, isOngoing } from './delivery.ts'
import { type Doer, findDelivery, saveDelivery } from './delivery.store.ts'
import { loadRoundNames } from './round-names.store.ts'
import { updateWords } from './update.messages.en.ts'

/**
 * Makes an update that came by a link what its delivery says: once, whoever asks again. Call it in the transaction in
 * which the coordinator accepts it; deciding its state is the caller's. 'ended' where its delivery has been completed,
 * cancelled or superseded meanwhile: the words stay in the log and change nothing.
 */
export async function applyUpdate(
  tx: Tx,
  ctx: Doer,
  updateId: string,
): Promise<'applied' | 'already' | 'ended'> {
  const update = await findUpdate(tx, updateId)
  if (update.applied_at) return 'already'
  const { delivery } = await findDelivery(tx, update.delivery_id)
  if (ENDED.includes(delivery.status)) return 'ended'
  await tx
    .updateTable('plan_updates')
    .set({ applied_at: ctx.clock.now() })
    .where('id', '=', updateId)
    .execute()
  await saySo(tx, ctx, delivery, update)
  await record(tx, ctx, {
    action: 'plan.apply-update',
    subjectKind: 'plan-delivery',
    subjectId: delivery.id,
    detail: { quarter: update.quarter, status: update.status },
  })
  return 'applied'
}

/** The update that a delivery was just given by somebody signed in: kept as applied already, and written here. */
export async function applyAtOnce(tx: Tx, ctx: Doer, delivery: Delivery, updateId: string): Promise<void> {
  await saySo(tx, ctx, delivery, await findUpdate(tx, updateId))
}

type Said = Selectable<DB['plan_updates']>

async function findUpdate(tx: Tx, id: string): Promise<Said> {
  const update = await tx.selectFrom('plan_updates').selectAll().where('id', '=', id).executeTakeFirst()
  if (!update) throw new NotFound('no such update')
  return update
}

async function saySo(tx: Tx, ctx: Doer, delivery: Delivery, update: Said): Promise<void> {
  const called = await loadRoundNames(tx, update.plan_id)
  const change = {
    status: update.status,
    progress_rag: update.progress_rag,
    progress_reason: update.progress_reason,
    confidence_rag: update.confidence_rag,
    confidence_reason: update.confidence_reason,
    cause: update.cause,
    corrective_action: update.corrective_action,
    forecast_due: update.forecast_due ?? (isOngoing(delivery) ? null : delivery.forecastDue),
    ask: update.ask,
    evidence_to_come: update.evidence_to_come,
    story: update.words,
    story_at: update.at,
    reported_quarter: later(delivery.reportedQuarter, update.quarter),
    stale_quarter: null,
  }
  await saveDelivery(tx, delivery.id, change, {
    version: delivery.version,
    by: update.by_user,
    at: ctx.clock.now(),
    reason: updateWords.reason(called(update.quarter).name),
  })
}

const later = (kept: string | null, quarter: string): string =>
  kept !== null && kept > quarter ? kept : quarter
