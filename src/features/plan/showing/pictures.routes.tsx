// A plan as a picture: the grid of authorities and the timeline.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { gridOf } from './grid.ts'
import { gridWords, timelineWords } from './messages.en.ts'
import { onDay } from './no-plan-then.tsx'
import { planPage } from './plan-frame.tsx'
import { dayQuery, ofPlan } from './shown-plan.ts'
import { timelineOf } from './timeline.ts'
import { listMilestones } from './timeline.store.ts'
import { GridPage } from './views/grid-page.tsx'
import { TimelinePage } from './views/timeline-page.tsx'

export const pictureRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/grid',
    access: signedIn,
    params: ofPlan,
    query: z.object({ on: dayQuery }),
    handle: async (ctx, { frame, params, query, services }) => {
      const asked = { ctx, services, frame, planId: params.id, current: 'grid' } as const
      return onDay(asked, query.on, (plan, on) => {
        const options = { plan, current: 'grid', title: gridWords.title, on } as const
        return planPage(frame, options, <GridPage plan={plan} grid={gridOf(plan)} />)
      })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/timeline',
    access: signedIn,
    params: ofPlan,
    query: z.object({
      on: dayQuery,
      per: z.enum(['action', 'delivery']).catch('action'),
      page: z.union([z.literal('all'), z.coerce.number().int().min(1).max(1_000)]).catch(1),
    }),
    handle: async (ctx, { frame, params, query, services }) => {
      const { per, page } = query
      const asked = { ctx, services, frame, planId: params.id, current: 'timeline' } as const
      return onDay(asked, query.on, async (plan, on) => {
        const milestones = await ctx.db.transaction((tx) => listMilestones(tx, plan.id, on))
        const options = { plan, current: 'timeline', title: timelineWords.title, on } as const
        return planPage(
          frame,
          options,
          <TimelinePage {...{ plan, per, on, page }} timeline={timelineOf(plan, milestones, per)} />,
        )
      })
    },
  }),
]
