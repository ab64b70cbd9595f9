// /plan/:id/leads: gives every body's parts that nobody leads to one of its people, and all others' to anybody.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { bodiesOf, giveLeads } from './leads.ts'
import { words } from './messages.en.ts'
import { leadersFor, type OtherParts, othersOf } from './other-leads.ts'
import { LeadsPage } from './views/leads-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const count = z.coerce.number().int().min(0).max(100_000).optional().catch(undefined)

/** Who is chosen for each owner that is no agency: by itself, or the one chosen for all that have no choice of their own. */
function othersIn(form: Form, others: readonly OtherParts[]): Map<string, string> {
  const own = new Map(others.map((_, at) => [form.one(`owner-${at}`), form.one(`other-${at}`)]))
  const all = form.one('all')
  const chosen = others.map(({ key }) => [key, own.get(key) || all] as const)
  return new Map(chosen.filter(([, person]) => person !== ''))
}

export const leadRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/leads',
    access: coordinators,
    params: ofPlan,
    query: z.object({ given: count }),
    handle: (ctx, { frame, params, query, services }) =>
      ctx.db.transaction(async (tx) => {
        const plan = await loadKeptPlan(tx, services, params.id, { now: ctx.clock.now() })
        if (!plan) throw new NotFound('no such plan')
        const [bodies, others, people] = await Promise.all([
          bodiesOf(tx, plan.id),
          othersOf(tx, plan.id),
          leadersFor(tx),
        ])
        const content = (
          <LeadsPage planId={plan.id} {...{ bodies, others, people }} given={query.given ?? null} />
        )
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
        return giveLeads(tx, ctx, params.id, new Map(chosen), othersIn(form, await othersOf(tx, params.id)))
      })
      return redirect(`/plan/${params.id}/leads?given=${given}`)
    },
  }),
]
