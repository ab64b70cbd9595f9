// What a plan's rounds are called, begun or not: by its own rhythm.
import type { Tx } from '../../../access/db.ts'
import { type Called, calledIn } from './rhythm.ts'
import { cycleRulesOf } from './rules.ts'

/** Takes the quarter that closes a round. */
export type RoundNames = (quarter: string) => Called

const ROUNDS_MAX = 200

/** How a plan calls its rounds. One query; a plan that the actor does not see calls them by their quarters. */
export async function loadRoundNames(tx: Tx, planId: string): Promise<RoundNames> {
  const rows = await tx
    .selectFrom('plans as p')
    .leftJoin('plan_cycles as c', 'c.plan_id', 'p.id')
    .select(['p.cycle', 'c.quarter', 'c.first_day as firstDay'])
    .where('p.id', '=', planId)
    .orderBy('c.quarter', 'desc')
    .limit(ROUNDS_MAX)
    .execute()
  const begun = rows.flatMap(({ quarter, firstDay }) => (quarter && firstDay ? [{ quarter, firstDay }] : []))
  const rules = cycleRulesOf(rows[0]?.cycle)
  return (quarter) => calledIn(rules, begun, quarter)
}
