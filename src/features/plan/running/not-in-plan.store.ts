// What was said of a part and is not in the plan: it came by a link and waits, or was sent back.
import type { Tx } from '../../../access/db.ts'
import { CONFIDENCES, type Delivery, RAGS, STATUSES } from './delivery.ts'

/** What an answer says of a part. */
export type Answer = Pick<
  Delivery,
  | 'story'
  | 'status'
  | 'progressRag'
  | 'progressReason'
  | 'confidenceRag'
  | 'confidenceReason'
  | 'cause'
  | 'correctiveAction'
  | 'forecastDue'
  | 'ask'
  | 'evidenceToCome'
>

/**
 * The last answer about a part, where it is not what the plan says: whoever answers next begins with it, as by the mail's
 * own link, so that nobody writes it twice. Undefined where the last answer is in the plan, or its quarter is frozen.
 */
export async function answerNotInPlan(tx: Tx, deliveryId: string): Promise<Answer | undefined> {
  const last = await tx
    .selectFrom('plan_updates as u')
    .leftJoin('plan_cycles as c', 'c.id', 'u.cycle_id')
    .selectAll('u')
    .select('c.state as cycle_state')
    .where('u.delivery_id', '=', deliveryId)
    .where('u.state', '<>', 'replaced')
    .orderBy('u.at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.state === 'accepted' || last.cycle_state === 'frozen') return undefined
  if (last.applied_at && last.state !== 'returned') return undefined
  return {
    story: last.words,
    status: oneOf(STATUSES, last.status) ?? 'not_set',
    progressRag: oneOf(RAGS, last.progress_rag),
    progressReason: last.progress_reason,
    confidenceRag: oneOf(CONFIDENCES, last.confidence_rag),
    confidenceReason: last.confidence_reason,
    cause: last.cause,
    correctiveAction: last.corrective_action,
    forecastDue: last.forecast_due,
    ask: last.ask,
    evidenceToCome: last.evidence_to_come,
  }
}

const oneOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null
