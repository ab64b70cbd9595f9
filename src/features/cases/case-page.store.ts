// Everything on the page of one case, in four queries: the case, what belongs to it, its clocks, its timeline.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { affectedOfCase, type AffectedPerson } from '../people/index.ts'
import {
  asComingBack,
  asViewed,
  type ComingBack,
  comingBackOfCase,
  type ComingBackRow,
  type ViewedReport,
  type ViewedRow,
  viewsOfCase,
} from '../reporting/index.ts'
import { asRisk, asStatus, type CaseStatus, type RiskLevel } from './case.ts'

export type CaseFacts = {
  id: string
  reference: string
  status: CaseStatus
  riskLevel: RiskLevel
  summary: string
  strands: string[]
  types: string[]
  placeKind: string
  occurredOn: string | null
  openedAt: Date
  openedBy: string | null
  closedAt: Date | null
  closure: string | null
  version: number
  leadAgencyId: string
  leadName: string
  areaName: string | null
  ownerId: string | null
  ownerName: string | null
}

/** The case, when it is in sight (of its summary at least). */
export async function loadCase(tx: Tx, reference: string): Promise<CaseFacts | undefined> {
  const { rows } = await sql<Omit<CaseFacts, 'status' | 'riskLevel'> & { status: string; riskLevel: string }>`
    select c.id, c.reference, c.status, c.risk_level as "riskLevel", c.summary, c.strands, c.types,
      c.place_kind as "placeKind", c.occurred_on as "occurredOn", c.opened_at as "openedAt", opener.name as "openedBy",
      c.closed_at as "closedAt", c.closure, c.version, c.lead_agency_id as "leadAgencyId", lead.short_name as "leadName",
      area.name as "areaName", c.owner_id as "ownerId", owner.name as "ownerName"
    from cases c join agencies lead on lead.id = c.lead_agency_id
      left join areas area on area.id = c.area_id
      left join staff_users opener on opener.id = c.opened_by left join staff_users owner on owner.id = c.owner_id
    where c.reference = ${reference}`.execute(tx)
  const row = rows[0]
  return row && { ...row, status: asStatus(row.status), riskLevel: asRisk(row.riskLevel) }
}

export type CaseReport = {
  id: string
  reference: string
  receivedAt: string
  channel: string
  reporterRole: string
  personId: string | null
  privacy: string
  canContact: string
  happenedBefore: string
  language: string
  /** When the person withdrew it. */
  withdrawnAt: string | null
}
export type CasePerson = { personId: string; role: string; label: string }
export type CaseConsent = {
  reportId: string
  purpose: string
  answer: string
  givenAt: string
  withdrawn: boolean
}
export type CaseReferral = {
  id: string
  status: string
  to: string
  toAgencyId: string
  byRule: boolean
  withheldReason: string | null
  outcome: string | null
  takenBy: string | null
  createdAt: string
  acceptedAt: string | null
  closedAt: string | null
  attempts: number
}
export type CaseHolder = { name: string; level: 1 | 2 | 3; basis: string; from: string; until: string | null }

/** A legal hold of the reader's own agency: on the case, or on one report in it. */
export type CaseHold = {
  id: string
  report: string | null
  note: string | null
  setAt: string
  setBy: string
  reviewOn: string
}

export type Belongings = {
  /** Empty without full sight, as are people and consents. */
  reports: CaseReport[]
  people: CasePerson[]
  /** Whom else it happened to, by the report that told of them. */
  affected: AffectedPerson[]
  consents: CaseConsent[]
  referrals: CaseReferral[]
  holders: CaseHolder[]
  holds: CaseHold[]
  /** Of each report: a call asked for, and what was sent to the person. */
  comingBack: ComingBack[]
  /** How each side sees each report. */
  viewed: ViewedReport[]
}
type Read = Omit<Belongings, 'comingBack' | 'viewed'> & { comingBack: ComingBackRow[]; viewed: ViewedRow[] }

const NOTHING: Belongings = {
  reports: [],
  people: [],
  affected: [],
  consents: [],
  referrals: [],
  holders: [],
  holds: [],
  comingBack: [],
  viewed: [],
}

/** What belongs to a case, each list bounded and as far as the caller's sight goes. Instants are ISO texts. */
export async function loadBelongings(tx: Tx, caseId: string): Promise<Belongings> {
  const list = (inner: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(x), '[]') from (${inner}) x)`
  const { rows } = await sql<Read>`select
    ${list(sql`select r.id, r.reference, r.received_at as "receivedAt", r.channel, r.reporter_role as "reporterRole", r.person_id as "personId",
        r.privacy, r.can_contact as "canContact", r.happened_before as "happenedBefore", r.language, r.withdrawn_at as "withdrawnAt"
      from case_reports cr join reports r on r.id = cr.report_id where cr.case_id = ${caseId}
      order by r.received_at, r.id limit 50`)} as reports,
    ${list(sql`select p.person_id as "personId", p.role, p.label from case_people p where p.case_id = ${caseId}
      order by p.label, p.person_id limit 50`)} as people,
    ${list(sql`select n.report_id as "reportId", n.purpose, n.answer, n.given_at as "givenAt", n.withdrawn_at is not null as withdrawn
      from case_reports cr join consents n on n.report_id = cr.report_id where cr.case_id = ${caseId}
      order by n.given_at desc, n.id desc limit 100`)} as consents,
    ${list(sql`select f.id, f.status, g.short_name as "to", f.to_agency_id as "toAgencyId", f.rule is not null as "byRule",
        f.withheld_reason as "withheldReason", f.outcome, u.name as "takenBy", f.created_at as "createdAt",
        f.accepted_at as "acceptedAt", f.closed_at as "closedAt",
        (select count(*) from referral_attempts t where t.referral_id = f.id) as attempts
      from referrals f join agencies g on g.id = f.to_agency_id left join staff_users u on u.id = f.taken_by
      where f.case_id = ${caseId} order by f.created_at, f.id limit 50`)} as referrals,
    ${list(sql`select coalesce(g.short_name, u.name || ' (' || ug.short_name || ')', '') as name, h.level, h.basis,
        h.from_at as "from", h.until_at as until
      from app.case_holders(${caseId}) h left join agencies g on g.id = h.holder_id
        left join staff_users u on u.id = h.holder_id left join agencies ug on ug.id = u.agency_id
      order by h.from_at, name`)} as holders,
    ${list(sql`select h.id, r.reference as report, h.note, h.set_at as "setAt", u.name as "setBy", h.review_on as "reviewOn"
      from legal_holds h join staff_users u on u.id = h.set_by left join reports r on r.id = h.report_id
      where h.lifted_at is null and (h.case_id = ${caseId}
        or h.report_id in (select cr.report_id from case_reports cr where cr.case_id = ${caseId}))
      order by h.set_at, h.id limit 50`)} as holds,
    ${list(affectedOfCase(caseId))} as affected,
    ${list(comingBackOfCase(caseId))} as "comingBack", ${list(viewsOfCase(caseId))} as viewed`.execute(tx)
  const [row] = rows
  if (!row) return NOTHING
  return { ...row, comingBack: row.comingBack.map(asComingBack), viewed: row.viewed.map(asViewed) }
}

export type CaseClock = {
  kind: string
  dueAt: Date
  metAt: Date | null
  stoppedAt: Date | null
  stoppedReason: string | null
}

/** The clocks of a case and its reports: the open ones first, the soonest due first. Replaced ones are left out. */
export async function loadClocks(tx: Tx, caseId: string): Promise<CaseClock[]> {
  const { rows } = await sql<CaseClock>`
    select kind, due_at as "dueAt", met_at as "metAt", stopped_at as "stoppedAt", stopped_reason as "stoppedReason" from (
      select * from clocks where case_id = ${caseId}
      union all select k.* from clocks k join case_reports cr on cr.report_id = k.report_id
        where cr.case_id = ${caseId} and k.case_id is null) k
    where stopped_reason is distinct from 'risk_changed'
    order by (met_at is null and stopped_at is null) desc, due_at, kind limit 60`.execute(tx)
  return rows
}

export type TimelineRow = {
  id: string
  at: Date
  kind: string
  params: unknown
  by: string | null
  agency: string | null
  rule: string | null
  audience: string
  noteId: string | null
}

/** The newest of what happened to a case and to the reports it came from; what each person was told of the case, once. */
export async function loadTimeline(tx: Tx, caseId: string, limit: number): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    select t.id, t.at, t.kind, t.params, u.name as by, g.short_name as agency, t.rule, t.audience, t.note_id as "noteId" from (
      select * from timeline where case_id = ${caseId}
      union all select l.* from timeline l join case_reports cr on cr.report_id = l.report_id
        where cr.case_id = ${caseId} and l.case_id is null and l.kind not like 'case.%') t
      left join staff_users u on u.id = t.actor_id left join agencies g on g.id = t.agency_id
    order by t.at desc, t.id desc limit ${limit}`.execute(tx)
  return rows
}

/** The colleagues of an agency who may look after a case; at most 200. */
export async function loadColleagues(tx: Tx, agencyId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('staff_users')
    .select(['id', 'name'])
    .where('agency_id', '=', agencyId)
    .where('status', '=', 'active')
    .where(sql<boolean>`roles && array['officer', 'manager']`)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** The words of the case's reports, to be opened through the vault. Needs full sight. */
export async function loadNarratives(
  tx: Tx,
  caseId: string,
): Promise<{ reportId: string; textId: string; receivedAt: Date }[]> {
  return tx
    .selectFrom('case_reports as cr')
    .innerJoin('reports as r', 'r.id', 'cr.report_id')
    .select(['r.id as reportId', 'r.narrative_id as textId', 'r.received_at as receivedAt'])
    .where('cr.case_id', '=', caseId)
    .orderBy('r.received_at')
    .orderBy('r.id')
    .limit(50)
    .execute()
}
