// /our-plan and its feed, for everyone; /plan/:id/publish, where coordinators choose what stands there.
import { z } from 'zod'
import { actingAs, type StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { publicRoute, type Route, staffRoute } from '../../../access/route.ts'
import { everyone, only } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { bindForm, type FormProblem } from '../../../ui/form.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { publishedFigures } from '../../insight/index.ts'
import { publicPage } from '../../shell/index.ts'
import { publishPlan } from '../publish-plan.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { atomFeed } from './feed.ts'
import { readFilter } from './filter.ts'
import { ourWords, publishWords as words } from './messages.en.ts'
import { loadOurPlan, loadPublicChanges, loadPublicStates, otherPublished } from './our-plan.store.ts'
import { changesBetween, publicStates } from './public-state.ts'
import { clashOf, pageOf, readWords, valuesOf } from './publish-form.ts'
import { refreshPublic, saveWords } from './publish.ts'
import { publicAt } from './publish.store.ts'
import { NoPlanPage, OurPlanPage } from './views/our-plan-page.tsx'
import { PreviewPublicPage } from './views/preview-page.tsx'
import { PublishPage } from './views/publish-page.tsx'

const FEED = '/our-plan/feed'
const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const asked = z.string().max(40).optional().catch(undefined)
const publishQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  done: z.enum(['saved', 'published']).optional().catch(undefined),
})

const ours: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/our-plan',
    access: everyone('what the partnership chose to publish of its plan, in plain words'),
    query: z.object({ part: asked, theme: asked, status: asked }),
    perMinute: 120,
    handle: async (ctx, { frame, query, services }) => {
      // As the public, whoever asks: a coordinator sees here exactly what everybody sees.
      const visitor = actingAs(services, ctx, { kind: 'public' })
      const plan = await visitor.db.transaction((tx) => loadOurPlan(tx))
      const options = { title: ourWords.title, feed: FEED, english: true }
      if (!plan) return publicPage(frame, options, <NoPlanPage />)
      const figures = await publishedFigures(services, ctx.requestId)
      const filter = readFilter(query, plan.actions)
      const page = <OurPlanPage plan={plan} figures={figures} area={frame.site.areaWords} filter={filter} />
      return publicPage(frame, options, page)
    },
  }),
  publicRoute({
    method: 'GET',
    path: FEED,
    access: everyone('changes of what was published, as an Atom feed'),
    perMinute: 120,
    handle: async (ctx, { frame, origin, services }) => {
      const visitor = actingAs(services, ctx, { kind: 'public' })
      const found = await visitor.db.transaction(async (tx) => {
        const plan = await loadOurPlan(tx)
        return { plan, changes: plan ? await loadPublicChanges(tx, plan.id) : [] }
      })
      const site = { name: frame.site.name, origin }
      return {
        kind: 'text',
        status: 200,
        type: 'application/atom+xml; charset=utf-8',
        body: atomFeed(site, found.plan, found.changes, ctx.clock.now()),
      }
    },
  }),
]

async function planOf(ctx: StaffCtx, id: string): Promise<{ plan: PlanState; at: Date | null }> {
  return ctx.db.transaction(async (tx) => {
    const plan = await loadPlanState(tx, id, { now: ctx.clock.now() })
    if (!plan) throw new NotFound('no such plan')
    return { plan, at: await publicAt(tx, id) }
  })
}

type Shown = { plan: PlanState; at: Date | null; page: number; done?: 'saved' | 'published' | undefined }

function choosing(
  frame: Frame,
  { plan, at, page, done }: Shown,
  sent?: { values: FormValues; problems: readonly FormProblem[]; status?: number },
): Reply {
  const shown = pageOf(actionsIn(plan), page)
  const form = bindForm(sent ?? { values: valuesOf(shown.actions) })
  const options = {
    plan,
    title: words.title,
    errors: form.hasProblems,
    ...(sent?.status && { status: sent.status }),
  }
  return planPage(
    frame,
    options,
    <>
      {done && <NotificationBanner type="success" text={words.done[done]} />}
      <PublishPage plan={plan} publicAt={at} form={form} {...shown} />
    </>,
  )
}

const choice: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/publish',
    access: coordinators,
    params: ofPlan,
    query: publishQuery,
    handle: async (ctx, { frame, params, query }) =>
      choosing(frame, { ...(await planOf(ctx, params.id)), ...query }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/publish',
    access: coordinators,
    params: ofPlan,
    query: publishQuery,
    handle: async (ctx, { form, frame, params, query }) => {
      const found = await planOf(ctx, params.id)
      const { page, actions } = pageOf(actionsIn(found.plan), query.page)
      const { typed, problems } = readWords(form, actions)
      if (problems.length > 0) return choosing(frame, { ...found, page }, { values: form.values, problems })
      const clashes = await ctx.db.transaction((tx) => saveWords(tx, ctx, params.id, actions, typed))
      if (clashes.length === 0) return redirect(`/plan/${params.id}/publish?page=${page}&done=saved`)
      // What was typed is kept, beside what is saved now; saving again is then a choice that somebody made.
      const now = await planOf(ctx, params.id)
      const fresh = pageOf(actionsIn(now.plan), page).actions
      const versions = fresh.map(({ id, version }) => [`version-${id}`, String(version)])
      const values = { ...form.values, ...Object.fromEntries(versions) }
      const clashing = fresh.filter(({ id }) => clashes.includes(id)).map(clashOf)
      return choosing(frame, { ...now, page }, { values, problems: clashing, status: 409 })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/publish/preview',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { frame, params }) => {
      const { plan, at } = await planOf(ctx, params.id)
      const { before, others } = await ctx.db.transaction(async (tx) => ({
        before: await loadPublicStates(tx, params.id),
        others: await otherPublished(tx, params.id),
      }))
      const actions = publicStates(plan)
      const preview = (
        <PreviewPublicPage
          plan={{
            id: plan.id,
            title: plan.title,
            periodWords: plan.period?.words ?? null,
            updatedAt: null,
            actions,
          }}
          version={plan.version}
          published={plan.published}
          others={others}
          area={frame.site.areaWords}
          changes={changesBetween(before, actions, at === null)}
        />
      )
      return planPage(frame, { plan, title: words.previewTitle }, preview)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/publish/now',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      await ctx.db.transaction(async (tx) => {
        const plan = await loadPlanState(tx, params.id, { now: ctx.clock.now() })
        if (!plan) throw new NotFound('no such plan')
        if (plan.version !== versionOf(form)) throw new Conflict('the plan was changed')
        if (plan.published) await refreshPublic(tx, ctx, params.id)
        else await publishPlan(tx, ctx, params.id, { published: true, version: plan.version })
      })
      return redirect(`/plan/${params.id}/publish?done=published`)
    },
  }),
]

export const ourPlanRoutes: readonly Route[] = [...ours, ...choice]
