// What one person has to do across plans, and the calendars of due dates that they subscribe to.
import { z } from 'zod'
import { actingAs, type StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { publicRoute, type Route, staffRoute } from '../../../access/route.ts'
import { everyone, signedIn } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { download, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { staffPage } from '../../shell/index.ts'
import { calendarOf } from './feeds/calendar.ts'
import { makeFeed, removeFeed } from './feeds/feeds.ts'
import { feedIsOpen, listFeedPlans, listFeeds, readFeed } from './feeds/feeds.store.ts'
import { feedWords, mineWords, navWords } from './messages.en.ts'
import { listMine, listMyMilestones } from './mine.store.ts'
import { FeedsPage } from './views/feeds-page.tsx'
import { MinePage } from './views/mine-page.tsx'

const crumbs = (title: string) => (
  <Breadcrumbs items={[{ text: navWords.plans, href: '/plan' }, { text: title }]} />
)

async function feedsPage(ctx: StaffCtx, frame: Frame, more: { problems?: Problem[]; address?: string }) {
  const { feeds, plans } = await ctx.db.transaction(async (tx) => ({
    feeds: await listFeeds(tx, ctx.actor.userId),
    plans: await listFeedPlans(tx),
  }))
  const { title } = feedWords
  const errors = (more.problems?.length ?? 0) > 0
  return staffPage(
    frame,
    { title, errors, before: crumbs(title) },
    <FeedsPage {...{ feeds, plans, ...more }} />,
  )
}

export const mineRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/mine',
    access: signedIn,
    handle: async (ctx, { frame }) => {
      const { userId } = ctx.actor
      const [deliveries, milestones] = await ctx.db.transaction((tx) =>
        Promise.all([listMine(tx, userId), listMyMilestones(tx, userId)]),
      )
      const { title } = mineWords
      return staffPage(
        frame,
        { title, before: crumbs(title) },
        <MinePage deliveries={deliveries} milestones={milestones} today={londonDay(ctx.clock.now())} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/calendars',
    access: signedIn,
    handle: (ctx, { frame }) => feedsPage(ctx, frame, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/calendars',
    access: signedIn,
    handle: async (ctx, { form, frame, origin }) => {
      const made = await ctx.db.transaction((tx) => makeFeed(tx, ctx, form.one('which')))
      if (!made.ok) return feedsPage(ctx, frame, { problems: made.problems })
      return feedsPage(ctx, frame, { address: `${origin}/plan/calendar/${made.value.token}.ics` })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/calendars/:feedId/remove',
    access: signedIn,
    params: z.object({ feedId: z.uuid() }),
    handle: async (ctx, { params }) => {
      await ctx.db.transaction((tx) => removeFeed(tx, ctx, params.feedId))
      return redirect('/plan/calendars')
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/plan/calendar/:file',
    access: everyone(
      'a calendar programme that holds the secret address: due dates, no names, no words of the plan',
    ),
    params: z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
    perMinute: 60,
    handle: async (ctx, { params, origin, services }) => {
      const hash = hashToken(params.file.slice(0, -'.ics'.length))
      // As the public, also where somebody signed in opens it: the address alone says what may be seen.
      const visitor = actingAs(services, ctx, { kind: 'public' })
      const dates = await visitor.db.transaction(async (tx) =>
        (await feedIsOpen(tx, hash)) ? readFeed(tx, hash) : undefined,
      )
      if (!dates) throw new NotFound('no such calendar')
      return download('plan.ics', 'text/calendar; charset=utf-8', calendarOf(dates, origin))
    },
  }),
]
