// What an action's page and its owner's form need of measures: what proves it, judged by the plan's own rules, and what else
// could be tied to it.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import { allMeasures, type Measure, readHistories } from '../../insight/index.ts'
import { rowsAt } from '../running/plan-state.store.ts'
import { ragRulesOf } from '../running/rules.ts'
import { loadTies } from './ties.store.ts'
import { type Judged, judgeTies } from './verdicts.ts'

export type ActionMeasures = {
  /** Every tied measure with its history, its target and what it says of it. */
  judged: readonly Judged[]
  /** What is not tied yet and still kept, computed and manual. */
  others: readonly Measure[]
}

/** The measures of one action, today or as they stood at `at`. Whether the caller may see the plan is asked before. */
export async function loadActionMeasures(
  ctx: StaffCtx,
  services: Services,
  { planId, actionId }: { planId: string; actionId: string },
  at: Date | null = null,
): Promise<ActionMeasures> {
  const { ties, all, rules } = await ctx.db.transaction(async (tx) => ({
    ties: await loadTies(tx, { actionId }, at),
    all: await allMeasures(tx),
    rules: await tx
      .selectFrom(rowsAt('plans', planId, at).as('p'))
      .select('p.rules')
      .executeTakeFirst(),
  }))
  const histories = await readHistories(
    ctx,
    services,
    ties.map(({ key }) => key),
    at,
  )
  const { offTargetPercent } = ragRulesOf(rules?.rules ?? null)
  const tied = new Set(ties.map(({ key }) => key))
  return {
    judged: judgeTies(ties, histories, { offTargetPercent }).get(actionId) ?? [],
    others: all.filter(({ key }) => !tied.has(key)),
  }
}
