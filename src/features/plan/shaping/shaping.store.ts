// SQL of changing what a plan is made of. Table and column names come from nouns.ts, never from a request.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Stamped } from '../stamp.ts'
import type { Noun, Parent, Shape } from './nouns.ts'
import { SHAPES } from './nouns.ts'

export type KeptRow = Readonly<Record<string, unknown>> & {
  id: string
  plan_id: string
  version: number
  removed: boolean
}
const LIST_MAX = 5_000

const PARENTS: Record<Exclude<Parent, 'plan'>, string> = {
  priority: 'plan_priorities',
  aim: 'plan_aims',
  action: 'plan_actions',
}

/** One thing of a plan, whether removed or not; undefined where there is none. */
export async function findThing(
  tx: Tx,
  noun: Noun,
  planId: string,
  id: string,
): Promise<KeptRow | undefined> {
  const { rows } = await sql<KeptRow>`select t.*, t.removed_at is not null as removed
    from ${sql.table(SHAPES[noun].table)} t where t.id = ${id} and t.plan_id = ${planId}`.execute(tx)
  return rows[0]
}

/** Whether the thing that another is to stand under is there, in this plan. */
export async function parentExists(tx: Tx, parent: Parent, planId: string, id: string): Promise<boolean> {
  if (parent === 'plan') return true
  const { rows } = await sql`select from ${sql.table(PARENTS[parent])}
    where id = ${id} and plan_id = ${planId} and removed_at is null`.execute(tx)
  return rows.length > 0
}

/** The plan's own years, by which its time frames are read; null where it names none. */
export async function periodOf(
  tx: Tx,
  planId: string,
): Promise<{ from: string; to: string; words: string } | null> {
  const plan = await tx
    .selectFrom('plans')
    .select(['period_from', 'period_to', 'period_words'])
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan?.period_from || !plan.period_to) return null
  return { from: plan.period_from, to: plan.period_to, words: plan.period_words ?? '' }
}

/** Whether the actor may speak for some part of an action. */
export async function answersForAction(tx: Tx, actionId: string): Promise<boolean> {
  const { rows } = await sql<{
    does: boolean
  }>`select app.answers_for_delivery(${actionId}, null) as does`.execute(tx)
  return rows[0]?.does ?? false
}

/** Writes a new thing, at the end of its list where it has an order. */
export async function insertThing(
  tx: Tx,
  shape: Shape,
  place: { id: string; planId: string; parentId: string | null },
  columns: Record<string, unknown>,
  stamp: Stamped,
): Promise<void> {
  const own = shape.parentColumn ? { [shape.parentColumn]: place.parentId } : {}
  const row: Record<string, unknown> = {
    ...columns,
    ...own,
    ...stamp,
    id: place.id,
    plan_id: place.planId,
  }
  const names = Object.keys(row).map((name) => sql.ref(name))
  const values = Object.values(row).map((value) => sql`${value}`)
  if (shape.ordered) {
    names.push(sql.ref('position'))
    values.push(sql`(select coalesce(max(position), -1) + 1 from ${sql.table(shape.table)}
      where ${sql.ref(shape.parentColumn ?? 'plan_id')} = ${place.parentId ?? place.planId})`)
  }
  await sql`insert into ${sql.table(shape.table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
    tx,
  )
}

/** Changes a thing that is still at `version`; false where somebody changed it first. */
export async function updateThing(
  tx: Tx,
  shape: Shape,
  id: string,
  version: number,
  columns: Record<string, unknown>,
  stamp: Stamped,
): Promise<boolean> {
  const sets = Object.entries({ ...columns, ...stamp }).map(
    ([name, value]) => sql`${sql.ref(name)} = ${value}`,
  )
  const { numAffectedRows } =
    await sql`update ${sql.table(shape.table)} set ${sql.join(sets)}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** Takes a thing out of the plan, or puts it back, with what stands under it; what was removed earlier stays so. */
export async function setRemoved(
  tx: Tx,
  noun: Noun,
  row: KeptRow,
  remove: boolean,
  stamp: Stamped,
): Promise<void> {
  const since = row['removed_at']
  // Putting back takes along what went in the same act, and nothing that had gone before.
  const was = remove ? sql`removed_at is null` : sql`removed_at = ${since}`
  const set = (table: string, where: ReturnType<typeof sql>) =>
    sql`update ${sql.table(table)} set removed_at = ${remove ? stamp.changed_at : null}, version = version + 1,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason} where ${where} and ${was}`.execute(
      tx,
    )
  const { id } = row
  if (noun === 'priority') {
    await set(
      'plan_deliveries',
      sql`action_id in (select a.id from plan_actions a join plan_aims m on m.id = a.aim_id where m.priority_id = ${id})`,
    )
    await set('plan_actions', sql`aim_id in (select m.id from plan_aims m where m.priority_id = ${id})`)
    await set('plan_aims', sql`priority_id = ${id}`)
  }
  if (noun === 'aim') {
    await set('plan_deliveries', sql`action_id in (select a.id from plan_actions a where a.aim_id = ${id})`)
    await set('plan_actions', sql`aim_id = ${id}`)
  }
  if (noun === 'action') await set('plan_deliveries', sql`action_id = ${id}`)
  await set(SHAPES[noun].table, sql`id = ${id}`)
}

/** Changes places with the neighbour above or below; false where there is none. */
export async function swapPlaces(
  tx: Tx,
  shape: Shape,
  row: KeptRow,
  up: boolean,
  stamp: Stamped,
): Promise<boolean> {
  const parent = shape.parentColumn ?? 'plan_id'
  const [beyond, order] = up ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const { rows } = await sql<{
    id: string
    position: number
  }>`select id, position from ${sql.table(shape.table)}
    where ${sql.ref(parent)} = ${row[parent]} and removed_at is null and position ${beyond} ${row['position']}
    order by position ${order} limit 1 for update`.execute(tx)
  const other = rows[0]
  if (!other) return false
  await sql`update ${sql.table(shape.table)} t set position = v.position, version = version + 1, changed_at = ${stamp.changed_at},
      changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from (values (${row.id}::uuid, ${other.position}::int), (${other.id}::uuid, ${row['position']}::int)) v (id, position)
    where t.id = v.id`.execute(tx)
  return true
}

export type Removed = {
  noun: Noun
  id: string
  words: string
  at: Date
  by: string | null
  reason: string | null
}

/** What was removed from a plan by itself, not with something above it; the latest first. */
export async function listRemoved(tx: Tx, planId: string): Promise<Removed[]> {
  const { rows } = await sql<Removed>`
    with gone as (
      select 'priority' as noun, id, title as words, removed_at, changed_by, change_reason, null::timestamptz as above
        from plan_priorities where plan_id = ${planId}
      union all select 'aim', m.id, concat_ws(' ', nullif(m.ref, ''), m.text), m.removed_at, m.changed_by, m.change_reason, p.removed_at
        from plan_aims m join plan_priorities p on p.id = m.priority_id where m.plan_id = ${planId}
      union all select 'action', a.id, a.action, a.removed_at, a.changed_by, a.change_reason, m.removed_at
        from plan_actions a join plan_aims m on m.id = a.aim_id where a.plan_id = ${planId}
      union all select 'milestone', id, title, removed_at, changed_by, change_reason, null from plan_milestones where plan_id = ${planId}
      union all select 'risk', id, text, removed_at, changed_by, change_reason, null from plan_risks where plan_id = ${planId}
      union all select 'link', id, title, removed_at, changed_by, change_reason, null from plan_links where plan_id = ${planId}
      union all select 'budget', id, words, removed_at, changed_by, change_reason, null from plan_budgets where plan_id = ${planId}
    )
    select g.noun, g.id, g.words, g.removed_at as at, u.name as by, g.change_reason as reason
    from gone g left join staff_users u on u.id = g.changed_by
    where g.removed_at is not null and g.above is distinct from g.removed_at
    order by g.removed_at desc, g.id limit ${LIST_MAX}`.execute(tx)
  return rows
}
