// Lists of cases. A list starts in case_access, whose index holds the order, and never in cases: under row security a
// sorted list of cases would look at every one of them (design.md 4). One query a list, whatever its length.
import { sql } from 'kysely'
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import { asRisk, asStatus, type CaseStatus, type RiskLevel } from './case.ts'
import { addDays, londonMidnight } from '../../platform/calendar/london.ts'
import { VICTIM_SERVICE_RULE } from '../reporting/index.ts'
import type { CaseFilter, Cursor, ReferralFilter } from './case-filter.ts'

export type CaseListRow = {
  id: string
  reference: string
  status: CaseStatus
  riskLevel: RiskLevel
  strands: string[]
  types: string[]
  summary: string
  openedAt: Date
  leadName: string
  ownerName: string | null
  nextClock: string | null
  nextDueAt: Date | null
  /** The person wrote, and nobody has read it yet. */
  unread: boolean
  /** How many of its reports their person withdrew; null where none of them is in sight. */
  withdrawn: 'none' | 'some' | 'all' | null
  cursor: Cursor
}

type ListQuery = { filter: CaseFilter; after?: Cursor | undefined; now: Date; limit: number }

/** The newest cases in sight that fit, in their order; `limit` at most. */
export async function listCases(tx: Tx, actor: Staff, query: ListQuery): Promise<CaseListRow[]> {
  const { rows } = await sql<Row>`
    with page as (${inSight(actor, query)})
    ${CASE_ROWS}, (extract(epoch from page.opened_at) * 1000000)::bigint as micros
    from page join cases c on c.id = page.case_id ${CASE_JOINS}
    order by page.opened_at desc, page.case_id desc`.execute(tx)
  return rows.map(toRow)
}

/** How many cases in sight fit, counted no further than `atMost` + 1. */
export async function countCases(
  tx: Tx,
  actor: Staff,
  query: Omit<ListQuery, 'limit'>,
  atMost: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${inSight(actor, { ...query, after: undefined, limit: atMost + 1 })}) page`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** The closest cases in sight to some words; at most 50. The function applies the rule of sight itself. */
export async function searchCases(tx: Tx, words: string, reference: string | null): Promise<CaseListRow[]> {
  const { rows } = await sql<Row>`
    with hits as (
      select case_id, max(rank) as rank from (
        select case_id, rank from app.search_cases(${words}, 50)
        union all select id, 1000 from cases where reference = ${reference}) found
      group by case_id)
    ${CASE_ROWS}, 0 as micros from hits join cases c on c.id = hits.case_id ${CASE_JOINS}
    order by hits.rank desc, c.opened_at desc, c.id limit 50`.execute(tx)
  return rows.map(toRow)
}

const CASE_ROWS = sql`select c.id, c.reference, c.status, c.risk_level, c.strands, c.types, c.summary, c.opened_at,
  lead.short_name as lead_name, owner.name as owner_name, next.kind as next_clock, next.due_at as next_due_at,
  exists (select 1 from case_reports cr join report_messages m on m.report_id = cr.report_id
    where cr.case_id = c.id and m.from_person and m.read_at is null) as unread,
  (select case when bool_and(r.withdrawn_at is not null) then 'all' when bool_or(r.withdrawn_at is not null) then 'some'
    when count(*) > 0 then 'none' end
    from case_reports cr join reports r on r.id = cr.report_id where cr.case_id = c.id) as withdrawn`

const CASE_JOINS = sql`join agencies lead on lead.id = c.lead_agency_id
  left join staff_users owner on owner.id = c.owner_id
  left join lateral (select k.kind, k.due_at from clocks k
    where k.case_id = c.id and k.met_at is null and k.stopped_at is null order by k.due_at, k.id limit 1) next on true`

/** The ids in order. Sight given to the agency and sight given to the person are two scans of one index, joined. */
function inSight(actor: Staff, query: ListQuery) {
  return sql`select opened_at, case_id from (
      ${heldBy(actor.agencyId, actor, query)} union ${heldBy(actor.userId, actor, query)}) held
    order by opened_at desc, case_id desc limit ${query.limit}`
}

function heldBy(holder: string, actor: Staff, { filter, after, now, limit }: ListQuery) {
  const { status, risk, strand, lead, overdue, mine, opened, referral } = filter
  const conditions = [
    sql`a.holder_id = ${holder} and a.level >= 2`,
    status !== 'all' && sql`a.open = ${status === 'open'}`,
    after &&
      sql`(a.opened_at, a.case_id) < ('epoch'::timestamptz + ${after.openedMicros} * interval '1 microsecond', ${after.caseId}::uuid)`,
    opened &&
      sql`a.opened_at >= ${londonMidnight(opened.from)} and a.opened_at < ${londonMidnight(addDays(opened.to, 1))}`,
    referral && sql`${referralState(referral)}`,
    risk && sql`a.risk_level = ${risk}`,
    strand && sql`${strand} = any (a.strands)`,
    lead && sql`c.lead_agency_id = ${lead}`,
    mine && sql`a.case_id = any (array(select c.id from cases c where c.owner_id = ${actor.userId}))`,
    overdue &&
      sql`exists (select 1 from clocks k where k.case_id = a.case_id and k.met_at is null and k.stopped_at is null
        and k.due_at < ${now})`,
  ].filter((each) => typeof each === 'object')
  const join = lead ? sql`join cases c on c.id = a.case_id` : sql``
  // distinct: several bases may give one holder sight of one case. It reads in the index's own order, so it costs nothing.
  return sql`(select distinct a.opened_at, a.case_id from case_access a ${join}
    where ${sql.join(conditions, sql` and `)} order by a.opened_at desc, a.case_id desc limit ${limit})`
}

// As features/insight/measures.store.ts counts it. One look into referrals_rule_once for each case of the page.
function referralState(wanted: ReferralFilter) {
  const byRule = sql`select 1 from referrals f where f.case_id = a.case_id and f.rule = ${VICTIM_SERVICE_RULE}`
  switch (wanted) {
    case 'missing':
      return sql`not exists (${byRule})`
    case 'referred':
      return sql`exists (${byRule} and f.status in ('sent', 'accepted', 'done'))`
    case 'withdrawn':
      return sql`exists (${byRule} and f.status = 'withdrawn')`
    case 'withdrew':
      return sql`exists (${byRule} and (f.status = 'stopped' or f.withheld_reason = 'withdrew'))`
    default:
      return sql`exists (${byRule} and f.withheld_reason = ${wanted})`
  }
}

type Row = {
  id: string
  reference: string
  status: string
  risk_level: string
  strands: string[]
  types: string[]
  summary: string
  opened_at: Date
  lead_name: string
  owner_name: string | null
  next_clock: string | null
  next_due_at: Date | null
  unread: boolean
  withdrawn: CaseListRow['withdrawn']
  micros: number
}

const toRow = (row: Row): CaseListRow => ({
  id: row.id,
  reference: row.reference,
  status: asStatus(row.status),
  riskLevel: asRisk(row.risk_level),
  strands: row.strands,
  types: row.types,
  summary: row.summary,
  openedAt: row.opened_at,
  leadName: row.lead_name,
  ownerName: row.owner_name,
  nextClock: row.next_clock,
  nextDueAt: row.next_due_at,
  unread: row.unread,
  withdrawn: row.withdrawn,
  cursor: { openedMicros: row.micros, caseId: row.id },
})
