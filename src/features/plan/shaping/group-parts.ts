// Parts of plans that name a group and are not its own are offered to it, and given in one act: as they are to a group as a
// whole, as one part for each of its agencies to any other.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { DELIVERY_TABLE } from '../running/delivery-actions.ts'
import { partsNamingGroups } from '../running/naming-groups.store.ts'
import type { OpenPart } from '../running/open-parts.ts'
import { spellingOf } from '../running/owners.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { divideBetween } from '../running/split-delivery.ts'
import { stampOf } from '../stamp.ts'
import type { Group } from './groups.ts'
import { groupWords as words } from './groups.messages.en.ts'

export type GroupOffer = {
  /** What can be given now. */
  parts: OpenPart[]
  /** Parts that have begun: they are not divided between agencies, which each have a story of their own. */
  begun: number
  /** Parts of actions of which each agency has its own part already: there is nothing to divide. */
  covered: number
}

const SHOWN_MAX = 200
const divided = new Set<string>(DELIVERY_TABLE.find(({ action }) => action === 'split')?.from)

/** What a group can be given. */
export async function offerTo(
  tx: Tx,
  ctx: Pick<StaffCtx, 'clock'>,
  group: Pick<Group, 'id' | 'kind' | 'agencyIds'>,
): Promise<GroupOffer> {
  const naming = (await partsNamingGroups(tx, londonDay(ctx.clock.now()))).get(group.id) ?? []
  if (group.kind === 'body') return { parts: naming.slice(0, SHOWN_MAX), begun: 0, covered: 0 }
  const fresh = naming.filter(({ status }) => divided.has(status))
  const covered = await coveredOf(tx, fresh, await agenciesOf(tx, ctx, group))
  const parts = fresh.filter(({ id }) => !covered.has(id))
  return { parts: parts.slice(0, SHOWN_MAX), begun: naming.length - fresh.length, covered: covered.size }
}

/** Those of these parts in whose action every one of these agencies has a part. */
async function coveredOf(
  tx: Tx,
  parts: readonly OpenPart[],
  agencyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const actionIds = parts.map(({ actionId }) => actionId)
  const { rows } = await sql<{ id: string }>`select a.id from unnest(${actionIds}::uuid[]) as a (id)
    where not exists (select from unnest(${agencyIds}::uuid[]) as g (id) where not exists (select from plan_deliveries d
      where d.action_id = a.id and d.agency_id = g.id and d.removed_at is null))`.execute(tx)
  const full = new Set(rows.map(({ id }) => id))
  return new Set(parts.filter(({ actionId }) => full.has(actionId)).map(({ id }) => id))
}

/** The agencies that are members today and of a group that is divided between them. */
async function agenciesOf(
  tx: Tx,
  ctx: Pick<StaffCtx, 'clock'>,
  group: Pick<Group, 'kind' | 'agencyIds'>,
): Promise<string[]> {
  const { agencies } = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  return agencies
    .filter(({ id, kind }) =>
      group.kind === 'authorities' ? kind === 'local_authority' : group.agencyIds.includes(id),
    )
    .map(({ id }) => id)
}

/**
 * Gives a group the parts that were chosen of those that name it, still at the versions that were shown; whoever answers for
 * the group leads those that nobody leads. Returns how many; what somebody changed meanwhile is left as it is.
 */
export async function giveToGroup(
  tx: Tx,
  ctx: StaffCtx,
  group: Group,
  chosen: ReadonlyMap<string, number>,
): Promise<number> {
  const { parts: offered } = await offerTo(tx, ctx, group)
  const wanted = offered.filter(({ id, version }) => chosen.get(id) === version)
  if (wanted.length === 0) return 0
  const given =
    group.kind === 'body' ? await giveWhole(tx, ctx, group, wanted) : await divide(tx, ctx, group, wanted)
  if (given === 0) return 0
  await claimWords(tx, ctx, group, wanted)
  await record(tx, ctx, {
    action: 'plan.give-group',
    subjectKind: 'plan-group',
    subjectId: group.id,
    detail: { parts: given },
  })
  return given
}

/** Whoever gives a part by these words says that they mean the group: so they do in the next document. */
async function claimWords(tx: Tx, ctx: StaffCtx, group: Group, parts: readonly OpenPart[]): Promise<void> {
  const { changed_at, changed_by } = stampOf(ctx)
  const spellings = [...new Set(parts.map(({ ownerWords }) => spellingOf(ownerWords)))]
  await tx
    .updateTable('plan_owner_names')
    .set({ kind: 'group', group_id: group.id, changed_at, changed_by })
    .where('kind', '=', 'words')
    .where('spelling', 'in', spellings)
    .execute()
}

async function giveWhole(tx: Tx, ctx: StaffCtx, group: Group, parts: readonly OpenPart[]): Promise<number> {
  const stamp = stampOf(ctx, words.reason(group.name))
  const ids = parts.map(({ id }) => id)
  const versions = parts.map(({ version }) => version)
  const { numAffectedRows } = await sql`update plan_deliveries d
    set group_id = g.id, version = d.version + 1,
      lead_user_id = case when d.lead_user_id is null and d.verified_by is distinct from g.lead_user_id
        then g.lead_user_id else d.lead_user_id end,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from plan_groups g, unnest(${ids}::uuid[], ${versions}::int[]) as seen (id, version)
    where g.id = ${group.id} and d.id = seen.id and d.version = seen.version and d.removed_at is null`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

async function divide(tx: Tx, ctx: StaffCtx, group: Group, parts: readonly OpenPart[]): Promise<number> {
  const agencyIds = await agenciesOf(tx, ctx, group)
  let given = 0
  for (const { id, version } of parts)
    if ((await divideBetween(tx, ctx, id, { version, agencyIds })) > 0) given += 1
  return given
}
