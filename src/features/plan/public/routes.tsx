// /plan/:id/publish, where coordinators choose what stands on the public page and when.
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { bindForm, type FormProblem } from '../../../ui/form.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { publishPlan } from '../publish-plan.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { publishWords as words } from './messages.en.ts'
import { listPublic, loadPublicStates } from './our-plan.store.ts'
import { publicPlanRoutes } from './our-plan.routes.tsx'
import { type PublicPlan, replacedBy } from './public-plans.ts'
import { changesBetween, publicStates } from './public-state.ts'
import { clashOf, pageOf, readWords, valuesOf } from './publish-form.ts'
import { refreshPublic, saveWords, showFirst } from './publish.ts'
import { publicAt } from './publish.store.ts'
import { PreviewPublicPage } from './views/preview-page.tsx'
import { PublishPage } from './views/publish-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const publishQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  done: z.enum(['saved', 'published', 'first']).optional().catch(undefined),
})

type Found = {
  plan: PlanState
  at: Date | null
  /** Where the public reads it, and what else it reads. */
  place: PublicPlan | undefined
  others: PublicPlan[]
}

async function findIn(tx: Tx, ctx: StaffCtx, services: Services, id: string): Promise<Found> {
  const plan = await loadKeptPlan(tx, services, id, { now: ctx.clock.now() })
  if (!plan) throw new NotFound('no such plan')
  const all = await listPublic(tx)
  return {
    plan,
    at: await publicAt(tx, id),
    place: all.find((each) => each.id === id),
    others: all.filter((each) => each.id !== id),
  }
}

const planOf = (ctx: StaffCtx, services: Services, id: string) =>
  ctx.db.transaction((tx) => findIn(tx, ctx, services, id))

/** The public plans that this one takes the place of; none once it is public itself: that was asked when it became so. */
const beforeOf = ({ plan, others }: Found): PublicPlan[] =>
  plan.published
    ? []
    : replacedBy(
        {
          id: plan.id,
          title: plan.title,
          periodWords: plan.period?.words ?? null,
          from: plan.period?.from ?? null,
        },
        others,
      )

type Shown = Found & { page: number; done?: 'saved' | 'published' | 'first' | undefined }

function choosing(
  frame: Frame,
  { plan, at, place, others, page, done }: Shown,
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
      <PublishPage
        plan={plan}
        publicAt={at}
        form={form}
        place={place}
        several={others.length > 0}
        {...shown}
      />
    </>,
  )
}

async function previewing(
  tx: Tx,
  frame: Frame,
  found: Found,
  sent: { values: FormValues; problems: readonly FormProblem[] } = { values: {}, problems: [] },
): Promise<Reply> {
  const { plan, at, place, others } = found
  const before = await loadPublicStates(tx, plan.id)
  const actions = publicStates(plan)
  const form = bindForm(sent)
  const own = { id: plan.id, address: place?.address ?? plan.id, title: plan.title }
  const preview = (
    <PreviewPublicPage
      plan={{ ...own, periodWords: plan.period?.words ?? null, updatedAt: null, actions }}
      version={plan.version}
      published={plan.published}
      {...{ others, form }}
      replaced={beforeOf(found)}
      area={frame.site.areaWords}
      changes={changesBetween(before, actions, at === null)}
    />
  )
  return planPage(frame, { plan, title: words.previewTitle, errors: form.hasProblems }, preview)
}

const choice: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/publish',
    access: coordinators,
    params: ofPlan,
    query: publishQuery,
    handle: async (ctx, { frame, params, query, services }) =>
      choosing(frame, { ...(await planOf(ctx, services, params.id)), ...query }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/publish',
    access: coordinators,
    params: ofPlan,
    query: publishQuery,
    handle: async (ctx, { form, frame, params, query, services }) => {
      const found = await planOf(ctx, services, params.id)
      const { page, actions } = pageOf(actionsIn(found.plan), query.page)
      const { typed, problems } = readWords(form, actions)
      if (problems.length > 0) return choosing(frame, { ...found, page }, { values: form.values, problems })
      const clashes = await ctx.db.transaction((tx) => saveWords(tx, ctx, params.id, actions, typed))
      if (clashes.length === 0) return redirect(`/plan/${params.id}/publish?page=${page}&done=saved`)
      // What was typed is kept, beside what is saved now; saving again is then a choice that somebody made.
      const now = await planOf(ctx, services, params.id)
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
    handle: (ctx, { frame, params, services }) =>
      ctx.db.transaction(async (tx) => previewing(tx, frame, await findIn(tx, ctx, services, params.id))),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/publish/now',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { form, frame, params, services }) =>
      ctx.db.transaction(async (tx) => {
        const found = await findIn(tx, ctx, services, params.id)
        const { plan } = found
        if (plan.version !== versionOf(form)) throw new Conflict('the plan was changed')
        const before = beforeOf(found)
        const answer = form.one('before')
        if (before.length > 0 && answer !== 'down' && answer !== 'keep') {
          const problems = [{ field: 'before', message: words.beforeNeeded }]
          return previewing(tx, frame, found, { values: form.values, problems })
        }
        for (const { id } of answer === 'down' ? before : [])
          await publishPlan(tx, ctx, id, { published: false })
        if (plan.published) await refreshPublic(tx, ctx, params.id)
        else await publishPlan(tx, ctx, params.id, { published: true, version: plan.version })
        return redirect(`/plan/${params.id}/publish?done=published`)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/publish/first',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      const wish = { first: form.one('first') === 'yes', version: versionOf(form) }
      await ctx.db.transaction((tx) => showFirst(tx, ctx, params.id, wish))
      return redirect(`/plan/${params.id}/publish?done=first`)
    },
  }),
]

export const ourPlanRoutes: readonly Route[] = [...publicPlanRoutes, ...choice]
