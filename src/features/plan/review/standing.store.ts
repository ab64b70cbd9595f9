// A plan as it stands, for a newer document to be compared with: its actions in order, with what they stand under.
import type { Tx } from '../../../access/db.ts'
import { nameOf, type Standing } from './match-plans.ts'

export type StandingAction = Standing & {
  aimId: string
  position: number
  version: number
  endsOn: string | null
}
export type StandingPlan = {
  id: string
  title: string
  priorities: { id: string; name: string; position: number; version: number }[]
  aims: { id: string; priorityId: string; ref: string; text: string; position: number; version: number }[]
  actions: StandingAction[]
}

/** Everything of a plan that was not taken out, or undefined where there is no such plan. */
export async function loadStanding(tx: Tx, planId: string): Promise<StandingPlan | undefined> {
  const plan = await tx
    .selectFrom('plans')
    .select(['id', 'title'])
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan) return undefined
  const priorities = await tx
    .selectFrom('plan_priorities')
    .select(['id', 'number', 'title', 'position', 'version'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const aims = await tx
    .selectFrom('plan_aims')
    .select(['id', 'priority_id as priorityId', 'ref', 'text', 'position', 'version'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const actions = await tx
    .selectFrom('plan_actions as a')
    .innerJoin('plan_aims as m', 'm.id', 'a.aim_id')
    .innerJoin('plan_priorities as p', 'p.id', 'm.priority_id')
    .select(['a.id', 'a.aim_id as aimId', 'a.position', 'a.version', 'a.ends_on as endsOn', 'm.ref'])
    .select(['p.number', 'p.title'])
    .select(['a.objective', 'a.action', 'a.owner', 'a.timeframe', 'a.status', 'a.update'])
    .where('a.plan_id', '=', planId)
    .where('a.removed_at', 'is', null)
    .orderBy('p.position')
    .orderBy('m.position')
    .orderBy('a.position')
    .execute()
  return {
    ...plan,
    priorities: priorities.map(({ number, title, ...each }) => ({
      ...each,
      name: nameOf({ number, title }),
    })),
    aims,
    actions: actions.map(({ id, aimId, position, version, endsOn, ref, number, title, ...row }) => ({
      id,
      aimId,
      position,
      version,
      endsOn,
      ref,
      row,
      priority: nameOf({ number, title }),
    })),
  }
}
