import type { Tx } from '../../../access/db.ts'
import type { Milestone } from './timeline.ts'

const MILESTONES_MAX = 5_000

/** The milestones of a plan's actions, as they stand, by date. */
export async function listMilestones(tx: Tx, planId: string): Promise<Milestone[]> {
  return tx
    .selectFrom('plan_milestones')
    .select(['action_id as actionId', 'title', 'due_on as dueOn', 'done_on as doneOn'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('due_on')
    .limit(MILESTONES_MAX)
    .execute()
}
