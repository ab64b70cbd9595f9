// Owners of a plan's parts that are no agency: groups as one body, roles and people by their words. Anybody who works here
// may lead those, so one person can be chosen for all of them at once.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { Stamped } from '../stamp.ts'

export type OtherParts = {
  /** How a form names the owner: its group, or its words. */
  key: string
  name: string
  parts: number
  /** Of these, how many nobody leads. */
  unled: number
}
export type Leader = { id: string; name: string; agency: string }

const OWNERS_MAX = 300
const PEOPLE_MAX = 2_000
const OPEN = sql`d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded')`
const KEY = sql<string>`case when d.group_id is null then 'words:' || d.owner_words else 'group:' || d.group_id end`

/** Every owner with open parts in a plan that is no agency, those with most parts without a lead first. */
export async function othersOf(tx: Tx, planId: string): Promise<OtherParts[]> {
  const { rows } = await sql<OtherParts>`
    select ${KEY} as key, coalesce(b.name, d.owner_words) as name, count(*) as parts,
      count(*) filter (where d.lead_user_id is null) as unled
    from plan_deliveries d left join plan_groups b on b.id = d.group_id
    where d.plan_id = ${planId} and d.agency_id is null and ${OPEN}
    group by 1, 2 order by 4 desc, 2 limit ${OWNERS_MAX}`.execute(tx)
  return rows
}

/** Everybody who works here, by name, with whose they are. */
export async function leadersFor(tx: Tx): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    select u.id, u.name, a.short_name as agency from staff_users u join agencies a on a.id = u.agency_id
    where u.status = 'active' order by u.name, u.id limit ${PEOPLE_MAX}`.execute(tx)
  return rows
}

/** Gives the parts of each of these owners that nobody leads to the person chosen for it; returns how many that were. */
export async function giveOthers(
  tx: Tx,
  planId: string,
  chosen: ReadonlyMap<string, string>,
  stamp: Stamped,
): Promise<number> {
  const pairs = [...chosen].filter(([, person]) => isUuid(person))
  if (pairs.length === 0) return 0
  const { numAffectedRows } =
    await sql`update plan_deliveries d set lead_user_id = u.id, version = d.version + 1,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) c join staff_users u on u.id = (c ->> 1)::uuid
    where u.status = 'active' and d.plan_id = ${planId} and d.agency_id is null and ${KEY} = c ->> 0
      and d.lead_user_id is null and d.verified_by is distinct from u.id and ${OPEN}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
