// /plan/:id/leads: gives every body's parts that nobody leads to one of its people.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { bodiesOf, giveLeads } from './leads.ts'
import { words } from './messages.en.ts'
import { LeadsPage } from './views/leads-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const count = z.coerce.number().int().min(0).max(100_000).optional().catch(undefined)

export const leadRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/leads',
    access: coordinators,
    params: ofPlan,
    query: z.object({ given: count }),
    handle: (ctx, { frame, params, query }) =>
      ctx.db.transaction(async (tx) => {
        const plan = await loadPlanState(tx, params.id, { now: ctx.clock.now() })
        if (!plan) throw new NotFound('no such plan')
        const bodies = await bodiesOf(tx, plan.id)
        const content = <LeadsPage planId={plan.id} bodies={bodies} given={query.given ?? null} />
        return planPage(frame, { plan, title: words.leads.title }, content)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/leads',
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { form, params }) => {
      const given = await ctx.db.transaction(async (tx) => {
        const chosen = (await bodiesOf(tx, params.id)).flatMap(({ agencyId }): [string, string][] => {
          const person = form.one(`lead-${agencyId}`)
          return person === '' ? [] : [[agencyId, person]]
        })
        return giveLeads(tx, ctx, params.id, new Map(chosen))
      })
      return redirect(`/plan/${params.id}/leads?given=${given}`)
    },
  }),
]
