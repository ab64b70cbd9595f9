import type { Tx } from '../../../access/db.ts'
import { type Day, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { rowsAt } from '../running/plan-state.store.ts'
import type { Milestone } from './timeline.ts'

const MILESTONES_MAX = 5_000

/** The milestones of a plan's actions by date, as they stand or as they stood on a day. */
export async function listMilestones(tx: Tx, planId: string, on?: Day): Promise<Milestone[]> {
  return tx
    .selectFrom(rowsAt('plan_milestones', planId, on ? londonEndOfDay(on) : null).as('m'))
    .select(['m.action_id as actionId', 'm.title', 'm.due_on as dueOn', 'm.done_on as doneOn'])
    .where('m.removed_at', 'is', null)
    .orderBy('m.due_on')
    .limit(MILESTONES_MAX)
    .execute()
}
