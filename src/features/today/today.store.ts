// What waits for somebody, counted through row security: nobody is told of a report or case they could not open.
// Every count stops at COUNT_MAX, and all of them are one query.
import { sql } from 'kysely'
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'

export const COUNT_MAX = 1_000
const URGENT_MAX = 8
const SOON_HOURS = 48

export type Waiting = { reports: number; triage: number; overdue: number; dueSoon: number; mine: number }
export type Urgent = {
  kind: string
  startsAt: Date
  dueAt: Date
  reportReference: string | null
  caseReference: string | null
}

/** The counts of one person's page. */
export async function countWaiting(tx: Tx, { agencyId, userId }: Staff, now: Date): Promise<Waiting> {
  const count = (rows: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (select 1 from ${rows} limit ${COUNT_MAX}) x)`
  const soon = new Date(now.getTime() + SOON_HOURS * 3_600_000)
  const open = sql`clocks where agency_id = ${agencyId} and met_at is null and stopped_at is null`
  const { rows } = await sql<Waiting>`select
    ${count(sql`reports where agency_id = ${agencyId} and status = 'new'`)} as reports,
    ${count(sql`reports where agency_id is null and status = 'new'`)} as triage,
    ${count(sql`${open} and due_at < ${now}`)} as overdue,
    ${count(sql`${open} and due_at >= ${now} and due_at < ${soon}`)} as "dueSoon",
    ${count(sql`cases where owner_id = ${userId} and status = 'open'`)} as mine`.execute(tx)
  return rows[0] ?? { reports: 0, triage: 0, overdue: 0, dueSoon: 0, mine: 0 }
}

/** The agency's clocks that are overdue or fall due soonest, with what they are about. */
export async function mostUrgent(tx: Tx, { agencyId }: Staff): Promise<Urgent[]> {
  const { rows } = await sql<Urgent>`
    with first as materialized (
      select id, kind, starts_at, due_at, report_id, case_id from clocks
      where agency_id = ${agencyId} and met_at is null and stopped_at is null
      order by due_at, id limit ${URGENT_MAX})
    select f.kind, f.starts_at as "startsAt", f.due_at as "dueAt",
      (select reference from reports r where r.id = f.report_id) as "reportReference",
      (select reference from cases c where c.id = f.case_id) as "caseReference"
    from first f order by f.due_at, f.id`.execute(tx)
  return rows
}
