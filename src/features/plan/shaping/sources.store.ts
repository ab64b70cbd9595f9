// What a new plan can start from, and how plans stand to one another.
import type { ExpressionBuilder } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { planName } from '../plan-name.ts'
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

/** What a plan says of its relation to others, by the other's id. */
export async function relationsOf(tx: Tx, planId: string): Promise<Map<string, Relation>> {
  const rows = await tx
    .selectFrom('plan_relations')
    .select(['to_plan_id', 'kind'])
    .where('plan_id', '=', planId)
    .limit(PLANS_MAX)
    .execute()
  return new Map(
    rows.flatMap(({ to_plan_id: id, kind }) => {
      const relation = RELATIONS.find((each) => each === kind)
      return relation ? [[id, relation] as const] : []
    }),
  )
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
