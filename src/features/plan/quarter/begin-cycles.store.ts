// Beginning a round: which plans have none yet of a quarter that closes one, and its row.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type Quarter, quarterRange } from '../../../platform/calendar/quarters.ts'
import { newId } from '../../../platform/ids.ts'
import { quarterFrom, quarterKey } from '../running/quarter-name.ts'
import { type CycleRules, cycleRulesOf } from '../running/rules.ts'
import { type CycleDays, cycleDays, runsIn } from './cycle-days.ts'

const PLANS_MAX = 500

/**
 * Whether a round `c` of plan `p` counts: it asked already, or its quarter closes one in the plan's rhythm. One that was only
 * planned, in a rhythm that the plan has no longer, or whose quarters a later round has asked about meanwhile, neither asks
 * nor stands in the way of others.
 */
export const roundStands = sql<boolean>`(c.state <> 'planned'
  or (coalesce(p.cycle -> 'asks', '[1, 2, 3, 4]'::jsonb) @> to_jsonb(right(c.quarter, 1)::int)
    and not exists (select from plan_cycles l where l.plan_id = c.plan_id and l.quarter > c.quarter
      and l.state <> 'planned' and l.first_day <= c.last_day))
  or exists (select from plan_requests r where r.cycle_id = c.id))`

type Beginning = { id: string; days: CycleDays }

/**
 * The plans that ask after a quarter, ran in what its round covers, were taken in before it ended, and have no round of it yet;
 * with the days of the round.
 */
export async function plansWithoutCycle(tx: Tx, closing: Quarter, planId?: string): Promise<Beginning[]> {
  const { lastDay, until } = quarterRange(closing)
  const key = quarterKey(closing)
  const { rows } = await sql<{
    id: string
    cycle: unknown
    from: Day | null
    to: Day | null
    before: string | null
  }>`
    select p.id, p.cycle, p.period_from as "from", p.period_to as "to",
      (select max(c.quarter) from plan_cycles c where c.plan_id = p.id and c.quarter < ${key} and ${roundStands}) as before
    from plans p
    where p.kind = 'plan' and p.imported_at < ${until} and coalesce(p.period_from <= ${lastDay}, true)
      and (${planId ?? null}::uuid is null or p.id = ${planId ?? null})
      and coalesce(p.cycle -> 'asks', '[1, 2, 3, 4]'::jsonb) @> to_jsonb(${closing.quarter}::int)
      and not exists (select from plan_cycles c where c.plan_id = p.id
        and (c.quarter = ${key} or (c.quarter > ${key} and c.first_day <= ${lastDay} and ${roundStands})))
    order by p.id limit ${PLANS_MAX}`.execute(tx)
  return rows.flatMap(({ id, cycle, from, to, before }) => {
    const days = daysOf(closing, cycleRulesOf(cycle), before)
    return runsIn({ from: from ?? days.firstDay, to: to ?? days.lastDay }, days) ? [{ id, days }] : []
  })
}

const daysOf = (closing: Quarter, rules: CycleRules, before: string | null): CycleDays =>
  cycleDays(closing, rules, before === null ? null : quarterFrom(before))

/** The days of the round that a quarter closes, after the plan's rounds before it. */
export async function roundDays(
  tx: Tx,
  planId: string,
  closing: Quarter,
  rules: CycleRules,
): Promise<CycleDays> {
  const { rows } = await sql<{ before: string | null }>`
    select max(c.quarter) as before from plan_cycles c join plans p on p.id = c.plan_id
    where c.plan_id = ${planId} and c.quarter < ${quarterKey(closing)} and ${roundStands}`.execute(tx)
  return daysOf(closing, rules, rows[0]?.before ?? null)
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
