// Nine councils in one owner's cell are nine deliveries, each with a story of its own.
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { type Outcome, ok, refused } from '../../../platform/problems.ts'
import { noteAct } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import type { Delivery } from './delivery.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, lockDelivery, personOf, saveDelivery } from './delivery.store.ts'
import { divisionOf } from './division.ts'
import { nextPosition } from './edit-delivery.ts'
import { loadOwnerDirectory } from './owners.store.ts'
import type { OwnedPart } from './owners.ts'

/**
 * Splits a delivery that has not begun into one for each owner that its words name. One of them keeps the row, so that what
 * was agreed of it stays. Refuses where the words name no two owners without a part of the action. Coordinators only.
 */
export async function splitDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version }: { version: number },
): Promise<Outcome<{ parts: number }>> {
  // The others too: two of them divided at once would give an owner two parts.
  await lockDelivery(tx, deliveryId, { siblings: true })
  const { delivery, planId } = await findDelivery(tx, deliveryId)
  allowDelivery('split', delivery, ctx.actor)
  const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const parts = divisionOf(delivery, await partsBeside(tx, delivery), directory)
  if (parts.length === 0) return refused({ field: '', message: actWords.problems.notSplit })
  return ok({ parts: await divide(tx, ctx, { delivery, planId, version }, parts) })
}

/** Every part of a part's action, itself among them. */
const partsBeside = (tx: Tx, { actionId }: Pick<Delivery, 'actionId'>) =>
  tx
    .selectFrom('plan_deliveries')
    .select(['id', 'agency_id as agencyId', 'group_id as groupId', 'post_id as postId'])
    .select('owner_words as ownerWords')
    .where('action_id', '=', actionId)
    .where('removed_at', 'is', null)
    .execute()

/**
 * Divides a delivery that has not begun between the agencies of a group that its words name; those that have a part of the
 * action already get no second one. Returns how many parts there are of it then, 0 where each has its own, or
 * somebody changed it. Coordinators only.
 */
export async function divideBetween(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, agencyIds }: { version: number; agencyIds: readonly string[] },
): Promise<number> {
  await lockDelivery(tx, deliveryId, { siblings: true })
  const held = await tx
    .selectFrom('plan_deliveries')
    .select('version')
    .where('id', '=', deliveryId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  // Somebody changed or removed it while this waited for them.
  if (held?.version !== version) return 0
  const { delivery, planId } = await findDelivery(tx, deliveryId)
  allowDelivery('split', delivery, ctx.actor)
  const there = await partsBeside(tx, delivery)
  const own = { groupId: null, postId: null, leadUserId: null, ownerWords: delivery.ownerWords }
  const parts = agencyIds
    .filter((agencyId) => !there.some((part) => part.agencyId === agencyId))
    .map((agencyId) => ({ ...own, agencyId }))
  return parts.length === 0 ? 0 : divide(tx, ctx, { delivery, planId, version }, parts)
}

type Divided = { delivery: Delivery; planId: string; version: number }

async function divide(
  tx: Tx,
  ctx: Doer,
  { delivery, planId, version }: Divided,
  parts: readonly OwnedPart[],
): Promise<number> {
  const [first, ...others] = await ledStill(tx, delivery, parts)
  if (!first) return 0
  const at = ctx.clock.now()
  const of = { version, by: personOf(ctx), at, reason: actWords.splitReason }
  await saveDelivery(
    tx,
    delivery.id,
    {
      agency_id: first.agencyId,
      group_id: first.groupId,
      post_id: first.postId,
      lead_user_id: first.leadUserId,
    },
    of,
  )
  const position = await nextPosition(tx, delivery.actionId)
  const rows = others.map(({ agencyId, groupId, postId, leadUserId, ownerWords }, offset) => ({
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
  }))
  if (rows.length > 0) await tx.insertInto('plan_deliveries').values(rows).execute()
  await noteAct(tx, ctx, 'plan.split-delivery', delivery, { parts: others.length + 1 })
  // A round that asks already asks the new owners too, and does nothing else (quarter/run-cycles.ts).
  await enqueue(tx, 'run-plan-cycles', { divided: planId }, { singletonKey: `divided-${planId}` })
  return others.length + 1
}

/**
 * The parts with whoever leads the whole as the lead of their own agency's. First comes the part of whose the whole was, else
 * of its lead's agency: it keeps the row, with what was said of it and what still waits to be looked at.
 */
async function ledStill(
  tx: Tx,
  { agencyId, leadUserId }: Delivery,
  parts: readonly OwnedPart[],
): Promise<readonly OwnedPart[]> {
  const lead = leadUserId === null ? undefined : await agencyOf(tx, leadUserId)
  const of = (agency: string | null | undefined) => parts.find((part) => agency && part.agencyId === agency)
  const first = of(agencyId) ?? of(lead) ?? parts[0]
  if (!first) return parts
  const led = leadUserId === null ? undefined : (of(lead) ?? first)
  return [first, ...parts.filter((part) => part !== first)].map((part) =>
    part === led ? { ...part, leadUserId } : part,
  )
}

const agencyOf = async (tx: Tx, userId: string): Promise<string | undefined> =>
  (await tx.selectFrom('staff_users').select('agency_id').where('id', '=', userId).executeTakeFirst())
    ?.agency_id
