// Beginning rounds by themselves: when a quarter ends that closes one.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { daysBetween, londonDay } from '../../../platform/calendar/london.ts'
import { addQuarters, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { addCycle, plansWithoutCycle } from './begin-cycles.store.ts'

/** A quarter that ended longer ago than this is not begun: nobody is asked about July when September ends. */
const CATCH_UP_DAYS = 56

/**
 * The round that ended last, for each plan that ran in it, or for one plan. One from before is over: nobody is asked about it
 * any more, and the next round covers its quarters too.
 */
export async function beginEnded(tx: Tx, { clock }: Pick<Ctx, 'clock'>, planId?: string): Promise<void> {
  const now = clock.now()
  const quarter = addQuarters(quarterOf(now), -1)
  if (daysBetween(quarterRange(quarter).lastDay, londonDay(now)) > CATCH_UP_DAYS) return
  for (const { id, days } of await plansWithoutCycle(tx, quarter, planId)) await addCycle(tx, id, days)
}
