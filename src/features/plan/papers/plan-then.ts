// The plan of a quarter: its frozen record where there is one, else as it stood on the quarter's last day, else as it
// stands now where the quarter is not over or is still being asked about.
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import {
  compareQuarters,
  type Quarter,
  quarterOf,
  quarterRange,
} from '../../../platform/calendar/quarters.ts'
import { factsOfRecord, type KeptFacts } from '../quarter/kept-facts.ts'
import type { PlanState } from '../running/plan-state.ts'
import { type LoadOptions, loadPlanState } from '../running/plan-state.store.ts'
import { quarterKey } from '../running/quarter-name.ts'
import type { PaperFacts } from './facts.ts'
import { planOfRecord } from './frozen.ts'
import type { Period } from './period.ts'
import { findCycle } from './papers.store.ts'

type Options = Pick<LoadOptions, 'now' | 'verdicts'> & {
  /** What measures said on the quarter's last day, where it is over. */
  verdictsThen?: LoadOptions['verdicts'] | undefined
}

export type PlanThen = { plan: PlanState; taken: PaperFacts['taken']; kept?: KeptFacts | null }

/** The plan of a round, or undefined where there was none, or the round has not begun. */
export async function planThen(
  tx: Tx,
  planId: string,
  { from, to: quarter }: Pick<Period, 'from' | 'to'>,
  options: Options,
): Promise<PlanThen | undefined> {
  const present = quarterOf(options.now)
  if (compareQuarters(from, present) > 0) return undefined
  const cycle = await findCycle(tx, planId, quarterKey(quarter))
  if (cycle?.state === 'frozen')
    return { plan: planOfRecord(cycle.record), taken: 'frozen', kept: factsOfRecord(cycle.record) }
  if (compareQuarters(quarter, present) >= 0 || cycle?.state === 'open') {
    const { now, verdicts } = options
    const plan = await loadPlanState(tx, planId, { now, ...(verdicts && { verdicts }) })
    return plan && { plan, taken: 'open' }
  }
  return asOfItsEnd(tx, planId, quarter, options)
}

/** The same for the quarter before one that a paper is of: never "now", which is what it is compared with. */
export async function planBefore(
  tx: Tx,
  planId: string,
  quarter: Quarter,
  options: Pick<Options, 'now' | 'verdictsThen'>,
): Promise<PlanState | null> {
  const cycle = await findCycle(tx, planId, quarterKey(quarter))
  if (cycle?.state === 'frozen') return planOfRecord(cycle.record)
  return (await asOfItsEnd(tx, planId, quarter, options))?.plan ?? null
}

async function asOfItsEnd(
  tx: Tx,
  planId: string,
  quarter: Quarter,
  options: Pick<Options, 'now' | 'verdictsThen'>,
): Promise<PlanThen | undefined> {
  const { lastDay } = quarterRange(quarter)
  const today = londonDay(options.now)
  const { now, verdictsThen: verdicts } = options
  const asOf = lastDay < today ? lastDay : today
  const plan = await loadPlanState(tx, planId, { now, asOf, ...(verdicts && { verdicts }) })
  return plan && { plan, taken: 'as-of' }
}
