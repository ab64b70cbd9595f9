// What the public may read of the published plan: no owners, no unplaced words, no source. Four queries.
import type { Tx } from '../../access/db.ts'

const PRIORITIES_MAX = 500
const AIMS_MAX = 5_000
const ACTIONS_MAX = 5_000

export type OurAction = {
  id: string
  objective: string
  action: string
  timeframe: string
  status: string
  update: string
  readStatus: string | null
  startsOn: string | null
  endsOn: string | null
  measures: string[]
}
export type OurPlan = {
  title: string
  periodWords: string | null
  priorities: { title: string; aims: { ref: string; text: string; actions: OurAction[] }[] }[]
}

/** The published plan that starts latest, or undefined where none is published. Run as the public's role. */
export async function loadOurPlan(tx: Tx): Promise<OurPlan | undefined> {
  const plan = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'period_words'])
    .where('published', '=', true)
    .orderBy('period_from', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!plan) return undefined
  const priorities = await tx
    .selectFrom('plan_priorities')
    .select(['id', 'title', 'heading'])
    .where('plan_id', '=', plan.id)
    .orderBy('position')
    .limit(PRIORITIES_MAX)
    .execute()
  const aims = await tx
    .selectFrom('plan_aims as m')
    .innerJoin('plan_priorities as p', 'p.id', 'm.priority_id')
    .select(['m.id', 'm.priority_id', 'm.ref', 'm.text'])
    .where('p.plan_id', '=', plan.id)
    .orderBy('p.position')
    .orderBy('m.position')
    .limit(AIMS_MAX)
    .execute()
  const actions = Map.groupBy(await actionsOf(tx, plan.id), ({ aimId }) => aimId)
  const aimsOf = Map.groupBy(aims, (aim) => aim.priority_id)
  return {
    title: plan.title,
    periodWords: plan.period_words,
    priorities: priorities.map((priority) => ({
      title: priority.title || priority.heading,
      aims: (aimsOf.get(priority.id) ?? []).map(({ id, ref, text }) => ({
        ref,
        text,
        actions: (actions.get(id) ?? []).map(({ action }) => action),
      })),
    })),
  }
}

async function actionsOf(tx: Tx, planId: string): Promise<{ aimId: string; action: OurAction }[]> {
  const rows = await tx
    .selectFrom('plan_actions as a')
    .innerJoin('plan_aims as m', 'm.id', 'a.aim_id')
    .innerJoin('plan_priorities as p', 'p.id', 'm.priority_id')
    .select(['a.id', 'a.aim_id', 'a.objective', 'a.action', 'a.timeframe', 'a.status', 'a.update'])
    .select(['a.read_status', 'a.starts_on', 'a.ends_on'])
    .select((eb) =>
      eb
        .selectFrom('action_measures as t')
        .select((sub) => sub.fn.agg<string[]>('array_agg', ['t.measure']).as('keys'))
        .whereRef('t.action_id', '=', 'a.id')
        .as('measures'),
    )
    .where('p.plan_id', '=', planId)
    .orderBy('p.position')
    .orderBy('m.position')
    .orderBy('a.position')
    .limit(ACTIONS_MAX)
    .execute()
  return rows.map(({ aim_id: aimId, read_status, starts_on, ends_on, measures, ...row }) => ({
    aimId,
    action: {
      ...row,
      readStatus: read_status,
      startsOn: starts_on,
      endsOn: ends_on,
      measures: measures ?? [],
    },
  }))
}
