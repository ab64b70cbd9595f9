// Transfers: who can take a report over, what was asked, and what was answered.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { isUuid } from '../../../platform/ids.ts'

export type Receiver = { id: string; name: string; shortName: string; police: boolean }

/** Authorities and police forces that somebody reads for today, but for one. */
export async function receivers(tx: Tx, notId: string, today: string): Promise<Receiver[]> {
  const { rows } = await sql<Receiver>`
    select g.id, g.name, g.short_name as "shortName", g.kind = 'police' as police from agencies g
    where (g.valid_from is null or g.valid_from <= ${today}) and (g.valid_to is null or g.valid_to >= ${today})
      and g.id <> ${notId} and app.has_caseworkers(g.id)
      and (g.kind = 'police' or exists (select 1 from agency_areas d where d.agency_id = g.id and d.duty in ('takes_reports', 'policing')
        and (d.valid_from is null or d.valid_from <= ${today}) and (d.valid_to is null or d.valid_to >= ${today})))
    order by g.name, g.id limit 500`.execute(tx)
  return rows
}

export type Receipt = {
  id: string
  reference: string
  from: string
  to: string
  toUs: boolean
  reason: string
  basis: string
  sentAt: Date
  sentBy: string | null
  dueAt: Date
  answer: string | null
  answerReason: string | null
  answeredAt: Date | null
  answeredBy: string | null
}

/** The receipts of the caller's agency, sent and received, the newest first; at most 200. */
export async function receiptsOf(tx: Tx): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select t.id, t.reference, f.short_name as from, g.short_name as to, t.to_agency_id = app.agency_id() as "toUs", t.reason, t.basis,
      t.sent_at as "sentAt", u.name as "sentBy", t.due_at as "dueAt", t.answer, t.answer_reason as "answerReason",
      t.answered_at as "answeredAt", w.name as "answeredBy"
    from report_transfers t join agencies g on g.id = t.to_agency_id join agencies f on f.id = t.by_agency_id
      left join staff_users u on u.id = t.sent_by left join staff_users w on w.id = t.answered_by
    order by t.answered_at is not null, t.sent_at desc, t.id limit 200`.execute(tx)
  return rows
}

/** Answers through the database's function. False: answered before, or not the caller's to answer so. */
export async function answer(
  tx: Tx,
  transferId: string,
  given: { answer: 'accepted' | 'returned' | 'taken_back'; reason: string | null; at: Date },
): Promise<boolean> {
  if (!isUuid(transferId)) return false
  const { rows } = await sql<{ done: boolean }>`
    select app.answer_transfer(${transferId}, ${given.answer}, ${given.reason}, ${given.at}) as done`.execute(
    tx,
  )
  return rows[0]?.done ?? false
}
