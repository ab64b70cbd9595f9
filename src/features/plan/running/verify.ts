// Somebody else looks at what an owner says is complete: verified, it is blue; or it goes back with the reason.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { Forbidden, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { needed, noteAct, tooLong } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { actionWords } from './acts.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'
import { evidenceFor, markVerified, tiedMeasures } from './evidence.store.ts'

export type Verification = {
  version: number
  /** Ids of the evidence that was looked at. */
  evidence: readonly string[]
  /** Keys of the tied measures that were looked at. */
  measures: readonly string[]
  note: string
}

/**
 * Verifies that a delivery is complete: it becomes complete and blue, and the evidence that was looked at is verified with
 * it. Refuses where nothing was looked at. Forbidden for its lead (also who led it when it was said), for whoever said that
 * it is complete, and for all but coordinators and chairs (the database holds to it as well). Conflict where somebody changed it since.
 */
export async function verifyDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, note, ...looked }: Verification,
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('verify', delivery, ctx.actor, await whoSaidSo(tx, deliveryId))
  const by = personOf(ctx)
  // Handing the lead to somebody else first does not make it their work.
  if (by && (await ledWhenSaid(tx, deliveryId, by)))
    throw new Forbidden('verifying what one led refused', actionWords.who.verify)
  const evidence = (await evidenceFor(tx, delivery)).filter(({ id }) => looked.evidence.includes(id))
  const measures = (await tiedMeasures(tx, delivery.actionId)).filter((key) => looked.measures.includes(key))
  const problems: Problem[] = []
  if (evidence.length + measures.length === 0)
    problems.push({ field: 'evidence', message: actWords.problems.noEvidence })
  problems.push(...tooLong('note', note))
  if (problems.length > 0) return refused(...problems)
  const at = ctx.clock.now()
  await saveDelivery(
    tx,
    deliveryId,
    {
      status: 'complete',
      progress_rag: 'blue',
      progress_reason: null,
      evidence_to_come: null,
      verified_by: by,
      verified_at: at,
    },
    { version, by, at, reason: note || actWords.verifiedReason },
  )
  const others = evidence.filter(({ addedBy, verifiedAt }) => addedBy !== by && !verifiedAt)
  await markVerified(
    tx,
    others.map(({ id }) => id),
    { by, at },
  )
  await noteAct(tx, ctx, 'plan.verify', delivery, { evidence: evidence.length, measures: measures.length })
  return ok(undefined)
}

/** Sends back what was said to be complete: it is in progress again. Refuses without a reason. */
export async function sendBack(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('send-back', delivery, ctx.actor)
  const problems = needed('reason', reason, actWords.problems.sendBackReason)
  if (problems.length > 0) return refused(...problems)
  const change = { status: 'in_progress', progress_rag: null, progress_reason: null }
  const of = { version, by: personOf(ctx), at: ctx.clock.now(), reason }
  await saveDelivery(tx, deliveryId, change, of)
  await noteAct(tx, ctx, 'plan.send-back', delivery, {})
  return ok(undefined)
}

/** Opens again what has ended: in progress, no longer verified. Refuses without a reason. */
export async function reopenDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('reopen', delivery, ctx.actor)
  const problems = needed('reason', reason, actWords.problems.reopenReason)
  if (problems.length > 0) return refused(...problems)
  const change = {
    status: 'in_progress',
    progress_rag: null,
    progress_reason: null,
    verified_by: null,
    verified_at: null,
  }
  const of = { version, by: personOf(ctx), at: ctx.clock.now(), reason }
  await saveDelivery(tx, deliveryId, change, of)
  await noteAct(tx, ctx, 'plan.reopen', delivery, {})
  return ok(undefined)
}

/** Who last said how a delivery goes. */
export async function whoSaidSo(tx: Tx, deliveryId: string): Promise<string | null> {
  const said = await tx
    .selectFrom('plan_updates')
    .select('by_user')
    .where('delivery_id', '=', deliveryId)
    .where('applied_at', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return said?.by_user ?? null
}

/** Whether somebody led a delivery at any time since it was last said to be complete (as app.verified_by_another asks). */
async function ledWhenSaid(tx: Tx, deliveryId: string, userId: string): Promise<boolean> {
  const { rows } = await sql<{ led: boolean }>`select exists (select from plan_history h
    where h.kind = 'plan_deliveries' and h.row_id = ${deliveryId} and h.row ->> 'lead_user_id' = ${userId}::text
      and h.valid_from >= (select coalesce(max(b.valid_to), '-infinity') from plan_history b
        where b.kind = h.kind and b.row_id = h.row_id and b.row ->> 'status' <> 'complete_unverified')) as led`.execute(
    tx,
  )
  return rows[0]?.led ?? false
}
