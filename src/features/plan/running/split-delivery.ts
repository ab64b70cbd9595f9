// Nine councils in one owner's cell are nine deliveries, each with a story of its own.
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { type Outcome, ok, refused } from '../../../platform/problems.ts'
import { noteAct } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'
import { nextPosition } from './edit-delivery.ts'
import { loadOwnerDirectory } from './owners.store.ts'
import { partsOf } from './owners.ts'

/**
 * Splits a delivery that has not begun into one for each owner that its words name. The first keeps the row, so that what
 * was agreed of it stays. Refuses where the words name one owner or none that is known. Coordinators only.
 */
export async function splitDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version }: { version: number },
): Promise<Outcome<{ parts: number }>> {
  const { delivery, planId } = await findDelivery(tx, deliveryId)
  allowDelivery('split', delivery, ctx.actor)
  const at = ctx.clock.now()
  const directory = await loadOwnerDirectory(tx, londonDay(at))
  const words = delivery.ownerWords
  const named = words.split(/\s*(?:,|;|\/|\n|&|\band\b)\s*/).filter((each) => each !== '')
  const whole = partsOf([], words, directory)
  const parts = whole.length > 1 ? whole : partsOf(named, words, directory)
  const [first, ...others] = parts
  const known = parts.some(({ agencyId, groupId }) => agencyId !== null || groupId !== null)
  if (!first || others.length === 0 || !known)
    return refused({ field: '', message: actWords.problems.notSplit })
  const of = { version, by: personOf(ctx), at, reason: actWords.splitReason }
  await saveDelivery(
    tx,
    deliveryId,
    {
      agency_id: first.agencyId,
      group_id: first.groupId,
      post_id: first.postId,
      lead_user_id: first.leadUserId,
    },
    of,
  )
  const position = await nextPosition(tx, delivery.actionId)
  await tx
    .insertInto('plan_deliveries')
    .values(
      others.map(({ agencyId, groupId, postId, leadUserId, ownerWords }, offset) => ({
        id: newId(),
        plan_id: planId,
        action_id: delivery.actionId,
        position: position + offset,
        agency_id: agencyId,
        group_id: groupId,
        post_id: postId,
        lead_user_id: leadUserId,
        owner_words: ownerWords,
        part: delivery.part,
        starts_on: delivery.startsOn,
        baseline_due: delivery.baselineDue,
        forecast_due: delivery.forecastDue,
        recurring: delivery.recurring,
        status: delivery.status,
        changed_at: at,
        changed_by: personOf(ctx),
        change_reason: actWords.splitReason,
      })),
    )
    .execute()
  await noteAct(tx, ctx, 'plan.split-delivery', delivery, { parts: parts.length })
  return ok({ parts: parts.length })
}
