// Whoever holds a post leads its parts: they are asked, and say how it goes, for as long as they hold it.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Stamped } from '../stamp.ts'

const OPEN = sql`d.removed_at is null and d.status not in ('complete', 'cancelled', 'superseded')`

/**
 * After a post passed on: its open parts that nobody led, or that its holder `before` did, are led by who holds it now, or by
 * nobody. A lead that somebody chose otherwise stays, and so does what ended. Returns how many parts that were.
 */
export async function leadPostParts(
  tx: Tx,
  { postId, before }: { postId: string; before: string | null },
  stamp: Stamped,
): Promise<number> {
  const { numAffectedRows } =
    await sql`update plan_deliveries d set lead_user_id = p.holder_id, version = d.version + 1,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from plan_posts p where p.id = ${postId} and d.post_id = p.id
      and (d.lead_user_id is null or d.lead_user_id is not distinct from ${before}::uuid)
      and d.lead_user_id is distinct from p.holder_id
      and (p.holder_id is null or d.verified_by is distinct from p.holder_id) and ${OPEN}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * A post is no more: its open parts are its agency's again, and those that its holder `before` led have no lead, so that the
 * agency's own is asked. Returns how many parts that were.
 */
export async function freePostParts(
  tx: Tx,
  { postId, before }: { postId: string; before: string | null },
  stamp: Stamped,
): Promise<number> {
  const { numAffectedRows } = await sql`update plan_deliveries d set post_id = null,
      lead_user_id = case when d.lead_user_id is not distinct from ${before}::uuid then null else d.lead_user_id end,
      version = d.version + 1,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    where d.post_id = ${postId} and ${OPEN}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
