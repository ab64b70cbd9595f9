// Gathers what a paper is made from: the plan now and a quarter before, its risks, and the histories of its measures.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound } from '../../../platform/problems.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { addQuarters, type Quarter, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { readHistories } from '../../insight/index.ts'
import { loadTies } from '../measures/ties.store.ts'
import { lateWords } from '../running/late-words.store.ts'
import { cyclesOf } from '../quarter/cycles.store.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { quarterKey } from '../running/quarter-name.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadVerdicts } from '../showing/shown-plan.ts'
import type { PaperFacts, Scope } from './facts.ts'
import { loadMeetings, loadRisks } from './papers.store.ts'
import { isEmpty } from './empty.ts'
import { partsNamingGroups } from '../running/naming-groups.store.ts'
import { type Period, periodOf } from './period.ts'
import { planBefore, planThen } from './plan-then.ts'
import { narrow } from './scope.ts'

export type Wish = {
  quarter: Quarter
  scope: Scope | null
  marking: string
  headline: string
  withLeads: boolean
}

/** Everything a paper says, for what was wished. Throws NotFound where there was no plan in that quarter that the actor sees. */
export async function gather(
  ctx: StaffCtx,
  services: Services,
  planId: string,
  wish: Wish,
): Promise<PaperFacts> {
  const now = ctx.clock.now()
  const { ties, period } = await ctx.db.transaction(async (tx) => ({
    ties: await loadTies(tx, { planId }),
    period: await periodOfPaper(tx, planId, wish.quarter),
  }))
  const histories = await readHistories(
    ctx,
    services,
    ties.map(({ key }) => key),
    null,
    quartersBack(wish.quarter, quarterOf(now)),
  )
  // As every page shows it: by the plan's own rules.
  const verdicts = await loadVerdicts(ctx, services, planId)
  const { scope } = wish
  const before = addQuarters(period.from, -1)
  // What is over is judged as it stood on its last day, by the targets and rules of then.
  const endOf = (quarter: Quarter) => loadVerdicts(ctx, services, planId, endBefore(quarter, londonDay(now)))
  const [verdictsThen, verdictsBefore] = [await endOf(wish.quarter), await endOf(before)]
  return ctx.db.transaction(async (tx) => {
    const then = await planThen(tx, planId, period, {
      now,
      ...(verdicts && { verdicts }),
      verdictsThen,
    })
    if (!then) throw new NotFound('no plan in that quarter')
    const last = await planBefore(tx, planId, before, { now, verdictsThen: verdictsBefore })
    const plan = narrow(then.plan, scope)
    const naming = await namingOf(tx, { planId, today: londonDay(now) }, plan, scope)
    const late = await lateWords(tx, planId, quarterKey(wish.quarter))
    const risks = await loadRisks(tx, planId, then.plan.today)
    const meetings = await loadMeetings(tx, planId, then.plan.today)
    return {
      ...wish,
      period,
      now: plan,
      last: last && narrow(last, scope),
      taken: then.taken,
      naming,
      kept: then.kept ?? null,
      late,
      meetings,
      called: await loadRoundNames(tx, planId),
      risks: scope ? risks.filter((risk) => concerns(risk, plan, scope)) : risks,
      histories,
    }
  })
}

/** How many open parts name a group that has none; nothing where it has some. */
async function namingOf(
  tx: Tx,
  { planId, today }: { planId: string; today: Day },
  now: PlanState,
  scope: Scope | null,
): Promise<number> {
  if (!scope?.groupId || !isEmpty({ now, scope })) return 0
  return (await partsNamingGroups(tx, today, planId)).get(scope.groupId)?.length ?? 0
}

/** What the paper of a quarter covers, by the plan's own rhythm and the rounds that it asked. */
async function periodOfPaper(tx: Tx, planId: string, quarter: Quarter): Promise<Period> {
  const plan = await tx.selectFrom('plans').select('cycle').where('id', '=', planId).executeTakeFirst()
  return periodOf(quarter, cycleRulesOf(plan?.cycle), await cyclesOf(tx, planId))
}

/** How far back figures are read: a year before the quarter that a paper is of, no longer than a plan lives. */
function quartersBack(quarter: Quarter, present: Quarter): number {
  const ago = (present.year - quarter.year) * 4 + present.quarter - quarter.quarter
  return Math.min(QUARTERS_MAX, YEAR + Math.max(0, ago))
}
const YEAR = 4
const QUARTERS_MAX = 20

/** The last day of a quarter where it is over. */
function endBefore(quarter: Quarter, today: Day): Day | undefined {
  const { lastDay } = quarterRange(quarter)
  return lastDay < today ? lastDay : undefined
}

/** A risk of one of their actions, or of their own. */
const concerns = (
  risk: { actionId: string | null; agencyId: string | null },
  plan: PlanState,
  scope: Scope,
): boolean =>
  (risk.agencyId !== null && scope.agencyIds.includes(risk.agencyId)) ||
  (risk.actionId !== null && actionsIn(plan).some(({ id }) => id === risk.actionId))
