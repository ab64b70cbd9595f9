// /plan/:id/risks: what could get in the way of the whole plan and of its actions, the gravest first.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { hasRole } from '../../../access/actor.ts'
import { type Day, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { shownOn } from '../showing/no-plan-then.tsx'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayQuery } from '../showing/shown-plan.ts'
import { words } from './messages.en.ts'
import { listRisks } from './risks.store.ts'
import { RisksPage } from './views/risks-page.tsx'

export const riskRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/risks',
    access: signedIn,
    params: z.object({ id: z.uuid() }),
    query: z.object({ on: dayQuery }),
    handle: (ctx, { frame, params: { id }, query, services }) => {
      const asked = { ctx, services, frame, planId: id, path: `/plan/${id}/risks` }
      const load = (on: Day | undefined) =>
        ctx.db.transaction(async (tx) => {
          const plan = await loadKeptPlan(tx, services, id, { now: ctx.clock.now(), asOf: on })
          return plan && { plan, risks: await listRisks(tx, plan.id, on ? londonEndOfDay(on) : null) }
        })
      return shownOn(asked, query.on, load, ({ plan, risks }, on) => {
        const mayEdit = !on && hasRole(ctx.actor, 'coordinator')
        const content = <RisksPage plan={plan} risks={risks} mayEdit={mayEdit} />
        return planPage(frame, { plan, title: words.risks.title, on, path: asked.path }, content)
      })
    },
  }),
]
