// What a coordinator looks at in a quarter: each part with what was asked and said of it. Three queries.
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import type { RagReason } from '../running/suggest-rag.ts'

export type Asked = {
  deliveryId: string
  /** Null where there was nobody to ask. */
  toUserId: string | null
  toName: string | null
  sentAt: Date
  reminders: number
  managerToldAt: Date | null
  answeredAt: Date | null
}

/** What a round asked, by delivery. */
export async function requestsOf(tx: Tx, cycleId: string): Promise<ReadonlyMap<string, Asked>> {
  const rows = await tx
    .selectFrom('plan_requests as r')
    .leftJoin('staff_users as s', 's.id', 'r.to_user_id')
    .select(['delivery_id', 'to_user_id', 'sent_at', 'reminders', 'manager_told_at', 'answered_at'])
    .select('s.name as to_name')
    .where('cycle_id', '=', cycleId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.delivery_id,
      {
        deliveryId: row.delivery_id,
        toUserId: row.to_user_id,
        toName: row.to_name,
        sentAt: row.sent_at,
        reminders: row.reminders,
        managerToldAt: row.manager_told_at,
        answeredAt: row.answered_at,
      },
    ]),
  )
}

export type SaidUpdate = {
  id: string
  deliveryId: string
  at: Date
  byName: string | null
  via: 'signed_in' | 'link'
  state: 'waiting' | 'accepted' | 'returned'
  /** It is what the delivery says already. */
  applied: boolean
  /** It waits, and came by a link whose mail whoever looks has opened: somebody else accepts it. */
  opened: boolean
  words: string
  status: string
  progressRag: string | null
  progressReason: string | null
  suggestedRag: string | null
  suggestedReasons: RagReason[]
  confidenceRag: string | null
  confidenceReason: string | null
  cause: string | null
  correctiveAction: string | null
  forecastDue: string | null
  ask: string | null
  evidenceToCome: string | null
  note: string | null
  /** The words that stood there before, '' where there were none. */
  previousWords: string
  previousStatus: string | null
}

type Row = Selectable<DB['plan_updates']> & {
  by_name: string | null
  previous_words: string | null
  previous_status: string | null
  opened: boolean
}

/** The last thing said of each delivery for a quarter of a plan, with what was said in the quarter before. */
export async function lastSaid(
  tx: Tx,
  planId: string,
  quarter: string,
): Promise<ReadonlyMap<string, SaidUpdate>> {
  const { rows } = await sql<Row>`
    select distinct on (u.delivery_id) u.*, s.name as by_name, p.words as previous_words, p.status as previous_status,
      u.state = 'waiting' and coalesce(app.opened_link_of(u.id, app.user_id()), false) as opened
    from plan_updates u
      left join staff_users s on s.id = u.by_user
      left join lateral (select b.words, b.status from plan_updates b where b.delivery_id = u.delivery_id
        and b.quarter < u.quarter and b.applied_at is not null and b.state <> 'returned' order by b.at desc limit 1) p on true
    where u.plan_id = ${planId} and u.quarter = ${quarter} and u.state <> 'replaced'
    order by u.delivery_id, u.at desc, u.id desc`.execute(tx)
  return new Map(rows.map((row) => [row.delivery_id, saidFrom(row)]))
}

const saidFrom = (row: Row): SaidUpdate => ({
  id: row.id,
  deliveryId: row.delivery_id,
  at: row.at,
  byName: row.by_name,
  via: row.via === 'link' ? 'link' : 'signed_in',
  state: row.state === 'accepted' || row.state === 'returned' ? row.state : 'waiting',
  applied: row.applied_at !== null,
  opened: row.opened,
  words: row.words,
  status: row.status,
  progressRag: row.progress_rag,
  progressReason: row.progress_reason,
  suggestedRag: row.suggested_rag,
  suggestedReasons: reasonsOf(row.suggested_reason),
  confidenceRag: row.confidence_rag,
  confidenceReason: row.confidence_reason,
  cause: row.cause,
  correctiveAction: row.corrective_action,
  forecastDue: row.forecast_due,
  ask: row.ask,
  evidenceToCome: row.evidence_to_come,
  note: row.decision_note,
  previousWords: row.previous_words ?? '',
  previousStatus: row.previous_status,
})

// Written by us alone: by insertUpdate, or after the same rule by app.keep_plan_update.
const reasonsOf = (kept: string | null): RagReason[] => (kept === null ? [] : JSON.parse(kept))
