// /plan, /plan/:id and what changed between two days.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { type Day, isDay, londonDay, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { addQuarters, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { NotFound } from '../../../platform/problems.ts'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { words as planWords } from '../messages.en.ts'
import { changesBetween, quietBetween } from './changes.ts'
import { allWords, changesWords } from './messages.en.ts'
import { actionsIn } from '../running/plan-state.ts'
import { loadKeptPlan } from './plan-cache.ts'
import { onDay } from './no-plan-then.tsx'
import { planPage } from './plan-frame.tsx'
import { readPlanHistory } from './plan-history.ts'
import { lastFrozenDay, listPlansWithCounts, relatedTo } from './plans.store.ts'
import { dayQuery, loadShownPlan, ofPlan } from './shown-plan.ts'
import { AllPlansPage } from './views/all-plans-page.tsx'
import { ChangesForm } from './views/changes-form.tsx'
import { ChangesPage } from './views/changes-page.tsx'
import { OverviewPage } from './views/overview-page.tsx'

const doneQuery = z
  .enum(['imported', 'shown', 'hidden', 'tied', 'untied', 'removed'])
  .optional()
  .catch(undefined)
const mayEdit = ({ actor }: StaffCtx) => hasRole(actor, 'coordinator')

const Done = ({ done }: { done: z.infer<typeof doneQuery> }) =>
  done ? <NotificationBanner type="success" text={planWords.done[done]} /> : null

const allPlans = (path: string): Route =>
  staffRoute({
    method: 'GET',
    path,
    access: signedIn,
    query: z.object({ done: doneQuery }),
    handle: async (ctx, { frame, query }) => {
      const plans = await ctx.db.transaction((tx) => listPlansWithCounts(tx))
      return staffPage(
        frame,
        { title: allWords.title },
        <>
          <Done done={query.done} />
          <AllPlansPage plans={plans} mayEdit={mayEdit(ctx)} />
        </>,
      )
    },
  })

/** The two days compared unless somebody says otherwise: the last quarter that was frozen, or that ended, and today. */
async function usualDays(ctx: StaffCtx, planId: string): Promise<{ from: Day; to: Day }> {
  const to = londonDay(ctx.clock.now())
  const frozen = await ctx.db.transaction((tx) => lastFrozenDay(tx, planId))
  // A quarter that was frozen before it ended has no last day to begin with yet.
  const from = frozen && frozen < to ? frozen : quarterRange(addQuarters(quarterOf(to), -1)).lastDay
  return { from, to }
}

const overview = staffRoute({
  method: 'GET',
  path: '/plan/:id',
  access: signedIn,
  params: ofPlan,
  query: z.object({ done: doneQuery, on: dayQuery }),
  handle: async (ctx, { frame, params, query, services }) => {
    const compared = await usualDays(ctx, params.id)
    const asked = { ctx, services, frame, planId: params.id, current: 'overview' } as const
    return onDay(asked, query.on, async (plan, on) => {
      const at = on ? londonEndOfDay(on) : null
      const related = await ctx.db.transaction((tx) => relatedTo(tx, plan.id, at))
      return planPage(
        frame,
        { plan, current: 'overview', on },
        <>
          <Done done={query.done} />
          <OverviewPage {...{ plan, on, compared, related }} mayEdit={mayEdit(ctx)} />
        </>,
      )
    })
  },
})

/** What became of the plan itself after the end of one day (or since it was `made`) and by the end of another, in the words of the plan's key now. */
async function historyBetween(
  tx: Tx,
  ctx: StaffCtx,
  services: Services,
  { planId, from, to, made }: { planId: string; from: Day; to: Day; made?: Date },
) {
  const plan = await loadKeptPlan(tx, services, planId, { now: ctx.clock.now() })
  if (!plan) throw new NotFound('no such plan')
  return readPlanHistory(tx, plan, { after: made ?? londonEndOfDay(from), until: londonEndOfDay(to) })
}

const changes = staffRoute({
  method: 'GET',
  path: '/plan/:id/changes',
  access: signedIn,
  params: ofPlan,
  query: z.object({ from: z.string().optional().catch(''), to: z.string().optional().catch('') }),
  handle: async (ctx, { frame, params, query, services }) => {
    const usual = await usualDays(ctx, params.id)
    const [from, to] = [query.from ?? usual.from, query.to ?? usual.to]
    if (!isDay(from) || !isDay(to) || from > to || to > usual.to) {
      const plan = await loadShownPlan(ctx, services, params.id)
      const form = <ChangesForm planId={plan.id} values={{ from, to }} error={changesWords.wrong} />
      const options = { plan, current: 'changes', title: changesWords.title, errors: true } as const
      return planPage(
        frame,
        options,
        <>
          <h1 class="govuk-heading-l">{changesWords.title}</h1>
          {form}
        </>,
      )
    }
    const { before, after, made, history } = await ctx.db.transaction(async (tx) => {
      const at = (asOf: Day) => loadKeptPlan(tx, services, params.id, { now: ctx.clock.now(), asOf })
      const [first, after] = [await at(from), await at(to)]
      if (!after) throw new NotFound('there was no plan at the end of it')
      // A plan that is new is said to be so once: what it was made of is no change, what became of it since is.
      const made = first ? undefined : londonDay(after.importedAt)
      const before = first ?? (made && made < to ? await at(made) : after)
      const since = { planId: params.id, from, to, ...(made && { made: after.importedAt }) }
      return { before, after, made, history: await historyBetween(tx, ctx, services, since) }
    })
    return planPage(
      frame,
      { plan: after, current: 'changes', title: changesWords.title },
      <ChangesPage
        plan={after}
        {...{ from, to }}
        made={made === undefined ? undefined : { day: made, actions: actionsIn(before ?? after).length }}
        changes={changesBetween(before, after)}
        quiet={made === to ? [] : quietBetween(before, after)}
        history={history}
      />,
    )
  },
})

export const overviewRoutes: readonly Route[] = [allPlans('/plan'), allPlans('/plan/all'), overview, changes]
