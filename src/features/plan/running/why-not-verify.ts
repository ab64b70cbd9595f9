// Why somebody may not verify a part: asked of the database, which holds to the same answer when the row is written.
import { sql } from 'kysely'
import { type Actor, hasRole } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'

/** led, said, link: it is theirs; evidence: nobody else brought anything that shows it (migration 0035 says each in full). */
export type WhyNotVerify = 'led' | 'said' | 'link' | 'evidence'

/** Why a person may not verify a delivery as it stands, or null where nothing is in the way. Their role is not looked at. */
export async function whyNotVerify(
  tx: Tx,
  deliveryId: string,
  userId: string | null,
): Promise<WhyNotVerify | null> {
  const { rows } = await sql<{ why: WhyNotVerify | null }>`
    select app.why_not_verify(${deliveryId}, ${userId}::uuid) as why`.execute(tx)
  return rows[0]?.why ?? null
}

/** The same for a page: null also where this person could not verify it whoever had done the work, or it is not due. */
export async function whyNotShown(
  tx: Tx,
  delivery: { id: string; status: string },
  actor: Actor,
): Promise<WhyNotVerify | null> {
  if (actor.kind !== 'staff' || delivery.status !== 'complete_unverified') return null
  return hasRole(actor, 'coordinator', 'chair') ? whyNotVerify(tx, delivery.id, actor.userId) : null
}

/** Whether a person opened the mail whose link an update came by: they could have written it themselves. */
export async function openedItsLink(tx: Tx, updateId: string, userId: string): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`
    select app.opened_link_of(${updateId}, ${userId}) as opened`.execute(tx)
  return rows[0]?.opened ?? false
}
