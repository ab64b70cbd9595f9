// The lists of the queue: each tab is one condition, and its count and its rows come from the same one.
import { type RawBuilder, sql } from 'kysely'
import { hasRole, type Staff } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import { REPORT_STATUSES, type ReportStatus } from '../report.ts'
import { unaskedOf } from './unasked.ts'
import { bears, type Mark, type MarkFilter, marksOf } from './marks.ts'

/** What waits for somebody: a report that is new, and one in any state to which the person has added unread words. */
export const WAITING = 'waiting'
export const TABS = [WAITING, 'overdue', 'duplicates', 'series', 'transfers', 'spam', 'decided'] as const
export type Tab = (typeof TABS)[number]
/** What a list may be narrowed to: a tab, one state, or nothing. */
export const LISTS = [...TABS, ...REPORT_STATUSES.filter((each) => each !== 'spam'), 'any'] as const
export type List = (typeof LISTS)[number]
export const SORTS = ['newest', 'oldest', 'due', 'safeguarding'] as const
export type Sort = (typeof SORTS)[number]

export type QueueFilter = {
  /** The queue of one agency; null is triage: what went to no agency, or to one where nobody reads. */
  agencyId: string | null
  strand: string | null
  /** Only what bears this safeguarding mark. */
  mark: MarkFilter | null
  since: Date | null
  now: Date
}
export type QueuePage = QueueFilter & {
  list: List
  sort: Sort
  /** Only what comes after this one: where the page before ended. */
  after: { at: Date; id: string } | null
  /** How many at most; a page's unless told otherwise. */
  limit?: number
}
export type QueueRow = {
  id: string
  reference: string
  version: number
  receivedAt: Date
  status: string
  strands: string[]
  /** Why somebody whose work is safeguarding must look. */
  marks: Mark[]
  /** Nobody who leads on safeguarding has said that they have read what is marked. */
  safeguardingUnread: boolean
  /** Of the page that it was told on. */
  language: string
  /** What may be the same, or one of its series, on the list of those: by words, or by day, place and ground. */
  like: string[]
  /** The report that leads it. */
  mergedInto: string | null
  placeKind: string
  /** What was never asked. */
  unasked: string[]
  areaName: string | null
  canContact: string
  dueAt: Date | null
  metAt: Date | null
  unread: boolean
  /** Since when somebody waits for us; null where nobody does. */
  waitsSince: Date | null
  /** Who was asked to take it over and has not answered. */
  offeredTo: string | null
  /** Where the next page begins, by the order of this one. */
  cursor: Date
}
export const PAGE_ROWS = 50
const COUNT_MAX = 999

// What nobody has read, with the reports that lead those it was written to: few, and gathered once for a whole list.
const unread = sql`select u.id from app.unread_in_my_queue() u(id)`
const waits = sql`(r.status = 'new' or r.id = any (array(${unread})))`

const clock = sql`lateral (select due_at, met_at, stopped_at from clocks
    where clocks.report_id = r.id and clocks.case_id is null and kind = 'acknowledge'
    order by sequence desc limit 1) c on true`

// The other one must be in sight, and nobody have said that they are not the same.
const like = (which: RawBuilder<unknown>) => sql`(
  exists (select 1 from report_likenesses l where l.report_id = r.id and l.apart_at is null and ${which})
  or exists (select 1 from report_likenesses l where l.other_id = r.id and l.apart_at is null and ${which}))`

// The same words, the code of the other one, or the same person on the same day: likely told twice. Otherwise it may be one
// of several.
export const IS_DUPLICATE = sql`(l.text_parts is not null or l.same_secret or (l.same_person and l.same_place))`

// Which belong together, on the lists of those. Not by who told them: that two came from one person is said, and written
// down, on the report's own page (likeness.store.ts).
function companions(list: List): RawBuilder<unknown> {
  if (list !== 'duplicates' && list !== 'series') return sql`'{}'::text[]`
  const why =
    list === 'duplicates' ? sql`l.text_parts is not null` : sql`l.text_parts is null and l.same_place`
  return sql`array(select o.reference from (
      select other_id as id from report_likenesses l where l.report_id = r.id and l.apart_at is null and ${why}
      union select report_id from report_likenesses l where l.other_id = r.id and l.apart_at is null and ${why}) p
    join reports o on o.id = p.id order by o.received_at desc, o.id limit 5)`
}

function conditionOf(list: List, { now, agencyId }: QueueFilter): RawBuilder<unknown> {
  switch (list) {
    case 'any':
    case 'waiting': // its source holds nothing else
      return sql`true`
    case 'overdue':
      return sql`r.status = 'new' and exists (select 1 from clocks k where k.report_id = r.id and k.case_id is null
        and k.kind = 'acknowledge' and k.met_at is null and k.stopped_at is null and k.due_at < ${now})`
    case 'duplicates':
      return sql`r.status = 'new' and ${like(IS_DUPLICATE)}`
    case 'series':
      return sql`r.status = 'new' and ${like(sql`not ${IS_DUPLICATE}`)}`
    case 'transfers':
      return sql`exists (select 1 from report_transfers t where t.report_id = r.id and t.answered_at is null
        and ${agencyId}::uuid in (t.to_agency_id, t.by_agency_id))`
    case 'decided':
      return sql`r.status in ('logged', 'recorded_only', 'passed_on', 'not_hate')`
    default:
      return sql`r.status = ${list satisfies ReportStatus}`
  }
}

async function queueOf(tx: Tx, { agencyId }: QueueFilter): Promise<RawBuilder<unknown>> {
  if (agencyId) return sql`r.agency_id = ${agencyId}`
  // Looked up first, so that the list starts in the index of queues.
  const lost = await agenciesWithoutReader(tx)
  return lost.length
    ? sql`(r.agency_id is null or r.agency_id = any (${lost}::uuid[]))`
    : sql`r.agency_id is null`
}

function narrowed(queue: RawBuilder<unknown>, list: List, filter: QueueFilter): RawBuilder<unknown> {
  const { strand, since, mark } = filter
  // What another agency offers us is in no queue of ours yet.
  return sql`${list === 'transfers' ? sql`true` : queue} and ${conditionOf(list, filter)}
    ${strand ? sql`and ${strand} = any(r.strands)` : sql``}
    ${mark ? sql`and ${bears(mark)}` : sql``}
    ${since ? sql`and r.received_at >= ${since}` : sql``}`
}

// Each list starts where it is short: "new or unread" from both, what is offered from its transfers.
function sourceOf(list: List, queue: RawBuilder<unknown>): RawBuilder<unknown> {
  if (list === WAITING)
    return sql`(select r.id from reports r where ${queue} and r.status = 'new' union ${unread}) w join reports r on r.id = w.id`
  if (list === 'transfers')
    return sql`(select report_id as id from report_transfers where answered_at is null) w join reports r on r.id = w.id`
  return sql`reports r`
}

const FAR = sql`timestamptz '9000-01-01'`
const ORDERS = {
  newest: { by: sql`r.received_at`, way: sql`desc`, past: sql`<` },
  oldest: { by: sql`r.received_at`, way: sql`asc`, past: sql`>` },
  due: {
    by: sql`case when c.met_at is null and c.stopped_at is null then coalesce(c.due_at, ${FAR}) else ${FAR} end`,
    way: sql`asc`,
    past: sql`>`,
  },
  // What is marked comes a thousand years before the rest, and then by when it came.
  safeguarding: {
    by: sql`r.received_at + case when ${bears('any')} then interval '1000 years' else interval '0' end`,
    way: sql`desc`,
    past: sql`<`,
  },
} as const

/** One page of a queue, and whether there is more after it. */
export async function listQueue(tx: Tx, page: QueuePage): Promise<{ rows: QueueRow[]; more: boolean }> {
  const { list, sort, after, limit = PAGE_ROWS } = page
  const queue = await queueOf(tx, page)
  const { by, way, past } = ORDERS[sort]
  // The rows of the page are found first, and only they are told of: what is said beside a row costs more than to find it.
  const { rows } = await sql<QueueRow>`
    with page as materialized (
      select r.id, ${by} as cursor from ${sourceOf(list, queue)} ${sort === 'due' ? sql`left join ${clock}` : sql``}
      where ${narrowed(queue, list, page)} ${after ? sql`and (${by}, r.id) ${past} (${after.at}, ${after.id})` : sql``}
      order by ${by} ${way}, r.id ${way} limit ${limit + 1})
    select r.id, r.reference, r.version, r.received_at as "receivedAt", r.status, r.strands, ${marksOf} as marks, ${bears('unread')} as "safeguardingUnread", r.place_kind as "placeKind", r.language,
      ${unaskedOf} as unasked,
      ${companions(list)} as "like", (select o.reference from report_merges m join reports o on o.id = m.lead_id
        where m.report_id = r.id and m.split_at is null) as "mergedInto",
      a.name as "areaName", r.can_contact as "canContact", c.due_at as "dueAt", c.met_at as "metAt", u.since is not null as unread,
      case when t.id is not null then t.sent_at when r.status = 'new' then r.received_at else u.since end as "waitsSince",
      g.short_name as "offeredTo", page.cursor
    from page join reports r on r.id = page.id left join areas a on a.id = r.area_id
      left join ${clock}
      left join report_transfers t on t.report_id = r.id and t.answered_at is null
      left join agencies g on g.id = t.to_agency_id
      left join lateral (select min(m.at) as since from report_messages m where m.from_person and m.read_at is null
        and m.report_id = any (array(select r.id union all
          select f.report_id from report_merges f where f.lead_id = r.id and f.split_at is null))) u on true
    order by page.cursor ${way}, r.id ${way}`.execute(tx)
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

/** How many each tab holds under the same filters as its list; counts stop at 999. */
export async function countTabs(tx: Tx, filter: QueueFilter): Promise<Record<Tab, number>> {
  const queue = await queueOf(tx, filter)
  const { rows } = await sql<{ tab: Tab; n: number }>`${sql.join(
    TABS.map(
      (tab) => sql`select ${tab}::text as tab, count(*)::int as n from (
        select 1 from ${sourceOf(tab, queue)} where ${narrowed(queue, tab, filter)} limit ${COUNT_MAX}) x`,
    ),
    sql` union all `,
  )}`.execute(tx)
  const found = new Map(rows.map(({ tab, n }) => [tab, n]))
  const of = (tab: Tab) => found.get(tab) ?? 0
  return {
    waiting: of('waiting'),
    overdue: of('overdue'),
    duplicates: of('duplicates'),
    series: of('series'),
    transfers: of('transfers'),
    spam: of('spam'),
    decided: of('decided'),
  }
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
  const mine = sql`select 1 from ${sourceOf(WAITING, sql`r.agency_id = ${actor.agencyId}`)}
    where r.agency_id = ${actor.agencyId} limit ${COUNT_MAX}`
  const { rows } = await sql<{ mine: number; triage: number }>`select
    (select count(*)::int from (${mine}) m) as mine,
    ${hasRole(actor, 'triage') ? sql`(select count(*)::int from (${forTriage(waits)} limit ${COUNT_MAX}) t)` : sql`0`} as triage`.execute(
    tx,
  )
  return rows[0] ?? { mine: 0, triage: 0 }
}
