// How each side sees a report: what partners perceive and what the police have classified, each as somebody said it on a
// day, with the words of the recording regime that was in force. Nothing here works out what something is.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type RecordedBy, recordedByColumns } from './recorded-by.ts'

export const PERCEIVES = ['yes', 'no', 'unsure'] as const
export type Perceives = (typeof PERCEIVES)[number]
export const CLASSIFICATIONS = ['crime', 'non_crime_incident', 'not_yet', 'not_recorded'] as const
export type Classification = (typeof CLASSIFICATIONS)[number]
export const VIEW_REASONS = [
  'persons_view',
  'words_used',
  'symbols',
  'who_was_chosen',
  'pattern',
  'no_sign',
  'other',
] as const

export type ViewRow = {
  id: string
  kind: 'partner' | 'police'
  at: Date
  by: string | null
  agency: string
  agencyId: string
  perceives: Perceives | null
  strands: string[]
  reasons: string[]
  classification: Classification | null
  policeReference: string | null
  saidBy: string | null
  saidOn: Day | null
}

/** Every view of a report, the newest first; at most 60. */
export async function viewsOf(tx: Tx, reportId: string): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select v.id, v.kind, v.at, u.name as by, g.short_name as agency, v.agency_id as "agencyId", v.perceives, v.strands, v.reasons,
      v.classification, v.police_reference as "policeReference", v.said_by as "saidBy", v.said_on as "saidOn"
    from report_views v join agencies g on g.id = v.agency_id left join staff_users u on u.id = v.by_user
    where v.report_id = ${reportId} order by v.at desc, v.id desc limit 60`.execute(tx)
  return rows
}

type By = { reportId: string; at: Date; userId: string; agencyId: string }
export type PartnerView = { perceives: Perceives; strands: string[]; reasons: string[] }
export type PoliceView = { classification: Classification; reference: string; saidBy: string; saidOn: Day }

export async function insertPartnerView(tx: Tx, by: By, view: PartnerView): Promise<void> {
  await tx
    .insertInto('report_views')
    .values({ ...common(by), kind: 'partner', ...view })
    .execute()
}

export async function insertPoliceView(tx: Tx, by: By, view: PoliceView): Promise<void> {
  const { classification, reference, saidBy, saidOn } = view
  await tx
    .insertInto('report_views')
    .values({
      ...common(by),
      kind: 'police',
      classification,
      police_reference: reference || null,
      said_by: saidBy,
      said_on: saidOn,
    })
    .execute()
}

const common = ({ reportId, at, userId, agencyId }: By) => ({
  id: newId(),
  report_id: reportId,
  at,
  by_user: userId,
  agency_id: agencyId,
})

export type ViewedReport = {
  reference: string
  receivedAt: Date
  strands: string[]
  reporterRole: string
  views: ViewRow[]
} & RecordedBy

/** As JSON of the database has it: instants are texts. */
export type ViewedRow = Omit<ViewedReport, 'views' | 'receivedAt'> & {
  receivedAt: string
  views: (Omit<ViewRow, 'at'> & { at: string })[]
}

/** How each side sees the reports of a case, the first first; only with full sight of it. At most 20 reports, `ViewedRow`s. */
export const viewsOfCase = (caseId: string) => sql`
    select r.reference, r.received_at as "receivedAt", r.strands, r.reporter_role as "reporterRole",
      (select coalesce(json_agg(x), '[]') from (
        select v.id, v.kind, v.at, u.name as by, g.short_name as agency, v.agency_id as "agencyId", v.perceives, v.strands, v.reasons,
          v.classification, v.police_reference as "policeReference", v.said_by as "saidBy", v.said_on as "saidOn"
        from report_views v join agencies g on g.id = v.agency_id left join staff_users u on u.id = v.by_user
        where v.report_id = r.id order by v.at desc, v.id desc limit 60) x) as views,
      ${recordedByColumns}
    from case_reports cr join reports r on r.id = cr.report_id where cr.case_id = ${caseId}
    order by r.received_at, r.id limit 20`

export const asViewed = (row: ViewedRow): ViewedReport => ({
  ...row,
  receivedAt: new Date(row.receivedAt),
  views: row.views.map((view) => ({ ...view, at: new Date(view.at) })),
})
