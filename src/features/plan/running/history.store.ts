// Every version of an action and of what hangs on it, each beside the one before it: who changed what and why.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { findMeasure } from '../../insight/index.ts'
import type { Names, Version } from './history.ts'
import { loadRoundNames } from './round-names.store.ts'

/** How many versions of an action its page shows; where there are as many, it says that there may be older ones. */
export const VERSIONS_MAX = 500

/** The versions of an action and all that hangs on it (or of one delivery and its evidence), newest first. */
export async function loadVersions(
  tx: Tx,
  of: { actionId: string; deliveryId?: string },
  until?: Date,
): Promise<Version[]> {
  const own = of.deliveryId ? sql`and ${of.deliveryId} in (h.row_id::text, h.row ->> 'delivery_id')` : sql``
  const { rows } = await sql<Version>`
    select v.kind, v.row_id as "rowId", v.valid_from as at, v.row, v.before, v.reason, u.name as "byName"
      from (select h.kind, h.row_id, h.valid_from, h.row, h.by_user, h.reason,
          lag(h.row) over (partition by h.kind, h.row_id order by h.valid_from) as before
        from plan_history h
        where h.action_id = ${of.actionId} and h.valid_from <= ${until ?? sql`'infinity'::timestamptz`} ${own}) v
      left join staff_users u on u.id = v.by_user
      order by v.valid_from desc, v.kind, v.row_id limit ${VERSIONS_MAX}`.execute(tx)
  return rows
}

type Asked = { after?: Date; until?: Date; most: number; skip?: number }

/**
 * The versions of a plan itself, its priorities, its aims and whatever belongs to no action, newest first: those made
 * after `after` until and with `until`, at most `most` of them once the first `skip` are left out.
 */
export async function loadPlanVersions(tx: Tx, planId: string, asked: Asked): Promise<Version[]> {
  const { after, until, most, skip = 0 } = asked
  const { rows } = await sql<Version>`
    select v.kind, v.row_id as "rowId", v.valid_from as at, v.row, v.before, v.reason, u.name as "byName"
      from (select h.kind, h.row_id, h.valid_from, h.row, h.by_user, h.reason,
          lag(h.row) over (partition by h.kind, h.row_id order by h.valid_from) as before
        from plan_history h where h.plan_id = ${planId} and h.action_id is null
          and h.valid_from <= ${until ?? sql`'infinity'::timestamptz`}) v
      left join staff_users u on u.id = v.by_user
      where v.valid_from > ${after ?? sql`'-infinity'::timestamptz`}
      order by v.valid_from desc, v.kind, v.row_id limit ${most} offset ${skip}`.execute(tx)
  return rows
}

/** What the rounds that these quarters close are called in their plan. */
async function roundsOf(tx: Tx, [planId]: readonly string[], quarters: readonly string[]) {
  if (planId === undefined) return []
  const called = await loadRoundNames(tx, planId)
  return quarters.map((quarter) => [quarter, called(quarter).name] as const)
}

/** The names of every agency, group, person, aim and measure that these versions speak of. */
export async function loadNames(tx: Tx, versions: readonly Version[]): Promise<Names> {
  const ids = (column: string) => [
    ...new Set(
      versions.flatMap(({ row, before }) =>
        [row[column], before?.[column]].filter((id): id is string => typeof id === 'string'),
      ),
    ),
  ]
  const [agencies, groups, posts] = [ids('agency_id'), ids('group_id'), ids('post_id')]
  const people = [...new Set([...ids('lead_user_id'), ...ids('verified_by')])]
  const aims = ids('aim_id')
  const [priorities, plans] = [ids('priority_id'), ids('to_plan_id')]
  const measures = ids('measure')
  const quarters = [...new Set([...ids('stale_quarter'), ...ids('reported_quarter')])]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, short_name as name from agencies where id = any(${agencies}::uuid[])
    union all select id, name from plan_groups where id = any(${groups}::uuid[])
    union all select id, title from plan_posts where id = any(${posts}::uuid[])
    union all select id, name from staff_users where id = any(${people}::uuid[])
    union all select id, trim(ref || ' ' || text) from plan_aims where id = any(${aims}::uuid[])
    union all select id, trim(heading || ' ' || title) from plan_priorities where id = any(${priorities}::uuid[])
    union all select id, case when position(period_words in title) > 0 or coalesce(period_words, '') = '' then title
      else title || ' (' || period_words || ')' end from plans where id = any(${plans}::uuid[])`.execute(tx)
  const rounds = quarters.length > 0 ? await roundsOf(tx, ids('plan_id'), quarters) : []
  const kept = await Promise.all(measures.map((key) => findMeasure(tx, key)))
  return new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...rounds,
    ...kept.flatMap((measure) => (measure ? [[measure.key, measure.name] as const] : [])),
  ])
}
