// A plan's own words for everybody who is signed in; bringing in, tying and publishing for coordinators.
import { z } from 'zod'
import { hasRole } from '../../access/actor.ts'
import type { Services, StaffCtx } from '../../access/ctx.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only, signedIn } from '../../access/rules.ts'
import { versionOf } from '../../platform/http/form.ts'
import { download, redirect } from '../../platform/http/reply.ts'
import { NotFound } from '../../platform/problems.ts'
import { slug } from '../../platform/text/slug.ts'
import { Breadcrumbs } from '../../ui/govuk/breadcrumbs.tsx'
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx'
import { readHistories } from '../insight/index.ts'
import { staffPage } from '../shell/index.ts'
import { exportPlan } from './export-plan.ts'
import { words } from './messages.en.ts'
import { type ActionMeasures, loadActionMeasures } from './measures/action-measures.ts'
import { measureKeysOf, type Plan, type PlanAction, type PlanAim } from './plan.ts'
import { loadPlan } from './plan.store.ts'
import { publishPlan } from './publish-plan.ts'
import { removePlan } from './remove-plan.ts'
import { planPage } from './showing/plan-frame.tsx'
import { attachMeasure, detachMeasure } from './tie-measure.ts'
import { ActionPage } from './views/action-page.tsx'
import { PlanPage } from './views/plan-page.tsx'
import { RemovePage } from './views/remove-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const ofAction = z.object({ id: z.uuid(), actionId: z.uuid() })
const doneQuery = z.object({
  done: z
    .enum(['imported', 'shown', 'hidden', 'tied', 'untied', 'target', 'removed'])
    .optional()
    .catch(undefined),
})

const mayEdit = ({ actor }: StaffCtx) => hasRole(actor, 'coordinator')

async function planOf(ctx: StaffCtx, id: string): Promise<Plan> {
  const plan = await ctx.db.transaction((tx) => loadPlan(tx, id))
  if (!plan) throw new NotFound('no such plan')
  return plan
}

function actionIn(plan: Plan, actionId: string): { aim: PlanAim; action: PlanAction } {
  for (const { aims } of plan.priorities)
    for (const aim of aims) {
      const action = aim.actions.find(({ id }) => id === actionId)
      if (action) return { aim, action }
    }
  throw new NotFound('no such action in this plan')
}

const toPlans = { text: words.plans.breadcrumb, href: '/plan' }

const Done = ({ done }: { done: keyof typeof words.done | undefined }) =>
  done ? <NotificationBanner type="success" text={words.done[done]} /> : null

async function actionPage(
  ctx: StaffCtx,
  services: Services,
  params: z.infer<typeof ofAction>,
): Promise<{
  plan: Plan
  aim: PlanAim
  action: PlanAction
  histories: Awaited<ReturnType<typeof readHistories>>
  measures: ActionMeasures
}> {
  const plan = await planOf(ctx, params.id)
  const found = actionIn(plan, params.actionId)
  const measures = await loadActionMeasures(ctx, services, { planId: plan.id, actionId: found.action.id })
  const histories = new Map(measures.judged.map(({ tie, history }) => [tie.key, history]))
  return { plan, ...found, histories, measures }
}

const pages: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/words',
    access: signedIn,
    params: ofPlan,
    handle: async (ctx, { frame, params, services }) => {
      const plan = await planOf(ctx, params.id)
      const histories = await readHistories(ctx, services, measureKeysOf(plan))
      return planPage(
        frame,
        { plan, title: words.page.title },
        <PlanPage plan={plan} histories={histories} mayEdit={mayEdit(ctx)} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/actions/:actionId',
    access: signedIn,
    params: ofAction,
    query: doneQuery,
    handle: async (ctx, { frame, params, query, services }) => {
      const { plan, aim, action, histories, measures } = await actionPage(ctx, services, params)
      const title = words.action.title(aim.ref)
      const before = <Breadcrumbs items={[{ text: plan.title, href: `/plan/${plan.id}` }, { text: title }]} />
      return staffPage(
        frame,
        { title, before },
        <>
          <Done done={query.done} />
          <ActionPage
            planId={plan.id}
            period={plan.period}
            {...{ aim, action, histories, measures }}
            mayEdit={mayEdit(ctx)}
          />
        </>,
      )
    },
  }),
]

const acts: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/plan/:id/actions/:actionId/tie',
    access: coordinators,
    params: ofAction,
    handle: async (ctx, { form, frame, params, services }) => {
      const shown = await actionPage(ctx, services, params)
      const key = form.one('measure')
      if (key === '') {
        const title = words.action.title(shown.aim.ref)
        const page = (
          <ActionPage
            {...shown}
            planId={shown.plan.id}
            period={shown.plan.period}
            mayEdit
            problem={words.action.choose}
          />
        )
        return staffPage(frame, { title, errors: true }, page)
      }
      await ctx.db.transaction((tx) => attachMeasure(tx, ctx, params.actionId, key))
      return redirect(`/plan/${params.id}/actions/${params.actionId}?done=tied`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/actions/:actionId/untie',
    access: coordinators,
    params: ofAction,
    handle: async (ctx, { form, params }) => {
      actionIn(await planOf(ctx, params.id), params.actionId)
      await ctx.db.transaction((tx) => detachMeasure(tx, ctx, params.actionId, form.one('measure')))
      return redirect(`/plan/${params.id}/actions/${params.actionId}?done=untied`)
    },
  }),
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
      const plan = await planOf(ctx, params.id)
      if (plan.published) return redirect(`/plan/${plan.id}`)
      const before = (
        <Breadcrumbs
          items={[
            { ...toPlans, href: '/plan/all' },
            { text: plan.title, href: `/plan/${plan.id}` },
          ]}
        />
      )
      return staffPage(frame, { title: words.remove.link, before }, <RemovePage plan={plan} />)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/remove',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      await ctx.db.transaction((tx) => removePlan(tx, ctx, params.id, versionOf(form)))
      return redirect('/plan/all?done=removed')
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
