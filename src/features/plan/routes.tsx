// A plan's own words for everybody who is signed in; bringing in, tying and publishing for coordinators.
import { z } from 'zod'
import { hasRole } from '../../access/actor.ts'
import type { Services, StaffCtx } from '../../access/ctx.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only, signedIn } from '../../access/rules.ts'
import { type Day, londonEndOfDay } from '../../platform/calendar/london.ts'
import { versionOf } from '../../platform/http/form.ts'
import { download, redirect } from '../../platform/http/reply.ts'
import { NotFound } from '../../platform/problems.ts'
import { slug } from '../../platform/text/slug.ts'
import { Breadcrumbs } from '../../ui/govuk/breadcrumbs.tsx'
import { readHistories } from '../insight/index.ts'
import { staffPage } from '../shell/index.ts'
import { exportPlan } from './export-plan.ts'
import { words } from './messages.en.ts'
import { measureKeysOf } from './plan.ts'
import { cycleRulesFor, findSummary, loadPlan } from './plan.store.ts'
import { publishPlan } from './publish-plan.ts'
import { isKept, removalOf } from './removal.store.ts'
import { removePlan } from './remove-plan.ts'
import { shownOn } from './showing/no-plan-then.tsx'
import { planPage } from './showing/plan-frame.tsx'
import { dayQuery } from './showing/shown-plan.ts'
import { PlanPage } from './views/plan-page.tsx'
import { RemovePage } from './views/remove-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const mayEdit = ({ actor }: StaffCtx) => hasRole(actor, 'coordinator')

/** A plan's words with the figures that prove them, today or as both stood on a day; undefined where there was none. */
async function wordsOn(ctx: StaffCtx, services: Services, id: string, on: Day | undefined) {
  const at = on ? londonEndOfDay(on) : null
  const found = await ctx.db.transaction(async (tx) => {
    const plan = await loadPlan(tx, id, at)
    if (!plan) return undefined
    return { plan, cycle: await cycleRulesFor(tx, id) }
  })
  return found && { ...found, histories: await readHistories(ctx, services, measureKeysOf(found.plan), at) }
}

const toPlans = { text: words.plans.breadcrumb, href: '/plan' }

const pages: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/words',
    access: signedIn,
    params: ofPlan,
    query: z.object({ on: dayQuery }),
    handle: (ctx, { frame, params: { id }, query, services }) => {
      const asked = { ctx, services, frame, planId: id, path: `/plan/${id}/words` }
      return shownOn(
        asked,
        query.on,
        (on) => wordsOn(ctx, services, id, on),
        ({ plan, cycle, histories }, on) =>
          planPage(
            frame,
            { plan: { ...plan, cycle }, title: words.page.title, on, path: asked.path },
            <PlanPage {...{ plan, histories, on }} mayEdit={mayEdit(ctx)} />,
          ),
      )
    },
  }),
]

const acts: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/plan/:id/public',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      const published = form.one('published') === 'yes'
      const wish = { published, version: versionOf(form) }
      await ctx.db.transaction((tx) => publishPlan(tx, ctx, params.id, wish))
      return redirect(`/plan/${params.id}?done=${published ? 'shown' : 'hidden'}`)
    },
  }),
]

const removal: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/remove',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { frame, params }) => {
      const { plan, counts } = await ctx.db.transaction(async (tx) => ({
        plan: await findSummary(tx, params.id),
        counts: await removalOf(tx, params.id),
      }))
      if (!plan) throw new NotFound('no such plan')
      // One that is kept anyway says so, whoever reads it.
      if (plan.published && !isKept(counts)) return redirect(`/plan/${plan.id}`)
      const before = (
        <Breadcrumbs
          items={[
            { ...toPlans, href: '/plan/all' },
            { text: plan.title, href: `/plan/${plan.id}` },
          ]}
        />
      )
      return staffPage(
        frame,
        { title: words.remove.link, before },
        <RemovePage plan={plan} counts={counts} />,
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/remove',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      const done = await ctx.db.transaction((tx) => removePlan(tx, ctx, params.id, versionOf(form)))
      // Its page says why it stays, and what to do instead.
      return redirect(done.ok ? '/plan/all?done=removed' : `/plan/${params.id}/remove`)
    },
  }),
]

const takeAway = (kind: 'text' | 'json'): Route =>
  staffRoute({
    method: 'GET',
    path: `/plan/:id/${kind}`,
    access: signedIn,
    params: ofPlan,
    handle: async (ctx, { params }) => {
      const taken = await ctx.db.transaction((tx) => exportPlan(tx, params.id))
      if (!taken) throw new NotFound('no such plan')
      const name = slug(taken.title) || 'plan'
      return kind === 'text'
        ? download(`${name}.txt`, 'text/tab-separated-values; charset=utf-8', taken.text)
        : download(
            `${name}.json`,
            'application/json; charset=utf-8',
            `${JSON.stringify(taken.json, null, 2)}\n`,
          )
    },
  })

export const planPageRoutes: readonly Route[] = [
  ...pages,
  ...acts,
  ...removal,
  takeAway('text'),
  takeAway('json'),
]
