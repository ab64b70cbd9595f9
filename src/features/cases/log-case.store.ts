// The rows that logging a report reads and writes.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import { reporterInCase } from './reporter.ts'
import { type ReferralByRule, VICTIM_SERVICE_RULE } from '../reporting/index.ts'

/** A report as logging needs it: facts and wishes, no words and no person. */
export type ReportToLog = {
  id: string
  reference: string
  status: string
  receivedAt: Date
  version: number
  agencyId: string | null
  areaId: string | null
  areaName: string | null
  wardCode: string | null
  placeKind: string
  occurredOn: string | null
  strands: string[]
  types: string[]
  privacy: string
  canContact: string
  reporterRole: string
  /** Coded facts beyond the common ones (reporting/form/more.ts). */
  details: unknown
  personId: string | null
  demo: boolean
  /** Whether it is the caller's to log, and not only to see. */
  inMyQueue: boolean
}

/**
 * The report under the caller's sight. `lock` keeps it until the transaction ends, which only those may do whose
 * queue it is in; for the others, and for what is not there, the answer is undefined.
 */
export async function loadReport(tx: Tx, reference: string, lock: boolean): Promise<ReportToLog | undefined> {
  const { rows } = await sql<ReportToLog>`
    select r.id, r.reference, r.status, r.received_at as "receivedAt", r.version, r.agency_id as "agencyId",
      r.area_id as "areaId", (select a.name from areas a where a.id = r.area_id) as "areaName",
      r.ward_code as "wardCode", r.place_kind as "placeKind", r.occurred_on as "occurredOn", r.strands, r.types,
      r.privacy, r.can_contact as "canContact", r.reporter_role as "reporterRole", r.details, r.person_id as "personId", r.demo,
      app.in_my_queue(r.agency_id) as "inMyQueue"
    from reports r where r.reference = ${reference} ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows[0]
}

export type Consent = { purpose: string; answer: string; withdrawn: boolean }

/** What the person answered about each purpose, newest first. */
export async function loadConsents(tx: Tx, reportId: string): Promise<Consent[]> {
  const rows = await tx
    .selectFrom('consents')
    .select(['purpose', 'answer', 'withdrawn_at'])
    .where('report_id', '=', reportId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ purpose, answer, withdrawn_at }) => ({
    purpose,
    answer,
    withdrawn: withdrawn_at !== null,
  }))
}

export type NewCase = {
  id: string
  reference: string
  leadAgencyId: string
  summary: string
  strands: string[]
  types: string[]
  ownerId: string | null
  openedBy: string
  at: Date
}

/** The case, its link to the report and whoever told us. The lead's sight of it is given by the database. */
export async function insertCase(tx: Tx, report: ReportToLog, fresh: NewCase): Promise<void> {
  await tx
    .insertInto('cases')
    .values({
      id: fresh.id,
      reference: fresh.reference,
      lead_agency_id: fresh.leadAgencyId,
      area_id: report.areaId,
      ward_code: report.wardCode,
      strands: fresh.strands,
      types: fresh.types,
      place_kind: report.placeKind,
      occurred_on: report.occurredOn,
      summary: fresh.summary,
      owner_id: fresh.ownerId,
      opened_at: fresh.at,
      opened_by: fresh.openedBy,
      demo: report.demo,
    })
    .execute()
  await tx
    .insertInto('case_reports')
    .values({ report_id: report.id, case_id: fresh.id, linked_at: fresh.at })
    .execute()
  if (report.personId) {
    await tx
      .insertInto('case_people')
      .values({ case_id: fresh.id, person_id: report.personId, ...reporterInCase(report.reporterRole) })
      .execute()
  }
}

/** The referral that the rule makes: a second one for the same case is refused by the database. */
export async function insertReferralByRule(
  tx: Tx,
  row: { caseId: string; to: string; from: string; at: Date; demo: boolean; decided: ReferralByRule },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('referrals')
    .values({
      id,
      case_id: row.caseId,
      to_agency_id: row.to,
      from_agency_id: row.from,
      rule: VICTIM_SERVICE_RULE,
      status: row.decided.status,
      basis: row.decided.basis,
      withheld_reason: row.decided.withheldReason,
      created_at: row.at,
      demo: row.demo,
    })
    .execute()
  return id
}

export async function markLogged(tx: Tx, report: ReportToLog, agencyId: string): Promise<void> {
  await tx
    .updateTable('reports')
    .set({ status: 'logged', agency_id: agencyId, version: report.version + 1 })
    .where('id', '=', report.id)
    .execute()
}

/** Who logged this report already, and when; undefined when nobody has, or it is not the caller's to see. */
export async function whoLogged(tx: Tx, reference: string): Promise<{ by: string; at: Date } | undefined> {
  return tx
    .selectFrom('cases as c')
    .leftJoin('staff_users as u', 'u.id', 'c.opened_by')
    .select((eb) => [eb.fn.coalesce('u.name', sql<string>`'a colleague'`).as('by'), 'c.opened_at as at'])
    .where('c.reference', '=', reference)
    .executeTakeFirst()
}

/**
 * The people of an agency who take its referrals: whom mail about a new one goes to. Its support workers; where it has none,
 * whoever else may take one. At most 20.
 */
export async function referralWorkers(tx: Tx, agencyId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('staff_users')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'support_worker' = any (roles) or (roles && array['officer', 'manager'] and not exists (
      select 1 from staff_users w where w.agency_id = ${agencyId} and w.status = 'active' and 'support_worker' = any (w.roles)))`)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id)
}
