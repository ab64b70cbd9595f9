// The round of a quarter that is over, for a plan that came in since: begun and opened as the job does it when its day comes
// (src/features/plan/quarter/run-cycles.ts), whatever day it is when the tests run.
import { asSystem, type Services } from '../../src/access/ctx.ts'
import { cycleDays } from '../../src/features/plan/quarter/cycle-days.ts'
import { addCycle } from '../../src/features/plan/quarter/begin-cycles.store.ts'
import { findCycle } from '../../src/features/plan/quarter/cycles.store.ts'
import { openCycle } from '../../src/features/plan/quarter/open-cycle.ts'
import { cycleRulesOf } from '../../src/features/plan/running/rules.ts'
import { londonDay } from '../../src/platform/calendar/london.ts'
import { addQuarters, quarterOf } from '../../src/platform/calendar/quarters.ts'
import { newId } from '../../src/platform/ids.ts'

/** Asks about the newest quarter whose day of asking has come. Returns which, such as "2026-q3". */
export async function openLastQuarter(services: Services, planId: string): Promise<string> {
  const ctx = asSystem(services, 'plan-cycles', newId())
  const now = services.clock.now()
  const days = [-1, -2]
    .map((back) => cycleDays(addQuarters(quarterOf(now), back), cycleRulesOf(null)))
    .find(({ requestsOn }) => requestsOn <= londonDay(now))
  if (!days) throw new Error('no quarter can be asked about')
  await ctx.db.transaction(async (tx) => {
    await addCycle(tx, planId, days)
    const cycle = await findCycle(tx, planId, days.quarter, true)
    if (!cycle) throw new Error('the round was not begun')
    await openCycle(tx, ctx, cycle, new Map())
  })
  return days.quarter
}
