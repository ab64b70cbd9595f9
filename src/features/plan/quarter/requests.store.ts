// What a quarter asked of whom: one row for each delivery, and the links in its mail, of which only hashes are kept.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'

/** What a measure of the action said when its owner was asked. */
export type AskedMeasure = {
  key: string
  name: string
  text: string
  verdict: MeasureVerdict['verdict'] | null
}

export type NewRequest = {
  id: string
  deliveryId: string
  toUserId: string | null
  measures: readonly AskedMeasure[]
}

const CHUNK = 500

/**
 * Asks: adds a request for each delivery. One that was asked before for this quarter is asked anew, and has not answered.
 * `reminders`: how many reminder days have passed already. Returns each delivery's request.
 */
export async function addRequests(
  tx: Tx,
  of: { cycleId: string; at: Date; reminders: number },
  requests: readonly NewRequest[],
): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  for (let from = 0; from < requests.length; from += CHUNK) {
    const rows = await tx
      .insertInto('plan_requests')
      .values(
        requests.slice(from, from + CHUNK).map((request) => ({
          id: request.id,
          cycle_id: of.cycleId,
          delivery_id: request.deliveryId,
          to_user_id: request.toUserId,
          sent_at: of.at,
          reminders: of.reminders,
          measures: JSON.stringify(request.measures),
        })),
      )
      .onConflict((on) =>
        on.columns(['cycle_id', 'delivery_id']).doUpdateSet((eb) => ({
          to_user_id: eb.ref('excluded.to_user_id'),
          sent_at: eb.ref('excluded.sent_at'),
          reminders: eb.ref('excluded.reminders'),
          measures: eb.ref('excluded.measures'),
          reminded_at: null,
          answered_at: null,
        })),
      )
      .returning(['id', 'delivery_id'])
      .execute()
    for (const row of rows) kept.set(row.delivery_id, row.id)
  }
  return kept
}

export type Unanswered = { id: string; deliveryId: string; reminders: number; managerTold: boolean }

/** The requests of a round that nobody has answered and whose delivery is still there and open. */
export async function unanswered(tx: Tx, cycleId: string): Promise<Unanswered[]> {
  const rows = await tx
    .selectFrom('plan_requests as r')
    .innerJoin('plan_deliveries as d', 'd.id', 'r.delivery_id')
    .select(['r.id', 'r.delivery_id', 'r.reminders', 'r.manager_told_at'])
    .where('r.cycle_id', '=', cycleId)
    .where('r.answered_at', 'is', null)
    .where('d.removed_at', 'is', null)
    .where('d.status', 'not in', ['complete', 'cancelled', 'superseded'])
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    deliveryId: row.delivery_id,
    reminders: row.reminders,
    managerTold: row.manager_told_at !== null,
  }))
}

/** Notes that requests were reminded of, as often as `reminders` days have passed. */
export async function markReminded(
  tx: Tx,
  ids: readonly string[],
  { at, reminders }: { at: Date; reminders: number },
): Promise<void> {
  await sql`update plan_requests set reminders = ${reminders}, reminded_at = ${at} where id = any (${ids}::uuid[])`.execute(
    tx,
  )
}

/** Notes that managers were told of requests. */
export async function markManagerTold(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`update plan_requests set manager_told_at = ${at} where id = any (${ids}::uuid[])`.execute(tx)
}

export type NewLink = { id: string; requestId: string; userId: string; tokenHash: Buffer }

/** Keeps the hashes of new links. */
export async function addLinks(
  tx: Tx,
  links: readonly NewLink[],
  { at, expiresAt }: { at: Date; expiresAt: Date },
): Promise<void> {
  for (let from = 0; from < links.length; from += CHUNK)
    await tx
      .insertInto('plan_request_links')
      .values(
        links.slice(from, from + CHUNK).map((link) => ({
          id: link.id,
          request_id: link.requestId,
          user_id: link.userId,
          token_hash: link.tokenHash,
          made_at: at,
          expires_at: expiresAt,
        })),
      )
      .execute()
}

type Silence = {
  cycleId: string
  quarter: string
  at: Date
  reason: string
  /** Only those that were asked, and whose answer came back if one did, before this instant. */
  askedBefore?: Date
}

/**
 * Marks deliveries as silent for a quarter: those that were asked and did not answer, are still there and open, and were
 * told of for neither this quarter nor a later one. Returns how many.
 */
export async function markSilent(
  tx: Tx,
  { cycleId, quarter, at, reason, askedBefore = at }: Silence,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`update plan_deliveries d
    set stale_quarter = ${quarter}, version = d.version + 1, changed_at = ${at}, changed_by = null, change_reason = ${reason}
    from plan_requests r
    where r.cycle_id = ${cycleId} and r.delivery_id = d.id and r.answered_at is null and d.removed_at is null
      and d.status not in ('complete', 'cancelled', 'superseded')
      and r.sent_at <= ${askedBefore} and not exists (select from plan_updates u where u.delivery_id = d.id
        and u.quarter = ${quarter} and u.state = 'returned' and u.decided_at > ${askedBefore})
      and coalesce(d.reported_quarter, '') < ${quarter} and coalesce(d.stale_quarter, '') < ${quarter}`.execute(
    tx,
  )
  return Number(numAffectedRows)
}
