// A plan put together once for everybody who looks at it, for as long as no row of it changes: pages, filters and sorts of a
// plan of hundreds of deliveries are asked one after the other. Every reader's own query says first that they see the plan.
import { sql } from 'kysely'
import type { Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { PlanState } from '../running/plan-state.ts'
import { type LoadOptions, loadPlanState } from '../running/plan-state.store.ts'

const KEPT_MAX = 8
// Names of agencies and people are not part of a plan's history: a new name shows within this time.
const KEPT_MS = 30_000

type Kept = { stamp: string; until: number; plan: PlanState }
const kept = new WeakMap<Services['raw'], Map<string, Kept>>()

/** The same as `loadPlanState`, from memory where nothing changed. The state is shared: it is for reading only. */
export async function loadKeptPlan(
  tx: Tx,
  services: Pick<Services, 'raw'>,
  id: string,
  options: LoadOptions,
): Promise<PlanState | undefined> {
  const stamp = await stampOf(tx, id)
  if (!stamp) return undefined
  const now = options.now.getTime()
  const key = JSON.stringify([
    id,
    options.asOf ?? null,
    londonDay(options.now),
    [...(options.verdicts ?? [])],
  ])
  const plans = kept.get(services.raw) ?? new Map<string, Kept>()
  kept.set(services.raw, plans)
  const found = plans.get(key)
  if (found && found.stamp === stamp && found.until > now) return found.plan
  const plan = await loadPlanState(tx, id, options)
  if (!plan) return undefined
  plans.delete(key)
  plans.set(key, { stamp, until: now + KEPT_MS, plan })
  const [oldest] = plans.keys()
  if (plans.size > KEPT_MAX && oldest !== undefined) plans.delete(oldest)
  return plan
}

/**
 * Changes whenever any row of the plan does, as each change adds a version to its history; counted from the index alone.
 * Undefined where the actor sees no such plan.
 */
async function stampOf(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ stamp: string | null }>`select
    case when count(*) > 0 then count(*) || ' ' || extract(epoch from max(h.valid_from)) end as stamp
    from plan_history h where h.plan_id = ${id}`.execute(tx)
  return rows[0]?.stamp ?? undefined
}
