// /our-plan: what everybody may read. One plan of today is shown there itself, several as a list; each has its own address.
import { z } from 'zod'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { redirect, type Reply, type Text } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { publishedFigures } from '../../insight/index.ts'
import { publicPage } from '../../shell/index.ts'
import { planName } from '../plan-name.ts'
import { atomFeed } from './feed.ts'
import { readFilter } from './filter.ts'
import { ourWords } from './messages.en.ts'
import { listPublic, loadPublicChanges, publicRelations, withStates } from './our-plan.store.ts'
import { arrangePlans, inOrder, type OurPlans, type PublicPlan } from './public-plans.ts'
import { NoPlanPage, OurPlanPage } from './views/our-plan-page.tsx'
import { OurPlansPage } from './views/our-plans-page.tsx'

const HOME = '/our-plan'
const FEED = '/our-plan/feed'
const asked = z.string().max(40).optional().catch(undefined)
const filterQuery = z.object({ part: asked, theme: asked, status: asked })
const ofPlan = z.object({ plan: z.string().min(1).max(100) })
const what = 'what the partnership chose to publish of its plans, in plain words'

// As the public, whoever asks: a coordinator sees here exactly what everybody sees.
const asPublic = (services: Services, ctx: Ctx) => actingAs(services, ctx, { kind: 'public' }).db

async function plansOf(services: Services, ctx: Ctx): Promise<OurPlans> {
  return asPublic(services, ctx).transaction(async (tx) => {
    const [plans, relations] = await Promise.all([listPublic(tx), publicRelations(tx)])
    return arrangePlans(plans, relations, londonDay(ctx.clock.now()))
  })
}

const everyPlan = ({ current, earlier }: OurPlans): PublicPlan[] => [...inOrder(current), ...earlier]

/** The plan of an address, by its name there or by its id. NotFound where none that is published has it. */
function planAt(plans: OurPlans, address: string): PublicPlan {
  const found = everyPlan(plans).find((plan) => plan.address === address || plan.id === address)
  if (!found) throw new NotFound('no such public plan')
  return found
}

type Showing = {
  plan: PublicPlan
  plans: OurPlans
  query: z.infer<typeof filterQuery>
  frame: Frame
  home: boolean
}

async function onePlan(
  services: Services,
  ctx: Ctx,
  { plan, plans, query, frame, home }: Showing,
): Promise<Reply> {
  const shown = await asPublic(services, ctx).transaction((tx) => withStates(tx, plan))
  const figures = await publishedFigures(services, ctx.requestId)
  const filter = readFilter(query, shown.actions)
  const many = everyPlan(plans).length > 1
  const options = {
    title: home ? ourWords.title : planName(plan.title, plan.periodWords),
    feed: home ? FEED : `${HOME}/${plan.address}/feed`,
    ...(many && !home && { before: <BackLink href={HOME}>{ourWords.all}</BackLink> }),
  }
  return publicPage(
    frame,
    options,
    <OurPlanPage plan={shown} figures={figures} area={frame.site.areaWords} filter={filter} plans={plans} />,
  )
}

const feedOf = (body: string): Text => ({
  kind: 'text',
  status: 200,
  type: 'application/atom+xml; charset=utf-8',
  body,
})

export const publicPlanRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: HOME,
    access: everyone(what),
    query: filterQuery,
    perMinute: 120,
    handle: async (ctx, { frame, query, services }) => {
      const plans = await plansOf(services, ctx)
      const [first, second] = everyPlan(plans)
      if (!first) return publicPage(frame, { title: ourWords.title, feed: FEED }, <NoPlanPage />)
      // One plan of today stands here itself, whatever went before it.
      if (!second || inOrder(plans.current).length === 1)
        return onePlan(services, ctx, { plan: first, plans, query, frame, home: true })
      // An address from when there was one plan: what it asks for is asked of the plan that is shown first.
      const filter = new URLSearchParams(
        Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      )
      if (filter.size > 0) return redirect(`${HOME}/${first.address}?${filter.toString()}`)
      const options = { title: ourWords.several, feed: FEED }
      return publicPage(frame, options, <OurPlansPage plans={plans} area={frame.site.areaWords} />)
    },
  }),
  publicRoute({
    method: 'GET',
    path: FEED,
    access: everyone('changes of what was published, as an Atom feed'),
    perMinute: 120,
    handle: async (ctx, { frame, origin, services }) => {
      const plans = everyPlan(await plansOf(services, ctx))
      const changes = await asPublic(services, ctx).transaction((tx) =>
        loadPublicChanges(
          tx,
          plans.map(({ id }) => id),
        ),
      )
      const site = { name: frame.site.name, origin }
      return feedOf(atomFeed(site, plans, changes, { now: ctx.clock.now() }))
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/our-plan/:plan',
    access: everyone(what),
    params: ofPlan,
    query: filterQuery,
    perMinute: 120,
    handle: async (ctx, { frame, params, query, services }) => {
      const plans = await plansOf(services, ctx)
      const plan = planAt(plans, params.plan)
      return plan.address === params.plan
        ? onePlan(services, ctx, { plan, plans, query, frame, home: false })
        : redirect(`${HOME}/${plan.address}`)
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/our-plan/:plan/feed',
    access: everyone('changes of one published plan, as an Atom feed'),
    params: ofPlan,
    perMinute: 120,
    handle: async (ctx, { frame, origin, params, services }) => {
      const plan = planAt(await plansOf(services, ctx), params.plan)
      const changes = await asPublic(services, ctx).transaction((tx) => loadPublicChanges(tx, [plan.id]))
      const site = { name: frame.site.name, origin }
      return feedOf(atomFeed(site, [plan], changes, { now: ctx.clock.now(), one: plan }))
    },
  }),
]
