// Reads the trail as the person who asks: row security lets through the entries of their own agency only.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { addDays, londonMidnight } from '../../platform/calendar/london.ts'
import type { TrailCursor, TrailFilter } from './trail-filter.ts'

export type TrailEntry = {
  at: Date
  actorName: string
  action: string
  outcome: 'done' | 'refused'
  /** The reference or name of what it was about, where there is one. */
  subject: string | null
  subjectKind: string | null
  reason: string | null
  detail: Record<string, unknown>
  cursor: TrailCursor
}

type Row = Omit<TrailEntry, 'cursor' | 'outcome'> & {
  outcome: string
  micros: string
  lane: number
  seq: string
}
type Query = { filter: TrailFilter; after?: TrailCursor | undefined; limit: number }

/** The newest entries that fit, `limit` at most. */
export async function listTrail(tx: Tx, { filter, after, limit }: Query): Promise<TrailEntry[]> {
  const conditions = [
    filter.action && sql`e.action = ${filter.action}`,
    filter.person && sql`e.actor_id = ${filter.person}`,
    filter.about && sql`e.subject_id in (select app.audited_ids(${filter.about}))`,
    filter.refused && sql`e.outcome = 'refused'`,
    filter.from && sql`e.at >= ${londonMidnight(filter.from)}`,
    filter.to && sql`e.at < ${londonMidnight(addDays(filter.to, 1))}`,
    after &&
      sql`(e.at, e.lane, e.seq) < ('epoch'::timestamptz + ${after.micros}::bigint * interval '1 microsecond', ${after.lane}, ${after.seq}::bigint)`,
  ].filter((each) => each !== undefined && each !== '' && each !== false)
  // What the agency's people did, and what others did to its people: each from its own index.
  const page = (whose: RawBuilder<unknown>) => sql`(
    select e.at, e.lane, e.seq, e.actor_name, e.action, e.outcome, e.subject_kind, e.subject_id, e.reason, e.detail
    from audit.entries e where ${sql.join([whose, ...conditions], sql` and `)}
    order by e.at desc, e.lane desc, e.seq desc limit ${limit})`
  const { rows } = await sql<Row>`
    with page as (
      ${page(sql`e.agency_id = app.agency_id()`)} union all ${page(sql`e.about_agency_id = app.agency_id()`)}
      order by at desc, lane desc, seq desc limit ${limit})
    select page.at, page.lane, page.seq::text, (extract(epoch from page.at) * 1000000)::bigint::text as micros,
      coalesce(page.actor_name, '') as "actorName", page.action, page.outcome, page.subject_kind as "subjectKind",
      coalesce(named.reference, u.name, a.short_name) as subject, page.reason, page.detail
    from page
    left join app.audited_references(array(select subject_id from page where subject_kind in ('case', 'report'))) named
      on named.id = page.subject_id
    left join staff_users u on page.subject_kind = 'user' and u.id = page.subject_id
    left join agencies a on page.subject_kind = 'agency' and a.id = page.subject_id
    order by page.at desc, page.lane desc, page.seq desc`.execute(tx)
  return rows.map(({ micros, lane, seq, outcome, ...row }) => ({
    ...row,
    outcome: outcome === 'refused' ? 'refused' : 'done',
    cursor: { micros, lane, seq },
  }))
}

/** The people of the reader's agency: whom the trail can be narrowed to. */
export async function listActors(tx: Tx, agencyId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('staff_users')
    .select(['id', 'name'])
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()
}
