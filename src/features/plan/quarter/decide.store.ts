// What is decided of updates, as rows.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'

/**
 * One update, locked until the transaction ends, after what it answers: an answer that comes by the link meanwhile waits, as
 * app.keep_plan_update locks in the same order.
 */
export async function lockUpdate(tx: Tx, planId: string, id: string) {
  await sql`select from plan_requests r join plan_updates u on u.cycle_id = r.cycle_id and u.delivery_id = r.delivery_id
    where u.id = ${id} for update of r`.execute(tx)
  return tx
    .selectFrom('plan_updates')
    .select(['id', 'delivery_id', 'cycle_id', 'quarter', 'state', 'via', 'applied_at'])
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The updates of a quarter that nobody has looked at. */
export async function waitingUpdates(tx: Tx, planId: string, quarter: string) {
  return tx
    .selectFrom('plan_updates')
    .select(['id', 'applied_at'])
    .where('plan_id', '=', planId)
    .where('quarter', '=', quarter)
    .where('state', '=', 'waiting')
    .orderBy('at')
    .execute()
}

/** Writes what was decided of an update. */
export async function decide(
  tx: Tx,
  id: string,
  decision: { state: 'accepted' | 'returned'; by: string | null; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('plan_updates')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      decision_note: decision.note,
    })
    .where('id', '=', id)
    .execute()
}

/** What was asked is asked again: an answer that came back is none. */
export async function reopenRequest(
  tx: Tx,
  cycleId: string,
  deliveryId: string,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('plan_requests')
    .set({ answered_at: null })
    .where('cycle_id', '=', cycleId)
    .where('delivery_id', '=', deliveryId)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
