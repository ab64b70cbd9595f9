// /plan/:id/shape: the plan's outline, with everything in its order, and what was removed.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { shownOn } from '../showing/no-plan-then.tsx'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { moveThing, putBack } from './change-plan.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayQuery } from '../showing/shown-plan.ts'
import { OnlyToday } from '../showing/views/only-today.tsx'
import { words } from './messages.en.ts'
import { NOUNS } from './nouns.ts'
import { listRemoved } from './shaping.store.ts'
import { thingRoutes } from './thing.routes.tsx'
import { ShapePage } from './views/shape-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const ofThing = ofPlan.extend({ noun: z.enum(NOUNS), thingId: z.uuid() })

const outline: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/shape',
    access: coordinators,
    params: ofPlan,
    query: z.object({ on: dayQuery }),
    handle: (ctx, { frame, params: { id }, query, services }) => {
      const asked = { ctx, services, frame, planId: id, path: `/plan/${id}/shape` }
      const load = () =>
        ctx.db.transaction(async (tx) => {
          const plan = await loadKeptPlan(tx, services, id, { now: ctx.clock.now() })
          return plan && { plan, removed: await listRemoved(tx, id) }
        })
      return shownOn(asked, query.on, load, ({ plan, removed }, on) =>
        planPage(
          frame,
          { plan, title: words.shape.title },
          <>
            <OnlyToday planId={id} on={on} />
            <ShapePage plan={plan} removed={removed} />
          </>,
        ),
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/shape/:noun/:thingId/move',
    access: coordinators,
    params: ofThing,
    handle: async (ctx, { form, params: { id, noun, thingId } }) => {
      await ctx.db.transaction((tx) => moveThing(tx, ctx, noun, id, thingId, form.one('way') === 'up'))
      return redirect(`/plan/${id}/shape`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/shape/:noun/:thingId/put-back',
    access: coordinators,
    params: ofThing,
    handle: async (ctx, { params: { id, noun, thingId } }) => {
      await ctx.db.transaction((tx) => putBack(tx, ctx, noun, id, thingId))
      return redirect(`/plan/${id}/shape`)
    },
  }),
]

export const shapeRoutes: readonly Route[] = [...outline, ...thingRoutes]
