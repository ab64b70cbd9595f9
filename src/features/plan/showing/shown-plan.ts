// The plan that a page shows: as it stands, with what its measures say against their targets, or as it stood on a day.
import { z } from 'zod'
import type { Ctx, Services, StaffCtx } from '../../../access/ctx.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { isDay, londonDay, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { NotFound } from '../../../platform/problems.ts'
import { readHistories } from '../../insight/index.ts'
import { loadTies } from '../measures/ties.store.ts'
import { judgeTies, verdictsOf } from '../measures/verdicts.ts'
import type { PlanState } from '../running/plan-state.ts'
import { rowsAt } from '../running/plan-state.store.ts'
import { ragRulesOf } from '../running/rules.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'
import { loadKeptPlan } from './plan-cache.ts'

export const ofPlan = z.object({ id: z.uuid() })
const WRITTEN_MAX = 40
/** A day in an address, as it was written there: what is none is said to be none (`isWrongDay`), not passed over. */
export const dayQuery = z
  .union([z.string(), z.array(z.string()).transform((several) => several.join(' '))])
  .optional()
  .transform((written) => written?.trim().slice(0, WRITTEN_MAX) || undefined)

/** Whether what was asked for is no day, or one that has not come. */
export const isWrongDay = (ctx: StaffCtx, asked: string | undefined): asked is string =>
  asked !== undefined && !(isDay(asked) && asked <= londonDay(ctx.clock.now()))

/** The day asked for, where it is before today. */
export const dayBefore = (ctx: StaffCtx, asked: string | undefined): Day | undefined =>
  asked && isDay(asked) && asked < londonDay(ctx.clock.now()) ? asked : undefined

/** A plan to show. Throws NotFound where there is none that the actor sees, or there was none that day. */
export async function loadShownPlan(
  ctx: StaffCtx,
  services: Services,
  id: string,
  on?: string,
): Promise<PlanState> {
  const asOf = dayBefore(ctx, on)
  const verdicts = await loadVerdicts(ctx, services, id, asOf)
  const plan = await ctx.db.transaction((tx) =>
    loadKeptPlan(tx, services, id, { now: ctx.clock.now(), asOf, ...(verdicts && { verdicts }) }),
  )
  if (!plan) throw new NotFound('no such plan, or none that day')
  return plan
}

/**
 * What the measures of a plan say against their targets, by action; undefined where none has a target. On a day before
 * today: the targets and rules of that day, and the quarters that were over then.
 */
export async function loadVerdicts(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  services: Services,
  planId: string,
  asOf?: Day,
): Promise<ReadonlyMap<string, readonly MeasureVerdict[]> | undefined> {
  const at = asOf ? londonEndOfDay(asOf) : null
  const [tied, rules] = await ctx.db.transaction((tx) =>
    Promise.all([
      loadTies(tx, { planId }, at),
      tx
        .selectFrom(rowsAt('plans', planId, at).as('p'))
        .select('p.rules')
        .executeTakeFirst(),
    ]),
  )
  const ties = tied.filter(({ target }) => target)
  if (ties.length === 0) return undefined
  const histories = await readHistories(
    ctx,
    services,
    ties.map(({ key }) => key),
    at,
  )
  const judged = judgeTies(ties, histories, ragRulesOf(rules?.rules))
  return new Map([...judged].map(([actionId, each]) => [actionId, verdictsOf(each)]))
}
