// What was said is accepted: by the coordinator who looked at it, or at once where it is a coordinator who said it.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Tx } from '../../../access/db.ts'
import { type Doer, personOf } from './delivery.store.ts'

export type Said = { id: string; deliveryId: string; cycleId: string | null; quarter: string }

/** Notes that an update is accepted, and by whom. The links of its request open nothing any more. */
export async function acceptSaid(
  tx: Tx,
  ctx: Doer,
  { id, deliveryId, cycleId, quarter }: Said,
): Promise<void> {
  const at = ctx.clock.now()
  await tx
    .updateTable('plan_updates')
    .set({ state: 'accepted', decided_by: personOf(ctx), decided_at: at, decision_note: null })
    .where('id', '=', id)
    .execute()
  await sql`update plan_request_links l set withdrawn_at = ${at} from plan_requests r
    where r.id = l.request_id and r.cycle_id = ${cycleId} and r.delivery_id = ${deliveryId} and l.withdrawn_at is null`.execute(
    tx,
  )
  await record(tx, ctx, {
    action: 'plan.accept-update',
    subjectKind: 'plan-delivery',
    subjectId: deliveryId,
    detail: { quarter },
  })
}
