// What waits for somebody. Reports, cases and references come through row security: nobody is told of one they could
// not open. How many promises an agency has open is a fact that all staff may know (features/insight shows it), and is
// read as facts: under row security the same count would first gather every case the agency has sight of, which takes
// 200 ms at 100,000 cases. Every count stops at COUNT_MAX or OWN_MAX.
import { type RawBuilder, sql } from 'kysely'
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import { bears, waitingForTriage } from '../reporting/index.ts'

export const COUNT_MAX = 1_000
/** Of one person's own cases: nobody has so many, and each is looked at by row security. */
export const OWN_MAX = 200
const URGENT_MAX = 8
const SOON_HOURS = 48

export type Waiting = {
  reports: number
  /** What somebody whose work is safeguarding must read, in any state, and none of them has. */
  safeguarding: number
  triage: number
  mine: number
  /** Reports that another agency asks this one to take; and that this one asked another to, late. */
  offered: number
  unanswered: number
}
export type Promises = { overdue: number; dueSoon: number; urgent: OpenClock[] }
type OpenClock = {
  kind: string
  startsAt: Date
  dueAt: Date
  reportId: string | null
  caseId: string | null
}
/** An open clock with the reference of what it is about. */
export type Urgent = {
  kind: string
  startsAt: Date
  dueAt: Date
  about: 'case' | 'report'
  reference: string
}

const count = (rows: RawBuilder<unknown>, most = COUNT_MAX) =>
  sql`(select count(*)::int from (select 1 from ${rows} limit ${most}) x)`

/** Reports in the queues of the caller's agency, and the caller's own open cases. One query. */
export async function countWaiting(tx: Tx, { agencyId, userId }: Staff, now: Date): Promise<Waiting> {
  const { rows } = await sql<Waiting>`select
    ${count(sql`reports where agency_id = ${agencyId} and status = 'new'`)} as reports,
    ${count(sql`reports r where r.agency_id = ${agencyId} and ${bears('unread')}`)} as safeguarding,
    ${count(sql`(${waitingForTriage}) t`)} as triage,
    ${count(sql`report_transfers where to_agency_id = ${agencyId} and answered_at is null`)} as offered,
    ${count(sql`report_transfers where by_agency_id = ${agencyId} and answered_at is null and due_at < ${now}`)} as unanswered,
    ${count(sql`cases where owner_id = ${userId} and status = 'open'`, OWN_MAX)} as mine`.execute(tx)
  return rows[0] ?? { reports: 0, safeguarding: 0, triage: 0, mine: 0, offered: 0, unanswered: 0 }
}

/** An agency's open clocks: how many are overdue or fall due in two days, and the first few. One query, in ctx.db.facts. */
export async function openPromises(tx: Tx, agencyId: string, now: Date): Promise<Promises> {
  const soon = new Date(now.getTime() + SOON_HOURS * 3_600_000)
  const open = sql`clocks where agency_id = ${agencyId} and met_at is null and stopped_at is null`
  const { rows } = await sql<OpenClock & { overdue: number; dueSoon: number }>`
    select kind, starts_at as "startsAt", due_at as "dueAt", report_id as "reportId", case_id as "caseId",
      ${count(sql`${open} and due_at < ${now}`)} as overdue,
      ${count(sql`${open} and due_at >= ${now} and due_at < ${soon}`)} as "dueSoon"
    from ${open} order by due_at, id limit ${URGENT_MAX}`.execute(tx)
  const { overdue = 0, dueSoon = 0 } = rows[0] ?? {}
  return { overdue, dueSoon, urgent: rows }
}

/** The same clocks with their references; those about what the caller has no sight of are left out. One query. */
export async function withReferences(tx: Tx, clocks: readonly OpenClock[]): Promise<Urgent[]> {
  if (clocks.length === 0) return []
  const ids = (pick: (clock: OpenClock) => string | null) => clocks.flatMap((clock) => pick(clock) ?? [])
  const { rows } = await sql<{ id: string; reference: string }>`
    select id, reference from cases where id = any (${ids(({ caseId }) => caseId)}::uuid[])
    union all
    select id, reference from reports where id = any (${ids(({ reportId }) => reportId)}::uuid[])`.execute(tx)
  const references = new Map(rows.map(({ id, reference }) => [id, reference]))
  return clocks.flatMap(({ kind, startsAt, dueAt, caseId, reportId }) => {
    const about = caseId ? 'case' : 'report'
    const reference = references.get(caseId ?? reportId ?? '')
    return reference ? [{ kind, startsAt, dueAt, about, reference }] : []
  })
}
