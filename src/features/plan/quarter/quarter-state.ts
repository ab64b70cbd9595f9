// A quarter as its coordinator sees it.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound } from '../../../platform/problems.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { quarterAsked } from '../running/delivery.store.ts'
import type { Span } from '../running/rhythm.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'
import { measuresNow, verdictsFrom } from './asked-measures.ts'
import { type Cycle, findCycle } from './cycles.store.ts'
import { loadDirectory, loadOverseers } from './directory.store.ts'
import { managersOf, whomToAsk } from './whom-to-ask.ts'
import { lastSaid, requestsOf } from './moderation.store.ts'
import { type PartProgress, progressOf } from './progress.ts'

export type QuarterState = {
  plan: PlanState
  quarter: string
  /** What the round is called: its quarter, or from when to when. */
  name: string
  cycle: Cycle | undefined
  /** What people call so many quarters as it covers. */
  span: Span
  /** What the round is called that what is said now counts for. */
  saysFor: string
  progress: PartProgress[]
  /** The parts about which there is somebody to ask, by delivery. */
  askable: ReadonlySet<string>
  /** The parts that have no manager who could be told of their silence. */
  unmanaged: ReadonlySet<string>
}

/**
 * A quarter of a plan with the progress of every part. NotFound where the actor sees no such plan.
 * @param read the plan, where it was read already
 */
export async function loadQuarter(
  tx: Tx,
  ctx: Pick<StaffCtx, 'clock'>,
  planId: string,
  quarter: string,
  read?: PlanState,
): Promise<QuarterState> {
  const plan = read ?? (await loadPlanState(tx, planId, { now: ctx.clock.now() }))
  if (!plan) throw new NotFound('no such plan')
  const cycle = await findCycle(tx, planId, quarter)
  const asked = cycle ? await requestsOf(tx, cycle.id) : new Map()
  const said = await lastSaid(tx, planId, quarter)
  const progress = progressOf({ parts: deliveriesIn(plan), asked, said })
  const deliveries = progress.map(({ delivery }) => delivery)
  const directory = await loadDirectory(tx, deliveries)
  const askable = new Set(
    deliveries.filter((each) => whomToAsk(each, directory).length > 0).map(({ id }) => id),
  )
  const overseers = await loadOverseers(tx)
  const unmanaged = new Set(
    deliveries.filter((each) => managersOf(each, directory, overseers).length === 0).map(({ id }) => id),
  )
  const asks = await quarterAsked(tx, planId, { cycleId: undefined, now: ctx.clock.now() })
  const called = await loadRoundNames(tx, planId)
  const saysFor = called(asks.quarter).name
  return { plan, quarter, ...called(quarter), cycle, saysFor, progress, askable, unmanaged }
}

/** What the measures of a plan's actions say against their targets, by action. */
export async function verdictsNow(
  ctx: StaffCtx,
  services: Services,
  planId: string,
): Promise<ReadonlyMap<string, readonly MeasureVerdict[]>> {
  const measures = await measuresNow(ctx, services, planId)
  return new Map([...measures].map(([actionId, each]) => [actionId, verdictsFrom(each)]))
}
