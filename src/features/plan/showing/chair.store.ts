// What plans have for the chair of the board: what is asked of the board, and what is said to be complete and waits to be
// verified. One bounded query.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { planName } from '../plan-name.ts'

export type ForChair = { planId: string; title: string; asks: number; unverified: number }

const PLANS_MAX = 20

/**
 * Plans with something for the chair, by title; the same parts as the questions "asks" and "unverified" of the plan's table
 * find (attention.ts). Only plans that the actor sees.
 */
export async function plansForChair(tx: Tx): Promise<ForChair[]> {
  const { rows } = await sql<ForChair & { periodWords: string | null }>`
    select p.id as "planId", p.title, p.period_words as "periodWords",
      (count(*) filter (where d.ask <> '' and d.status not in ('complete', 'cancelled', 'superseded')))::int as asks,
      (count(*) filter (where d.status = 'complete_unverified'))::int as unverified
    from plans p
      join plan_deliveries d on d.plan_id = p.id and d.removed_at is null
      join plan_actions a on a.id = d.action_id and a.removed_at is null
      join plan_aims m on m.id = a.aim_id and m.removed_at is null
      join plan_priorities r on r.id = m.priority_id and r.removed_at is null
    where p.kind = 'plan' and (d.ask <> '' or d.status = 'complete_unverified')
    group by p.id, p.title, p.period_words order by p.title, p.id limit ${PLANS_MAX}`.execute(tx)
  return rows
    .filter(({ asks, unverified }) => asks + unverified > 0)
    .map(({ periodWords, ...plan }) => ({ ...plan, title: planName(plan.title, periodWords) }))
}
