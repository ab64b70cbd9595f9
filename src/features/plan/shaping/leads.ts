// Who leads a body's parts of a plan, all of them at once: a new plan has thirty parts and nobody for any.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { isUuid } from '../../../platform/ids.ts'
import { stampOf } from '../stamp.ts'
import { giveOthers } from './other-leads.ts'

export type BodyParts = {
  agencyId: string
  name: string
  parts: number
  /** Of these, how many nobody leads. */
  unled: number
  people: readonly { id: string; name: string }[]
}

const BODIES_MAX = 200
const OPEN = sql`d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded')`

/** Every body with open parts in a plan, by name, and who of it could lead them. */
export async function bodiesOf(tx: Tx, planId: string): Promise<BodyParts[]> {
  const { rows } = await sql<BodyParts>`
    select a.id as "agencyId", a.name, count(*) as parts, count(*) filter (where d.lead_user_id is null) as unled,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name)
        from staff_users u where u.agency_id = a.id and u.status = 'active'), '[]') as people
    from plan_deliveries d join agencies a on a.id = d.agency_id
    where d.plan_id = ${planId} and ${OPEN} group by a.id, a.name order by a.name limit ${BODIES_MAX}`.execute(
    tx,
  )
  return rows
}

/**
 * Gives the parts of each body that nobody leads to the person chosen for it, who is of that body; those of owners that are
 * no agency (`others`, by their keys) to anybody. Returns how many parts that were. Whoever leads a part already keeps it.
 */
export async function giveLeads(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  chosen: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string> = new Map(),
): Promise<number> {
  let given = 0
  const stamp = stampOf(ctx)
  for (const [agencyId, userId] of chosen) {
    if (!isUuid(agencyId) || !isUuid(userId)) continue
    const { numAffectedRows } =
      await sql`update plan_deliveries d set lead_user_id = u.id, version = d.version + 1,
        changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
      from staff_users u where u.id = ${userId} and u.agency_id = ${agencyId} and u.status = 'active'
        and d.plan_id = ${planId} and d.agency_id = ${agencyId} and d.lead_user_id is null
        and d.verified_by is distinct from u.id and ${OPEN}`.execute(tx)
    given += Number(numAffectedRows ?? 0)
  }
  given += await giveOthers(tx, planId, others, stamp)
  if (given > 0)
    await record(tx, ctx, {
      action: 'plan.give-leads',
      subjectKind: 'plan',
      subjectId: planId,
      detail: { parts: given },
    })
  return given
}
