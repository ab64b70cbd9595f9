// Beginning a quarter's round: which plans have none yet, and its row.
import type { Tx } from '../../../access/db.ts'
import type { QuarterRange } from '../../../platform/calendar/quarters.ts'
import { newId } from '../../../platform/ids.ts'
import { type CycleRules, cycleRulesOf } from '../running/rules.ts'
import type { CycleDays } from './cycle-days.ts'

const PLANS_MAX = 500

/** The plans that ran in a quarter, were taken in before it ended, and have no round of it yet, with their rules. */
export async function plansWithoutCycle(
  tx: Tx,
  quarter: string,
  { firstDay, lastDay, until }: QuarterRange,
): Promise<{ id: string; rules: CycleRules }[]> {
  const rows = await tx
    .selectFrom('plans as p')
    .select(['p.id', 'p.cycle'])
    .where('p.kind', '=', 'plan')
    .where('p.imported_at', '<', until)
    .where((eb) => eb.or([eb('p.period_from', 'is', null), eb('p.period_from', '<=', lastDay)]))
    .where((eb) => eb.or([eb('p.period_to', 'is', null), eb('p.period_to', '>=', firstDay)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('plan_cycles as c')
            .select('c.id')
            .whereRef('c.plan_id', '=', 'p.id')
            .where('c.quarter', '=', quarter),
        ),
      ),
    )
    .orderBy('p.id')
    .limit(PLANS_MAX)
    .execute()
  return rows.map(({ id, cycle }) => ({ id, rules: cycleRulesOf(cycle) }))
}

/** Adds a round; does nothing where the plan has one of that quarter. */
export async function addCycle(tx: Tx, planId: string, days: CycleDays): Promise<void> {
  await tx
    .insertInto('plan_cycles')
    .values({
      id: newId(),
      plan_id: planId,
      quarter: days.quarter,
      first_day: days.firstDay,
      last_day: days.lastDay,
      requests_on: days.requestsOn,
      due_on: days.dueOn,
      moderate_on: days.moderateOn,
    })
    .onConflict((on) => on.columns(['plan_id', 'quarter']).doNothing())
    .execute()
}
