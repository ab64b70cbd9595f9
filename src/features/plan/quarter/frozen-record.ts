// A frozen quarter's record, read back.
import type { Tx } from '../../../access/db.ts'
import { planOfRecord } from '../papers/frozen.ts'
import { type Round, roundName, type Span, spanOfRound } from '../running/rhythm.ts'
import type { PlanState } from '../running/plan-state.ts'
import { factsOfRecord, type KeptFacts } from './kept-facts.ts'
import { type ReturnedAnswer, returnedOfRecord } from './returned-answers.ts'

export type FrozenQuarter = {
  quarter: string
  /** What the round is called: its quarter, or from when to when. */
  name: string
  /** What people call so many quarters as it covers. */
  span: Span
  plan: PlanState
  frozenAt: Date
  frozenBy: string | null
  returned: ReturnedAnswer[]
  facts: KeptFacts | null
}

/** The record of a quarter, or undefined where it is not frozen (or the actor sees no such plan). */
export async function frozenQuarter(
  tx: Tx,
  planId: string,
  quarter: string,
): Promise<FrozenQuarter | undefined> {
  const row = await tx
    .selectFrom('plan_cycles as c')
    .leftJoin('staff_users as u', 'u.id', 'c.frozen_by')
    .select(['c.record', 'c.frozen_at', 'c.first_day', 'u.name'])
    .where('c.plan_id', '=', planId)
    .where('c.quarter', '=', quarter)
    .where('c.state', '=', 'frozen')
    .executeTakeFirst()
  if (!row?.frozen_at) return undefined
  return {
    quarter,
    name: roundName({ quarter, firstDay: row.first_day }),
    span: spanOfRound({ quarter, firstDay: row.first_day }),
    plan: planOfRecord(row.record),
    frozenAt: row.frozen_at,
    frozenBy: row.name,
    returned: returnedOfRecord(row.record),
    facts: factsOfRecord(row.record),
  }
}

const QUARTERS_MAX = 60

/** The rounds of a plan that have a record, the newest first. */
export async function frozenQuarters(tx: Tx, planId: string): Promise<Round[]> {
  return tx
    .selectFrom('plan_cycles')
    .select(['quarter', 'first_day as firstDay'])
    .where('plan_id', '=', planId)
    .where('state', '=', 'frozen')
    .orderBy('quarter', 'desc')
    .limit(QUARTERS_MAX)
    .execute()
}
