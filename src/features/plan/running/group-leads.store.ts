// Whoever answers for a group answers for its parts: they are asked, and say how it goes, as the lead of each.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Stamped } from '../stamp.ts'

type Which = { planId: string } | { groupId: string; before: string | null }

/**
 * Gives the parts of groups their group's lead: of a plan, those without one; of a group whose lead changed, also those
 * that had the one before. What ended or was removed stays as it is. Coordinators and named work only.
 */
export async function leadGroupParts(tx: Tx, which: Which, stamp: Stamped): Promise<void> {
  const those =
    'planId' in which
      ? sql`d.plan_id = ${which.planId} and d.lead_user_id is null`
      : sql`d.group_id = ${which.groupId} and d.lead_user_id is not distinct from ${which.before}::uuid`
  await sql`update plan_deliveries d set lead_user_id = g.lead_user_id, version = d.version + 1, changed_at = ${stamp.changed_at},
      changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from plan_groups g where g.id = d.group_id and ${those} and g.lead_user_id is distinct from d.lead_user_id
      and d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded')`.execute(tx)
}
