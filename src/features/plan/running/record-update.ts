// An owner says how their part goes. What is said is kept for ever; what the delivery says follows at once where its owner
// was signed in, and when the coordinator accepts it where it came by a link. What a coordinator says needs no acceptance.
import { record } from '../../../access/audit.ts'
import { hasRole } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { allowDelivery } from './delivery-actions.ts'
import {
  type AskedFor,
  countEvidence,
  type Doer,
  findDelivery,
  type FoundDelivery,
  personOf,
  quarterAsked,
} from './delivery.store.ts'
import { acceptSaid } from './accept-said.ts'
import { applyAtOnce } from './apply-update.ts'
import type { MeasureVerdict } from './suggest-rag.ts'
import { type CheckedUpdate, checkUpdate, type Update } from './update-rule.ts'
import { insertUpdate, replaceWaiting } from './updates.store.ts'

export type UpdateOptions = {
  /** `link`: nobody was signed in; it waits for the coordinator and changes nothing yet. */
  via: 'signed_in' | 'link'
  /** Whom the link was sent to. Signed in, it is whoever acts. */
  byUser?: string | null
  cycleId?: string | undefined
  /** The delivery's version that the form was filled in against; absent, whatever stands now. */
  version?: number | undefined
  /** What the measures of its action say against their targets. */
  measures?: readonly MeasureVerdict[]
}

/**
 * Records an update of a delivery, with the colour that the facts suggest at that moment. Refuses, by field, what
 * `checkUpdate` refuses. Throws NotFound for a delivery out of sight, Forbidden for one that is not the actor's to
 * speak for or has ended, Conflict where somebody changed it since.
 */
export async function recordUpdate(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  update: Update,
  options: UpdateOptions,
): Promise<Outcome<{ updateId: string }>> {
  const found = await findDelivery(tx, deliveryId)
  const { delivery, planId } = found
  allowDelivery('update', delivery, ctx.actor)
  if (options.version !== undefined && options.version !== delivery.version)
    throw new Conflict('the delivery was changed')
  const now = ctx.clock.now()
  const checked = checkUpdate(delivery, update, {
    today: londonDay(now),
    rules: found.rules,
    takenIn: found.takenIn,
    planFrom: found.planFrom,
    measures: options.measures ?? [],
    evidence: await countEvidence(tx, delivery),
    coordinator: hasRole(ctx.actor, 'coordinator'),
  })
  if (!checked.ok) return refused(...checked.problems)
  const asked = await quarterAsked(tx, planId, { cycleId: options.cycleId, now })
  return ok({ updateId: await keep(tx, ctx, { found, asked, update: checked.update, options }) })
}

type Keeping = { found: FoundDelivery; asked: AskedFor; update: CheckedUpdate; options: UpdateOptions }

async function keep(tx: Tx, ctx: Doer, { found, asked, update, options }: Keeping): Promise<string> {
  const { delivery, planId } = found
  const at = ctx.clock.now()
  const updateId = newId()
  const byUser = options.via === 'link' ? (options.byUser ?? null) : personOf(ctx)
  await replaceWaiting(tx, delivery.id, asked.quarter)
  const appliedAt = options.via === 'signed_in' ? at : null
  await insertUpdate(tx, {
    id: updateId,
    planId,
    deliveryId: delivery.id,
    ...asked,
    at,
    byUser,
    via: options.via,
    appliedAt,
    update,
  })
  await record(tx, ctx, {
    action: 'plan.update',
    subjectKind: 'plan-delivery',
    subjectId: delivery.id,
    detail: { quarter: asked.quarter, status: update.status, via: options.via },
  })
  if (appliedAt) await applyAtOnce(tx, ctx, delivery, updateId)
  // Whoever would look at it has just said it.
  if (appliedAt && hasRole(ctx.actor, 'coordinator'))
    await acceptSaid(tx, ctx, { id: updateId, deliveryId: delivery.id, ...asked })
  return updateId
}
