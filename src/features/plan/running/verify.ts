// Somebody else looks at what an owner says is complete: verified, it is blue; or it goes back with the reason.
import type { Tx } from '../../../access/db.ts'
import { Forbidden, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { needed, noteAct, tooLong } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { actionWords } from './acts.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'
import { evidenceFor, isOpenable, markVerified, tiesThatCount } from './evidence.store.ts'
import { type Judged, showsDone } from '../measures/verdicts.ts'
import { whyNotVerify } from './why-not-verify.ts'

export type Verification = {
  version: number
  /** Ids of the evidence that was looked at. */
  evidence: readonly string[]
  /** Keys of the tied measures that were looked at. */
  measures: readonly string[]
  /** What the measures tied to its action say now; absent: none was read, so that none counts. */
  judged?: readonly Judged[]
  note: string
}

/**
 * Verifies that a delivery is complete: it becomes complete and blue, and the evidence that was looked at is verified with
 * it. Refuses where nothing was looked at that somebody else brought; a measure counts where it is not the verifier's
 * own doing, has a figure, and is not off target. Forbidden for its lead
 * (also who led it when it was said), for whoever said that it is complete, by an update, an import or a link that they
 * could read, and for all but coordinators and chairs (the database holds to it as well). Conflict where somebody changed it
 * since.
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
  const why = await whyNotVerify(tx, deliveryId, by)
  if (why && why !== 'evidence') throw new Forbidden(`verifying refused: ${why}`, actionWords.whoElse[why])
  const evidence = (await evidenceFor(tx, delivery)).filter(
    (each) => looked.evidence.includes(each.id) && each.addedBy !== by && isOpenable(each),
  )
  const shown = (looked.judged ?? []).filter(showsDone).map(({ tie }) => tie.key)
  const measures = (await tiesThatCount(tx, deliveryId, by)).filter(
    (key) => looked.measures.includes(key) && shown.includes(key),
  )
  const problems: Problem[] = []
  if (evidence.length + measures.length === 0)
    problems.push({
      field: 'evidence',
      message: why ? actionWords.whyNot.evidence : actWords.problems.noEvidence,
    })
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
  const others = evidence.filter(({ verifiedAt }) => !verifiedAt)
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
