// What the public may read of the published plan: what was chosen for it, and what changed. Run as the public's role.
import type { Tx } from '../../../access/db.ts'
import { PUBLIC_STATUSES, type PublicChange, type PublicState, type PublicStatus } from './public-state.ts'

const ACTIONS_MAX = 5_000
const CHANGES_MAX = 50

export type OurPlan = {
  id: string
  title: string
  periodWords: string | null
  updatedAt: Date | null
  actions: PublicState[]
}

/** The published plan that starts latest, or undefined where none is published. Two queries. */
export async function loadOurPlan(tx: Tx): Promise<OurPlan | undefined> {
  const plan = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'period_words', 'public_at'])
    .where('published', '=', true)
    .orderBy('period_from', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!plan) return undefined
  return {
    id: plan.id,
    title: plan.title,
    periodWords: plan.period_words,
    updatedAt: plan.public_at,
    actions: await loadPublicStates(tx, plan.id),
  }
}

/** The titles of the other plans that are on the public page: publishing this one takes them off. */
export async function otherPublished(tx: Tx, planId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('plans')
    .select('title')
    .where('published', '=', true)
    .where('id', '<>', planId)
    .orderBy('title')
    .execute()
  return rows.map(({ title }) => title)
}

/** What is published of a plan, in order. */
export async function loadPublicStates(tx: Tx, planId: string): Promise<PublicState[]> {
  const rows = await tx
    .selectFrom('plan_public_states')
    .select(['action_id', 'position', 'priority', 'themes', 'aim', 'said', 'progress', 'status', 'parts'])
    .select(['parts_done', 'time_words', 'starts_on', 'ends_on', 'measures'])
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
    measures: row.measures,
  }))
}

const statusOf = (text: string | null): PublicStatus | null =>
  PUBLIC_STATUSES.find((each) => each === text) ?? null
const kindOf = (text: string): PublicChange['kind'] =>
  (['published', 'shown', 'taken_off', 'status', 'words'] as const).find((each) => each === text) ??
  'progress'

export type FeedChange = PublicChange & { id: string; at: Date; said: string | null; progress: string }

/** The latest public changes, the newest first, with the words that their actions have now. */
export async function loadPublicChanges(tx: Tx, planId: string): Promise<FeedChange[]> {
  const rows = await tx
    .selectFrom('plan_public_changes as c')
    .leftJoin('plan_public_states as s', 's.action_id', 'c.action_id')
    .select(['c.id', 'c.at', 'c.kind', 'c.action_id', 'c.from_status', 'c.to_status'])
    .select(['s.said', 's.progress'])
    .where('c.plan_id', '=', planId)
    .orderBy('c.at', 'desc')
    .orderBy('c.position')
    .orderBy('c.id')
    .limit(CHANGES_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: kindOf(row.kind),
    actionId: row.action_id,
    fromStatus: statusOf(row.from_status),
    toStatus: statusOf(row.to_status),
    said: row.said,
    progress: row.progress ?? '',
  }))
}
