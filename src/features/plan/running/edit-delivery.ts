// What was agreed of a delivery: who owns it, who leads it, its part and its dates. Coordinators only.
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { needed, noteAct, tooLong } from './act.ts'
import type { Delivery } from './delivery.ts'
import { actWords } from './act-forms.messages.en.ts'
import { allowDelivery, allowEditing } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'

export type DeliveryFields = {
  agencyId: string | null
  groupId: string | null
  /** A post of the agency; left out, it stays the one that it is. */
  postId?: string | null | undefined
  ownerWords: string
  leadUserId: string | null
  part: string
  /** Only where there was none before, like the next. */
  startsOn: Day | null
  /** Only where none was agreed before: later it moves by re-baselining. */
  due: Day | null
  recurring: boolean
}

const OWNER_MAX = 500
const PART_MAX = 1_000

/**
 * Changes what was agreed. The start and the date agreed are set only where there are none: later they move by re-baselining.
 * Refuses without a reason where something that was agreed becomes something else. Conflict where somebody was first.
 */
export async function editDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  wished: DeliveryFields & { version: number; reason: string },
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('edit', delivery, ctx.actor)
  const { fields, problems } = await ofPost(tx, wished, delivery)
  problems.push(...(await problemsOf(tx, fields)))
  if (fields.leadUserId !== null && fields.leadUserId === delivery.verifiedBy)
    problems.push({ field: 'lead', message: actWords.problems.leadVerified })
  if (becomesOther(delivery, fields))
    problems.push(...needed('reason', fields.reason, actWords.problems.editReason))
  else problems.push(...tooLong('reason', fields.reason))
  if (problems.length > 0) return refused(...problems)
  const dates = delivery.baselineDue ? {} : { baseline_due: fields.due, forecast_due: fields.due }
  await saveDelivery(
    tx,
    deliveryId,
    { ...columnsOf(fields), starts_on: delivery.startsOn ?? fields.startsOn, ...dates },
    { version: fields.version, by: personOf(ctx), at: ctx.clock.now(), reason: fields.reason || null },
  )
  await noteAct(tx, ctx, 'plan.edit-delivery', delivery, {})
  return ok(undefined)
}

// Filling in what was empty is no change of what was agreed.
function becomesOther(was: Delivery, is: WithPost): boolean {
  const agreed = ['agencyId', 'groupId', 'postId', 'ownerWords', 'leadUserId', 'part', 'recurring'] as const
  return agreed.some((name) => Boolean(was[name]) && was[name] !== is[name])
}

/** Adds a delivery at the end of an action's. NotFound where there is no such action in the plan. */
export async function addDelivery(
  tx: Tx,
  ctx: Doer,
  of: { planId: string; actionId: string },
  wished: DeliveryFields,
): Promise<Outcome<{ deliveryId: string }>> {
  allowEditing(ctx.actor)
  const action = await tx
    .selectFrom('plan_actions')
    .select('id')
    .where('id', '=', of.actionId)
    .where('plan_id', '=', of.planId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!action) throw new NotFound('no such action in this plan')
  const { fields, problems } = await ofPost(tx, wished, null)
  problems.push(...(await problemsOf(tx, fields)))
  if (problems.length > 0) return refused(...problems)
  const deliveryId = newId()
  const at = ctx.clock.now()
  await tx
    .insertInto('plan_deliveries')
    .values({
      id: deliveryId,
      plan_id: of.planId,
      action_id: of.actionId,
      position: await nextPosition(tx, of.actionId),
      ...columnsOf(fields),
      baseline_due: fields.due,
      forecast_due: fields.due,
      changed_at: at,
      changed_by: personOf(ctx),
      change_reason: actWords.addedReason,
    })
    .execute()
  await noteAct(tx, ctx, 'plan.add-delivery', { id: deliveryId }, {})
  return ok({ deliveryId })
}

/** Removes a delivery, with the reason; its history stays. Refuses the only one of its action. */
export async function removeDelivery(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('remove', delivery, ctx.actor)
  const problems = needed('reason', reason, actWords.problems.removeReason)
  if ((await countParts(tx, delivery.actionId)) < 2)
    problems.push({ field: 'reason', message: actWords.problems.lastPart })
  if (problems.length > 0) return refused(...problems)
  const at = ctx.clock.now()
  await saveDelivery(tx, deliveryId, { removed_at: at }, { version, by: personOf(ctx), at, reason })
  await noteAct(tx, ctx, 'plan.remove-delivery', delivery, {})
  return ok(undefined)
}

/** The place after the last delivery of an action. */
export async function nextPosition(tx: Tx, actionId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('plan_deliveries')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('action_id', '=', actionId)
    .executeTakeFirstOrThrow()
  return last === null ? 0 : Number(last) + 1
}

async function countParts(tx: Tx, actionId: string): Promise<number> {
  const { parts } = await tx
    .selectFrom('plan_deliveries')
    .select((eb) => eb.fn.countAll<number>().as('parts'))
    .where('action_id', '=', actionId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(parts)
}

const columnsOf = (fields: WithPost) => ({
  agency_id: fields.agencyId,
  group_id: fields.groupId,
  post_id: fields.postId,
  owner_words: fields.ownerWords,
  lead_user_id: fields.leadUserId,
  part: fields.part,
  starts_on: fields.startsOn,
  recurring: fields.recurring,
})

type WithPost = DeliveryFields & { postId: string | null }

/**
 * A post's part is its agency's, and led by whoever holds it, unless somebody else was chosen. One that was the part's already
 * may have ended since: of a part that ended before it, that stays so.
 */
async function ofPost<Fields extends DeliveryFields>(
  tx: Tx,
  fields: Fields,
  was: Delivery | null,
): Promise<{ fields: Fields & { postId: string | null }; problems: Problem[] }> {
  const wanted = fields.postId === undefined ? (was?.postId ?? null) : fields.postId
  if (wanted === null) return { fields: { ...fields, postId: null }, problems: [] }
  const post = await tx
    .selectFrom('plan_posts as p')
    .leftJoin('staff_users as u', (join) =>
      join
        .onRef('u.id', '=', 'p.holder_id')
        .onRef('u.agency_id', '=', 'p.agency_id')
        .on('u.status', '=', 'active'),
    )
    .select(['p.agency_id', 'u.id as holder_id', 'p.ended_at'])
    .where('p.id', '=', wanted)
    .executeTakeFirst()
  const isNew = was?.postId !== wanted
  const say = actWords.problems
  if (!post || (isNew && post.ended_at !== null))
    return { fields: { ...fields, postId: null }, problems: [{ field: 'post', message: say.unknownOwner }] }
  const problems =
    fields.groupId !== null || (fields.agencyId !== null && fields.agencyId !== post.agency_id)
      ? [{ field: 'post', message: say.postOfAnother }]
      : []
  const leadUserId = fields.leadUserId ?? (isNew ? post.holder_id : null)
  return { fields: { ...fields, postId: wanted, agencyId: post.agency_id, leadUserId }, problems }
}

async function problemsOf(tx: Tx, fields: DeliveryFields): Promise<Problem[]> {
  const { agencyId, groupId, ownerWords, leadUserId, startsOn, due } = fields
  const say = actWords.problems
  const problems: Problem[] = []
  const wrong = (is: boolean, field: string, message: string) => is && problems.push({ field, message })
  wrong(!agencyId && !groupId && ownerWords === '', 'ownerWords', say.owner)
  wrong(agencyId !== null && groupId !== null, 'group', say.oneOwner)
  wrong(charCount(ownerWords) > OWNER_MAX, 'ownerWords', say.tooLong(OWNER_MAX))
  wrong(charCount(fields.part) > PART_MAX, 'part', say.tooLong(PART_MAX))
  wrong(startsOn !== null && due !== null && due < startsOn, 'due', say.order)
  if (agencyId) wrong(!(await isThere(tx, 'agencies', agencyId)), 'agency', say.unknownOwner)
  if (groupId) wrong(!(await isThere(tx, 'plan_groups', groupId)), 'group', say.unknownOwner)
  if (leadUserId) wrong(!(await mayLead(tx, leadUserId, agencyId)), 'lead', say.lead)
  return problems
}

async function isThere(tx: Tx, table: 'agencies' | 'plan_groups', id: string): Promise<boolean> {
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

// A group's lead, or that of words alone, may be anybody who works here.
async function mayLead(tx: Tx, userId: string, agencyId: string | null): Promise<boolean> {
  const person = await tx
    .selectFrom('staff_users')
    .select('agency_id')
    .where('id', '=', userId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return person !== undefined && (agencyId === null || person.agency_id === agencyId)
}
