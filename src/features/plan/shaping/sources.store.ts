// What a new plan can start from, and how plans stand to one another.
import { type ExpressionBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { planName } from '../plan-name.ts'
import { rowsAt } from '../running/plan-state.store.ts'
import type { Stamped } from '../stamp.ts'

export type Source = { id: string; title: string; kind: 'plan' | 'template' }
const PLANS_MAX = 200
export const RELATIONS = ['linked', 'under', 'continues'] as const
export type Relation = (typeof RELATIONS)[number]

/** Every plan and template, the newest first, by title and period. */
export async function listSources(tx: Tx): Promise<Source[]> {
  const rows = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'kind', 'period_words'])
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PLANS_MAX)
    .execute()
  return rows.map(({ id, title, kind, period_words: period }) => ({
    id,
    title: planName(title, period),
    kind: kind === 'template' ? 'template' : 'plan',
  }))
}

/** A plan that somebody started, and from which one. */
export type Started = { id: string; by: string | null; from: string | null }

/**
 * The plan of a name and years, where there is one. Whoever asks is to start one otherwise: until then, others who ask wait,
 * so that two at once do not start the same.
 */
export async function planOfThese(
  tx: Tx,
  { title, from, to }: { title: string; from: Day; to: Day },
): Promise<Started | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('start-plan', 0))`.execute(tx)
  return tx
    .selectFrom('plans')
    .select(['id', 'imported_by as by', 'copied_from as from'])
    .where('kind', '=', 'plan')
    .where('title', '=', title)
    .where('period_from', '=', from)
    .where('period_to', '=', to)
    .orderBy('imported_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What a plan says of its relation to others, or said at an instant, by the other's id. */
export async function relationsOf(
  tx: Tx,
  planId: string,
  at: Date | null = null,
): Promise<Map<string, Relation>> {
  const rows = await tx
    .selectFrom(rowsAt('plan_relations', planId, at).as('r'))
    .select(['to_plan_id', 'kind'])
    .limit(PLANS_MAX)
    .execute()
  return new Map(
    rows.flatMap(({ to_plan_id: id, kind }) => {
      const relation = RELATIONS.find((each) => each === kind)
      return relation ? [[id, relation] as const] : []
    }),
  )
}

const RELATED_MAX = 10

/** The other plans whose actions a link of this plan may lead to: those that either says it is related to, and that of `actionId`. */
export async function relatedPlans(tx: Tx, planId: string, actionId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from plans p where p.id <> ${planId} and p.kind = 'plan' and (
      exists (select from plan_relations r where (r.plan_id, r.to_plan_id) in ((p.id, ${planId}::uuid), (${planId}::uuid, p.id)))
      or exists (select from plan_actions a where a.id = ${actionId}::uuid and a.plan_id = p.id))
    order by p.imported_at desc, p.id limit ${RELATED_MAX}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Says anew how a plan stands to others. What stays so is not touched; who said or unsaid the rest, and why, is kept. */
export async function setRelations(
  tx: Tx,
  planId: string,
  relations: ReadonlyMap<string, Relation>,
  stamp: Stamped,
): Promise<void> {
  const before = await relationsOf(tx, planId)
  const gone = [...before].filter(([id, kind]) => relations.get(id) !== kind).map(([id]) => id)
  const added = [...relations].filter(([id, kind]) => before.get(id) !== kind)
  if (gone.length > 0) {
    const theirs = (eb: ExpressionBuilder<DB, 'plan_relations'>) =>
      eb.and([eb('plan_id', '=', planId), eb('to_plan_id', 'in', gone)])
    // Whoever takes one away says so on it first (migration 0041).
    await tx.updateTable('plan_relations').set(stamp).where(theirs).execute()
    await tx.deleteFrom('plan_relations').where(theirs).execute()
  }
  const rows = added.map(([to_plan_id, kind]) => ({ plan_id: planId, to_plan_id, kind, ...stamp }))
  if (rows.length > 0) await tx.insertInto('plan_relations').values(rows).execute()
}
