// What a new plan can start from, and how plans stand to one another.
import type { Tx } from '../../../access/db.ts'

export type Source = { id: string; title: string; kind: 'plan' | 'template' }
const PLANS_MAX = 200
export const RELATIONS = ['linked', 'under', 'continues'] as const
export type Relation = (typeof RELATIONS)[number]

/** Every plan and template, the newest first. */
export async function listSources(tx: Tx): Promise<Source[]> {
  const rows = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'kind'])
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PLANS_MAX)
    .execute()
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind === 'template' ? 'template' : 'plan' }))
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

/** Says anew how a plan stands to others. */
export async function setRelations(
  tx: Tx,
  planId: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<void> {
  await tx.deleteFrom('plan_relations').where('plan_id', '=', planId).execute()
  const rows = [...relations].map(([to_plan_id, kind]) => ({ plan_id: planId, to_plan_id, kind }))
  if (rows.length > 0) await tx.insertInto('plan_relations').values(rows).execute()
}
