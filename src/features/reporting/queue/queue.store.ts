// What staff read of reports. Sight is row security's; these say which part of it is asked for.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { isUuid } from '../../../platform/ids.ts'
import { asksPrevent, type Mark, marksOf } from './marks.ts'
import { unaskedOf } from './unasked.ts'

export type StaffReport = {
  id: string
  reference: string
  version: number
  status: string
  statusReason: string | null
  receivedAt: Date
  channel: string
  /** The partner who sent it, by a key or in a file. */
  sentBy: string | null
  /** The poster, card or link whose address was followed, by the name that its agency gave it; its code where it has none. */
  via: string | null
  reporterRole: string
  /** When the person withdrew it. */
  withdrawnAt: Date | null
  /** Coded facts beyond the common ones. */
  details: unknown
  privacy: string
  canContact: string
  agencyId: string | null
  agencyName: string | null
  areaId: string | null
  areaName: string | null
  placeKind: string
  occurred: unknown
  strands: string[]
  /** Why somebody whose work is safeguarding must look. */
  marks: Mark[]
  happenedBefore: string
  /** Whether it speaks of extremist material or of an organised group. */
  prevent: boolean
  /** What was never asked. */
  unasked: string[]
  narrativeId: string
  personId: string | null
  caseId: string | null
  caseReference: string | null
  /** Whether it is the caller's to work on, and not only to see. */
  inMyQueue: boolean
  /** The same, or the lead of its case. */
  works: boolean
}

/** The report as far as the caller sees it; undefined is not theirs, or not there. */
export async function findReport(tx: Tx, reference: string): Promise<StaffReport | undefined> {
  const { rows } = await sql<StaffReport>`
    select r.id, r.reference, r.version, r.status, r.status_reason as "statusReason", r.received_at as "receivedAt", r.channel,
      case when i.whose is null then s.name else i.whose || ' (' || s.name || ')' end as "sentBy",
      coalesce(v.name || ' (' || vg.short_name || ')', r.via) as via,
      r.reporter_role as "reporterRole", r.details, r.withdrawn_at as "withdrawnAt", r.privacy, r.can_contact as "canContact", r.agency_id as "agencyId",
      g.short_name as "agencyName", r.area_id as "areaId", a.name as "areaName", r.place_kind as "placeKind", r.occurred,
      r.strands, ${marksOf} as marks, ${asksPrevent} as prevent, r.happened_before as "happenedBefore", ${unaskedOf} as unasked, r.narrative_id as "narrativeId", r.person_id as "personId",
      k.id as "caseId", k.reference as "caseReference", app.in_my_queue(r.agency_id) as "inMyQueue",
      app.works_on_report(r.id) as works
    from reports r left join agencies g on g.id = r.agency_id left join areas a on a.id = r.area_id
      left join intake_receipts i on i.report_id = r.id left join agencies s on s.id = i.agency_id
      left join campaigns v on v.code = r.via left join agencies vg on vg.id = v.agency_id
      left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
    where r.reference = ${reference}`.execute(tx)
  return rows[0]
}

export type ClockRow = { kind: string; dueAt: Date; metAt: Date | null; stoppedAt: Date | null }

/** The report's own clock; those of its case are on the case's page. */
export async function clocksOf(tx: Tx, reportId: string): Promise<ClockRow[]> {
  return tx
    .selectFrom('clocks')
    .select(['kind', 'due_at as dueAt', 'met_at as metAt', 'stopped_at as stoppedAt'])
    .where('report_id', '=', reportId)
    .where('kind', '=', 'acknowledge')
    .orderBy('due_at')
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Authorities that could take a report today and have somebody to see it, but for one. */
export async function otherAuthorities(
  tx: Tx,
  notId: string | null,
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from agencies g
    where (g.valid_from is null or g.valid_from <= ${today}) and (g.valid_to is null or g.valid_to >= ${today})
      and g.id is distinct from ${notId}::uuid and app.has_caseworkers(g.id)
      and exists (select 1 from agency_areas d where d.agency_id = g.id and d.duty = 'takes_reports'
        and (d.valid_from is null or d.valid_from <= ${today}) and (d.valid_to is null or d.valid_to >= ${today}))
    order by g.name, g.id limit 500`.execute(tx)
  return rows
}

/** Sets a report's state; false when somebody changed it first, or it is in nobody's queue of the caller. */
export async function setStatus(
  tx: Tx,
  report: { id: string; version: number },
  status: string,
  reason: string | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('reports')
    .set({ status, status_reason: reason, version: report.version + 1 })
    .where('id', '=', report.id)
    .where('version', '=', report.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Moves a report to another queue: see migration 0013. */
export async function handReport(
  tx: Tx,
  report: { id: string; version: number },
  agencyId: string,
): Promise<boolean> {
  if (!isUuid(agencyId)) return false
  const { rows } = await sql<{ handed: boolean }>`
    select app.hand_report(${report.id}, ${agencyId}, ${report.version}) as handed`.execute(tx)
  return rows[0]?.handed ?? false
}

/** A stopped first clock runs on: its limit counts from when the report was received, as before. */
export async function runClockAgain(tx: Tx, reportId: string): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ stopped_at: null, stopped_reason: null })
    .where('report_id', '=', reportId)
    .where('kind', '=', 'acknowledge')
    .where('met_at', 'is', null)
    .execute()
}
