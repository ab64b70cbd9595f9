// How a report stands with others: which it follows or leads, and who was asked to take it over.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Standing } from '../report-actions.ts'

export type OpenTransfer = {
  id: string
  from: string | null
  to: string
  /** The caller's agency was asked. */
  toUs: boolean
  sentAt: Date
  dueAt: Date
  reason: string
  /** On what ground it may go to them. */
  basis: string
}

export type Ties = {
  /** The report that leads this one. */
  lead: { id: string; reference: string } | null
  followers: { id: string; reference: string }[]
  transfer: OpenTransfer | null
}

type Of = { id: string; reference: string; agencyId: string | null; caseReference: string | null }

/** What a report is tied to, as far as the caller sees it. */
export async function tiesOf(tx: Tx, reportId: string): Promise<Ties> {
  const { rows: merged } = await sql<{ id: string; reference: string; leads: boolean }>`
    select r.id, r.reference, m.report_id = ${reportId} as leads from report_merges m
      join reports r on r.id = case when m.report_id = ${reportId} then m.lead_id else m.report_id end
    where ${reportId} in (m.report_id, m.lead_id) and m.split_at is null order by m.merged_at, m.id limit 100`.execute(
    tx,
  )
  const { rows: transfers } = await sql<OpenTransfer>`
    select t.id, f.short_name as from, g.short_name as to, t.to_agency_id = app.agency_id() as "toUs", t.sent_at as "sentAt",
      t.due_at as "dueAt", t.reason, t.basis
    from report_transfers t join agencies g on g.id = t.to_agency_id left join agencies f on f.id = t.by_agency_id
    where t.report_id = ${reportId} and t.answered_at is null`.execute(tx)
  return {
    lead: merged.find(({ leads }) => leads) ?? null,
    followers: merged.filter(({ leads }) => !leads),
    transfer: transfers[0] ?? null,
  }
}

/** The same in the terms of the table of actions. */
export const standingOf = (report: Of, ties: Ties, ownAgencyId: string): Standing => ({
  own: report.agencyId === ownAgencyId,
  offered: ties.transfer !== null,
  follows: ties.lead !== null,
  leads: ties.followers.length > 0,
  opened: report.caseReference === report.reference,
})

/** Whether a report must not become a case by itself now: it follows another, or waits for another agency's answer. */
export async function isHeld(tx: Tx, reportId: string): Promise<boolean> {
  const { lead, transfer } = await tiesOf(tx, reportId)
  return lead !== null || transfer !== null
}
