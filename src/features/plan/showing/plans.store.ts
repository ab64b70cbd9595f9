// Every plan with how it goes, in three queries; and which plans belong together.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { planName } from '../plan-name.ts'
import { type DeliveryStatus, STATUSES } from '../running/delivery.ts'

const PLANS_MAX = 200
const RELATIONS_MAX = 1_000

export type ListedPlan = {
  id: string
  title: string
  kind: 'plan' | 'template'
  period: string | null
  published: boolean
  statuses: Partial<Record<DeliveryStatus, number>>
  related: Related[]
}

/** How another plan stands to one: each of two says it in its own way. */
export type Related = {
  id: string
  title: string
  kind: 'linked' | 'under' | 'over' | 'continues' | 'continued'
}

/** Every plan and template: plans first, the one the public is shown first, others published, then the newest of them. */
export async function listPlansWithCounts(tx: Tx): Promise<ListedPlan[]> {
  const plans = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'kind', 'period_words', 'published'])
    .orderBy('kind')
    .orderBy('public_main', 'desc')
    .orderBy('published', 'desc')
    .orderBy('imported_at', 'desc')
    .limit(PLANS_MAX)
    .execute()
  const counts = await tx
    .selectFrom('plan_deliveries as d')
    .innerJoin('plan_actions as a', 'a.id', 'd.action_id')
    .select(['d.plan_id', 'd.status', sql<number>`count(*)::int`.as('count')])
    .where('d.removed_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .groupBy(['d.plan_id', 'd.status'])
    .execute()
  const relations = await loadRelations(tx)
  return plans.map(({ id, title, kind, period_words, published }) => ({
    id,
    title,
    kind: kind === 'template' ? 'template' : 'plan',
    period: period_words,
    published,
    statuses: statusesOf(counts.filter(({ plan_id }) => plan_id === id)),
    related: relations.get(id) ?? [],
  }))
}

function statusesOf(rows: readonly { status: string; count: number }[]): ListedPlan['statuses'] {
  return Object.fromEntries(
    STATUSES.flatMap((status) => {
      const count = rows.find((row) => row.status === status)?.count
      return count ? [[status, count]] : []
    }),
  )
}

/** The plans that one belongs with, today or as it was at an instant, each by its name of now. */
export async function relatedTo(tx: Tx, planId: string, at: Date | null): Promise<Related[]> {
  return (await loadRelations(tx, { planId, at })).get(planId) ?? []
}

const NOW = sql<DB['plan_relations']>`plan_relations`
/** What plans said of a plan and it of them at an instant. */
const relationsAt = (planId: string, at: Date): RawBuilder<DB['plan_relations']> =>
  sql`(select t.* from plan_history h cross join lateral jsonb_populate_record(null::plan_relations, h.row) t
    where h.kind = 'plan_relations' and h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at})
      and (h.plan_id = ${planId} or h.row ->> 'to_plan_id' = ${planId}::text))`

/** By plan: each relation as both of its plans see it; of one plan alone where one is given. */
async function loadRelations(
  tx: Tx,
  of?: { planId: string; at: Date | null },
): Promise<Map<string, Related[]>> {
  const rows = await tx
    .selectFrom((of?.at ? relationsAt(of.planId, of.at) : NOW).as('r'))
    .innerJoin('plans as p', 'p.id', 'r.plan_id')
    .innerJoin('plans as t', 't.id', 'r.to_plan_id')
    .select(['r.plan_id', 'r.to_plan_id', 'r.kind', 'p.title', 't.title as to_title'])
    .select(['p.period_words as period', 't.period_words as to_period'])
    .$if(of !== undefined, (all) =>
      all.where((eb) =>
        eb.or([eb('r.plan_id', '=', of?.planId ?? ''), eb('r.to_plan_id', '=', of?.planId ?? '')]),
      ),
    )
    .orderBy('r.kind')
    .orderBy('t.title')
    .limit(RELATIONS_MAX)
    .execute()
  const both = rows.flatMap(({ plan_id, to_plan_id, kind, ...names }) => {
    const [title, to_title] = [planName(names.title, names.period), planName(names.to_title, names.to_period)]
    const [there, back] =
      kind === 'under'
        ? (['under', 'over'] as const)
        : kind === 'continues'
          ? (['continues', 'continued'] as const)
          : (['linked', 'linked'] as const)
    return [
      { of: plan_id, relation: { id: to_plan_id, title: to_title, kind: there } },
      { of: to_plan_id, relation: { id: plan_id, title, kind: back } },
    ]
  })
  const grouped = Map.groupBy(both, ({ of: plan }) => plan)
  return new Map([...grouped].map(([id, each]) => [id, each.map(({ relation }) => relation)]))
}

/** The last day of the last quarter of a plan that was frozen, or undefined. */
export async function lastFrozenDay(tx: Tx, planId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('plan_cycles')
    .select('last_day')
    .where('plan_id', '=', planId)
    .where('state', '=', 'frozen')
    .orderBy('last_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.last_day
}
