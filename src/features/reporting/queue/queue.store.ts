// What staff read of reports. Sight is row security's; these say which part of it is asked for.
import { type RawBuilder, sql } from 'kysely'
import { hasRole, type Staff } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import { isUuid } from '../../../platform/ids.ts'

/** What waits for somebody: a report that is new, and one in any state to which the person has added unread words. */
export const WAITING = 'waiting'

export type QueueFilter = {
  /** The queue of one agency; null is triage: what went to no agency, or to one where nobody reads. */
  agencyId: string | null
  status: string | null
  strand: string | null
  since: Date | null
  /** Only reports older than this one: where the page before ended. */
  after: { at: Date; id: string } | null
}
export type QueueRow = {
  id: string
  reference: string
  receivedAt: Date
  status: string
  strands: string[]
  placeKind: string
  areaName: string | null
  canContact: string
  dueAt: Date | null
  metAt: Date | null
  unread: boolean
}
export const PAGE_ROWS = 50

// The unread are few, and are gathered once for the whole list.
const waits = sql`(r.status = 'new' or r.id = any (array(
  select m.report_id from report_messages m where m.from_person and m.read_at is null)))`

/** One page of a queue, newest first, and whether there is more after it. */
export async function listQueue(tx: Tx, filter: QueueFilter): Promise<{ rows: QueueRow[]; more: boolean }> {
  const { agencyId, status, strand, since, after } = filter
  // Looked up first, so that the list starts in the index of queues.
  const unread = agencyId ? [] : await agenciesWithoutReader(tx)
  const triage = unread.length
    ? sql`(r.agency_id is null or r.agency_id = any (${unread}::uuid[]))`
    : sql`r.agency_id is null`
  const queue = agencyId ? sql`r.agency_id = ${agencyId}` : triage
  const narrowed = sql`${queue}
      ${strand ? sql`and ${strand} = any(r.strands)` : sql``}
      ${since ? sql`and r.received_at >= ${since}` : sql``}
      ${after ? sql`and (r.received_at, r.id) < (${after.at}, ${after.id})` : sql``}`
  const order = sql`order by r.received_at desc, r.id desc limit ${PAGE_ROWS + 1}`
  // What waits is gathered first, each part from its own index; asked for with an "or", every report would be read.
  const from =
    status === WAITING
      ? sql`((select r.id from reports r where ${narrowed} and r.status = 'new' ${order})
          union select m.report_id from report_messages m where m.from_person and m.read_at is null) w
        join reports r on r.id = w.id`
      : sql`reports r`
  const { rows } = await sql<QueueRow>`
    select r.id, r.reference, r.received_at as "receivedAt", r.status, r.strands, r.place_kind as "placeKind",
      a.name as "areaName", r.can_contact as "canContact", c.due_at as "dueAt", c.met_at as "metAt",
      exists (select 1 from report_messages m where m.report_id = r.id and m.from_person and m.read_at is null) as unread
    from ${from} left join areas a on a.id = r.area_id
      left join lateral (select due_at, met_at from clocks
        where clocks.report_id = r.id and clocks.case_id is null and kind = 'acknowledge'
        order by sequence desc limit 1) c on true
    where ${narrowed} ${status && status !== WAITING ? sql`and r.status = ${status}` : sql``}
    ${order}`.execute(tx)
  return { rows: rows.slice(0, PAGE_ROWS), more: rows.length > PAGE_ROWS }
}

async function agenciesWithoutReader(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agencies where not app.has_caseworkers(id) order by id limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}

const forTriage = (
  which: RawBuilder<unknown>,
) => sql`select 1 from reports r where r.agency_id is null and ${which}
  union all select 1 from agencies g join reports r on r.agency_id = g.id and ${which} where not app.has_caseworkers(g.id)`

/** The new reports that nobody but triage can read, as rows to count. */
export const waitingForTriage = forTriage(sql`r.status = 'new'`)

/** How many reports wait in each queue of the caller; counts stop at 999. */
export async function countWaiting(tx: Tx, actor: Staff): Promise<{ mine: number; triage: number }> {
  const { rows } = await sql<{ mine: number; triage: number }>`select
    (select count(*)::int from (
      select r.id from reports r where r.agency_id = ${actor.agencyId} and r.status = 'new'
      union select r.id from report_messages m join reports r on r.id = m.report_id
        where r.agency_id = ${actor.agencyId} and m.from_person and m.read_at is null limit 999) m) as mine,
    ${hasRole(actor, 'triage') ? sql`(select count(*)::int from (${forTriage(waits)} limit 999) t)` : sql`0`} as triage`.execute(
    tx,
  )
  return rows[0] ?? { mine: 0, triage: 0 }
}

export type StaffReport = {
  id: string
  reference: string
  version: number
  status: string
  statusReason: string | null
  receivedAt: Date
  channel: string
  reporterRole: string
  privacy: string
  canContact: string
  agencyId: string | null
  agencyName: string | null
  areaId: string | null
  areaName: string | null
  placeKind: string
  occurred: unknown
  strands: string[]
  happenedBefore: string
  narrativeId: string
  personId: string | null
  caseId: string | null
  caseReference: string | null
  /** Whether it is the caller's to work on, and not only to see. */
  inMyQueue: boolean
}

/** The report as far as the caller sees it; undefined is not theirs, or not there. */
export async function findReport(tx: Tx, reference: string): Promise<StaffReport | undefined> {
  const { rows } = await sql<StaffReport>`
    select r.id, r.reference, r.version, r.status, r.status_reason as "statusReason", r.received_at as "receivedAt", r.channel,
      r.reporter_role as "reporterRole", r.privacy, r.can_contact as "canContact", r.agency_id as "agencyId",
      g.short_name as "agencyName", r.area_id as "areaId", a.name as "areaName", r.place_kind as "placeKind", r.occurred,
      r.strands, r.happened_before as "happenedBefore", r.narrative_id as "narrativeId", r.person_id as "personId",
      k.id as "caseId", k.reference as "caseReference", app.in_my_queue(r.agency_id) as "inMyQueue"
    from reports r left join agencies g on g.id = r.agency_id left join areas a on a.id = r.area_id
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
