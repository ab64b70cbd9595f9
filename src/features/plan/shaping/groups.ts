// Bodies that own actions and are not one agency (migrations/0017): all authorities, several agencies, a group of its own.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/problems.ts'
import { leadGroupParts } from '../running/group-leads.store.ts'
import { stampOf } from '../stamp.ts'

export const GROUP_KINDS = ['authorities', 'each', 'body'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]
export type Group = {
  id: string
  name: string
  kind: GroupKind
  leadUserId: string | null
  leadName: string | null
  agencyIds: string[]
  version: number
}
export type GroupDetails = Pick<Group, 'name' | 'kind' | 'leadUserId' | 'agencyIds'>
const GROUPS_MAX = 500

/** Every group, by name. */
export async function listGroups(tx: Tx): Promise<Group[]> {
  const rows = await tx
    .selectFrom('plan_groups as g')
    .leftJoin('staff_users as u', 'u.id', 'g.lead_user_id')
    .select(['g.id', 'g.name', 'g.kind', 'g.lead_user_id as leadUserId', 'u.name as leadName', 'g.version'])
    .orderBy('g.name')
    .limit(GROUPS_MAX)
    .execute()
  const members = await tx.selectFrom('plan_group_agencies').select(['group_id', 'agency_id']).execute()
  const byGroup = Map.groupBy(members, ({ group_id }) => group_id)
  return rows.map(({ kind, ...group }) => ({
    ...group,
    kind: GROUP_KINDS.find((each) => each === kind) ?? 'body',
    agencyIds: (byGroup.get(group.id) ?? []).map(({ agency_id }) => agency_id),
  }))
}

export type Saved = { kind: 'saved'; id: string } | { kind: 'taken' } | { kind: 'stale' }

/**
 * Adds a group (`id` null) or changes one still at `version`. 'taken' where another has the name; 'stale' where somebody
 * changed it first. Parts that actions have already stay as they are.
 */
export async function saveGroup(
  tx: Tx,
  ctx: StaffCtx,
  { id, version }: { id: string | null; version: number },
  details: GroupDetails,
): Promise<Saved> {
  const groups = await listGroups(tx)
  if (id && !groups.some((group) => group.id === id)) throw new NotFound('no such group')
  const name = details.name.toLowerCase()
  if (groups.some((group) => group.id !== id && group.name.toLowerCase() === name)) return { kind: 'taken' }
  const groupId = id ?? newId()
  const row = { name: details.name, kind: details.kind, lead_user_id: details.leadUserId }
  if (id) {
    const { numUpdatedRows } = await tx
      .updateTable('plan_groups')
      .set({ ...row, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return { kind: 'stale' }
    await tx.deleteFrom('plan_group_agencies').where('group_id', '=', id).execute()
  } else {
    await tx
      .insertInto('plan_groups')
      .values({ id: groupId, ...row })
      .execute()
  }
  const before = groups.find((group) => group.id === id)?.leadUserId ?? null
  if (id) await leadGroupParts(tx, { groupId, before }, stampOf(ctx))
  const members = details.kind === 'each' ? details.agencyIds : []
  if (members.length > 0)
    await tx
      .insertInto('plan_group_agencies')
      .values(members.map((agencyId) => ({ group_id: groupId, agency_id: agencyId })))
      .execute()
  await record(tx, ctx, { action: 'plan.group', subjectKind: 'plan-group', subjectId: groupId })
  return { kind: 'saved', id: groupId }
}

const PEOPLE_MAX = 2_000

/** One group; NotFound where there is none. */
export async function findGroup(tx: Tx, id: string): Promise<Group> {
  const group = (await listGroups(tx)).find((each) => each.id === id)
  if (!group) throw new NotFound('no such group')
  return group
}

/** Everybody who could answer for a group, by agency and name; blocked people are not among them. */
export function peopleToLead(tx: Tx): Promise<{ id: string; name: string; agency: string }[]> {
  return tx
    .selectFrom('staff_users as u')
    .innerJoin('agencies as a', 'a.id', 'u.agency_id')
    .select(['u.id', 'u.name', 'a.short_name as agency'])
    .where('u.status', '=', 'active')
    .orderBy('a.short_name')
    .orderBy('u.name')
    .limit(PEOPLE_MAX)
    .execute()
}
