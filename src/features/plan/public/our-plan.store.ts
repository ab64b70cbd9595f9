// What the public may read of the published plans: what was chosen for it, and what changed. Run as the public's role.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { PublicPlan, PublicRelation } from './public-plans.ts'
import { PUBLIC_STATUSES, type PublicChange, type PublicState, type PublicStatus } from './public-state.ts'

const PLANS_MAX = 100
const RELATIONS_MAX = 1_000
const ACTIONS_MAX = 5_000
const CHANGES_MAX = 50

export type OurPlan = Pick<PublicPlan, 'id' | 'address' | 'title' | 'periodWords' | 'updatedAt'> & {
  actions: PublicState[]
}

/** Every plan that is published, in no order, with how many of its actions go how. Two queries. */
export async function listPublic(tx: Tx): Promise<PublicPlan[]> {
  const [plans, counts] = await Promise.all([
    tx
      .selectFrom('plans')
      .select(['id', 'title', 'period_words', 'period_from', 'period_to', 'public_at'])
      .select(['public_slug', 'public_main'])
      .where('published', '=', true)
      .orderBy('public_main', 'desc')
      .orderBy('period_from', (order) => order.desc().nullsLast())
      .orderBy('id')
      .limit(PLANS_MAX)
      .execute(),
    tx
      .selectFrom('plan_public_states as s')
      .innerJoin('plans as p', 'p.id', 's.plan_id')
      .select(['s.plan_id', 's.status', sql<number>`count(*)::int`.as('count')])
      .where('p.published', '=', true)
      .groupBy(['s.plan_id', 's.status'])
      .execute(),
  ])
  const byPlan = Map.groupBy(counts, ({ plan_id }) => plan_id)
  return plans.map((plan) => ({
    id: plan.id,
    address: plan.public_slug ?? plan.id,
    title: plan.title,
    periodWords: plan.period_words,
    from: plan.period_from,
    to: plan.period_to,
    main: plan.public_main,
    updatedAt: plan.public_at,
    counts: Object.fromEntries((byPlan.get(plan.id) ?? []).map(({ status, count }) => [status, count])),
  }))
}

/** How the published plans belong together. */
export async function publicRelations(tx: Tx): Promise<PublicRelation[]> {
  const rows = await tx
    .selectFrom('plan_relations as r')
    .innerJoin('plans as p', 'p.id', 'r.plan_id')
    .innerJoin('plans as t', 't.id', 'r.to_plan_id')
    .select(['r.plan_id', 'r.to_plan_id', 'r.kind'])
    .where('p.published', '=', true)
    .where('t.published', '=', true)
    .orderBy('r.plan_id')
    .orderBy('r.to_plan_id')
    .limit(RELATIONS_MAX)
    .execute()
  return rows.flatMap(({ plan_id: planId, to_plan_id: toPlanId, kind }) =>
    kind === 'linked' || kind === 'under' || kind === 'continues' ? [{ planId, toPlanId, kind }] : [],
  )
}

/** One of the published plans with what it says. One query. */
export const withStates = async (tx: Tx, plan: PublicPlan): Promise<OurPlan> => ({
  ...plan,
  actions: await loadPublicStates(tx, plan.id),
})

/** What is published of a plan, in order. */
export async function loadPublicStates(tx: Tx, planId: string): Promise<PublicState[]> {
  const rows = await tx
    .selectFrom('plan_public_states')
    .select(['action_id', 'position', 'priority', 'themes', 'aim', 'said', 'progress', 'status', 'parts'])
    .select(['parts_done', 'time_words', 'starts_on', 'ends_on', 'moved_to', 'measures'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .limit(ACTIONS_MAX)
    .execute()
  return rows.map((row) => ({
    actionId: row.action_id,
    position: row.position,
    priority: row.priority,
    themes: row.themes,
    aim: row.aim,
    said: row.said,
    progress: row.progress,
    status: statusOf(row.status) ?? 'not_said',
    parts: row.parts,
    partsDone: row.parts_done,
    timeWords: row.time_words,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    movedTo: row.moved_to,
    measures: row.measures,
  }))
}

const statusOf = (text: string | null): PublicStatus | null =>
  PUBLIC_STATUSES.find((each) => each === text) ?? null
const kindOf = (text: string): PublicChange['kind'] =>
  (['published', 'shown', 'taken_off', 'status', 'moved', 'words'] as const).find((each) => each === text) ??
  'progress'

export type FeedChange = PublicChange & {
  id: string
  planId: string
  at: Date
  said: string | null
  progress: string
}

/** The latest public changes of these plans, the newest first, with the words that their actions have now. */
export async function loadPublicChanges(tx: Tx, planIds: readonly string[]): Promise<FeedChange[]> {
  if (planIds.length === 0) return []
  const rows = await tx
    .selectFrom('plan_public_changes as c')
    .leftJoin('plan_public_states as s', 's.action_id', 'c.action_id')
    .select(['c.id', 'c.plan_id', 'c.at', 'c.kind', 'c.action_id', 'c.from_status', 'c.to_status'])
    .select(['s.said', 's.progress'])
    .where('c.plan_id', 'in', planIds)
    .orderBy('c.at', 'desc')
    .orderBy('c.position')
    .orderBy('c.id')
    .limit(CHANGES_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    at: row.at,
    kind: kindOf(row.kind),
    actionId: row.action_id,
    fromStatus: statusOf(row.from_status),
    toStatus: statusOf(row.to_status),
    said: row.said,
    progress: row.progress ?? '',
  }))
}
