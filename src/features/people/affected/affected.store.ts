// Further people affected: the facts in the clear, and what was told of each sealed under a key of their own.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { keyedId } from '../../../platform/crypto/keyed-hash.ts'
import { isUuid, newId } from '../../../platform/ids.ts'

export const TAKEN_SOURCES = ['telephone', 'in_person', 'letter', 'email', 'partner', 'found'] as const
export type TakenSource = (typeof TAKEN_SOURCES)[number]
export const KNOWS = ['agrees', 'objects', 'unaware', 'cannot_ask', 'not_known'] as const
export const MAY_CONTACT = ['yes', 'no', 'not_known'] as const
export const SAID_NO = ['contact', 'kept'] as const
export const GROUNDS = ['child_at_risk', 'vital_interests'] as const

export type AffectedPerson = {
  id: string
  personId: string
  reportId: string
  at: string
  /** Of TAKEN_SOURCES; `form` and `follow_up`: from whoever made the report. */
  source: string
  by: string | null
  agency: string | null
  knows: (typeof KNOWS)[number]
  mayContact: (typeof MAY_CONTACT)[number]
  /** Whether who they are is kept. */
  named: boolean
  ground: (typeof GROUNDS)[number] | null
  /** What they said no to since, when, and who wrote it down; nobody: whoever made the report, by their code. */
  saidNo: (typeof SAID_NO)[number] | null
  saidNoAt: string | null
  saidNoBy: string | null
  /** Whether the caller may open what is kept: whoever works on the report, and an agency that was asked for this very person. */
  opens: boolean
}

const ROWS = sql`select o.id, o.person_id as "personId", o.report_id as "reportId", o.at, o.source, u.name as by, g.short_name as agency,
    o.knows, o.may_contact as "mayContact", o.named, o.ground,
    o.said_no as "saidNo", o.said_no_at as "saidNoAt", w.name as "saidNoBy",
    app.sees_person(o.person_id) as opens
  from people_affected o left join staff_users u on u.id = o.by_user left join agencies g on g.id = o.agency_id
    left join staff_users w on w.id = o.said_no_by`
const MOST = 50

/** Those of every report in a case, for the page of the case; as far as the caller sees the reports. */
export const affectedOfCase = (caseId: string) =>
  sql`${ROWS} where o.report_id in (select cr.report_id from case_reports cr where cr.case_id = ${caseId})
    order by o.at, o.id limit ${MOST}`

/** Those of one report in sight, in the order in which we were told. */
export async function affectedOfReport(tx: Tx, reportId: string): Promise<AffectedPerson[]> {
  const { rows } =
    await sql<AffectedPerson>`${ROWS} where o.report_id = ${reportId} order by o.at, o.id limit ${MOST}`.execute(
      tx,
    )
  return rows
}

export type ReportOfPeople = {
  id: string
  reference: string
  /** Whether the caller works on it, or on its case: who the people are is theirs to open. */
  works: boolean
  /** Who keeps what is locked. */
  keeper: string | null
  /** Whether it was erased, and whoever told of it did not come back with a way to reach them: nobody is added to it. */
  erased: boolean
}

/** A report as far as its people need it, in sight of the caller. */
export async function reportOfPeople(tx: Tx, reference: string): Promise<ReportOfPeople | undefined> {
  const { rows } = await sql<ReportOfPeople>`
    select r.id, r.reference, app.works_on_report(r.id) as works, coalesce(l.short_name, g.short_name) as keeper,
      r.can_contact <> 'yes' and exists (select from timeline t where t.report_id = r.id and t.kind = 'report.erased') as erased
    from reports r left join agencies g on g.id = r.agency_id left join case_reports cr on cr.report_id = r.id
      left join cases c on c.id = cr.case_id left join agencies l on l.id = c.lead_agency_id
    where r.reference = ${reference} limit 1`.execute(tx)
  return rows[0]
}

export type NewAffected = {
  reportId: string
  /** Came with the form: sent twice, it is one person. */
  once: string
  source: TakenSource
  knows: AffectedPerson['knows']
  mayContact: AffectedPerson['mayContact']
  ground: AffectedPerson['ground']
  details: { name?: string; reach?: string; needs?: string }
}

/** Keeps one, sealed. The database refuses who they are without their yes or a ground. False: a repeat. */
export async function insertAffected(tx: Tx, ctx: StaffCtx, fresh: NewAffected): Promise<boolean> {
  const at = ctx.clock.now()
  const { reportId, once } = fresh
  const id = isUuid(once)
    ? keyedId(ctx.vault.secrets.forms, 'person affected', [reportId, ctx.actor.userId, once])
    : newId()
  if (await tx.selectFrom('people_affected').select('id').where('id', '=', id).executeTakeFirst())
    return false
  const personId = await ctx.vault.addPerson(tx, { ...fresh.details }, at, { indexed: false })
  await tx
    .insertInto('people_affected')
    .values({
      id,
      report_id: reportId,
      person_id: personId,
      at,
      source: fresh.source,
      by_user: ctx.actor.userId,
      agency_id: ctx.actor.agencyId,
      knows: fresh.knows,
      may_contact: fresh.mayContact,
      named: Boolean(fresh.details.name || fresh.details.reach),
      ground: fresh.ground,
    })
    .execute()
  return true
}
