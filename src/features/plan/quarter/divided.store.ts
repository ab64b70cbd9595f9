// What a division makes of a round that asks already: parts that nobody was asked about, and links that open nothing any more.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { actWords } from '../running/act-forms.messages.en.ts'

/**
 * The open parts of a round's plan that came of a division since it asked, and about which nobody can say anything yet: they
 * were never asked about, or whoever had the link has the part no more. What was answered before is answered.
 */
export async function dividedUnasked(tx: Tx, cycleId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct d.id from plan_cycles c
      join plan_history h on h.plan_id = c.plan_id and h.valid_from >= c.opened_at and h.kind = 'plan_deliveries'
        and h.reason = ${actWords.splitReason}
      join plan_deliveries d on d.id = h.row_id
      left join plan_requests r on r.cycle_id = c.id and r.delivery_id = d.id
    where c.id = ${cycleId} and c.state = 'open' and d.removed_at is null
      and d.status not in ('complete', 'cancelled', 'superseded') and h.valid_from >= coalesce(r.sent_at, '-infinity')
      and r.answered_at is null
      and not exists (select from plan_request_links l where l.request_id = r.id and l.withdrawn_at is null)
      and not exists (select from plan_updates u where u.delivery_id = d.id and u.quarter = c.quarter
        and u.state in ('waiting', 'accepted'))`.execute(tx)
  return rows.map(({ id }) => id)
}

/** When each of these parts came of a division, since a round asked; only those that did. */
export async function dividedSince(
  tx: Tx,
  cycleId: string,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select h.row_id as id, max(h.valid_from) as at from plan_cycles c
      join plan_history h on h.plan_id = c.plan_id and h.valid_from >= c.opened_at and h.kind = 'plan_deliveries'
    where c.id = ${cycleId} and h.reason = ${actWords.splitReason} and h.row_id = any (${deliveryIds}::uuid[])
    group by 1`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export type DividedPart = {
  plan: string
  /** The number of its aim, such as "1.8". */
  aim: string
  /** Whoever holds the link was asked about a part of their own instead, and can still answer. */
  asked: boolean
}

/**
 * The part that a link asked about, where it was divided since and that is why the link opens nothing: whoever was sent it
 * learns that. Undefined for any other link. Told of a real secret alone, of an account that is open.
 */
export async function dividedByLink(tx: Tx, token: string): Promise<DividedPart | undefined> {
  const { rows } = await sql<DividedPart>`
    select p.title as plan, m.ref as aim, exists (select from plan_request_links l2 join plan_requests r2 on r2.id = l2.request_id
        join plan_deliveries d2 on d2.id = r2.delivery_id
      where l2.user_id = l.user_id and l2.withdrawn_at is null and r2.cycle_id = r.cycle_id and d2.action_id = d.action_id
        and r2.answered_at is null) as asked
    from plan_request_links l
      join plan_requests r on r.id = l.request_id
      join plan_deliveries d on d.id = r.delivery_id
      join plan_actions a on a.id = d.action_id
      join plan_aims m on m.id = a.aim_id
      join plans p on p.id = d.plan_id and p.kind = 'plan'
      join staff_users u on u.id = l.user_id and u.status = 'active'
    where l.token_hash = ${hashToken(token)} and l.withdrawn_at is not null
      and exists (select from plan_history h where h.kind = 'plan_deliveries' and h.row_id = d.id
        and h.reason = ${actWords.splitReason} and h.valid_from >= l.made_at)`.execute(tx)
  return rows[0]
}
