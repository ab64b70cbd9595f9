// /plan/:id/history: who changed the plan itself, its priorities and its aims, and why.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { NotFound } from '../../../platform/problems.ts'
import { historyWords } from '../running/history.messages.en.ts'
import { loadKeptPlan } from './plan-cache.ts'
import { planPage } from './plan-frame.tsx'
import { readPlanHistory } from './plan-history.ts'
import { ofPlan } from './shown-plan.ts'
import { PlanHistoryPage } from './views/plan-history.tsx'

export const historyRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/history',
    access: signedIn,
    params: ofPlan,
    query: z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1) }),
    handle: (ctx, { frame, params, services, query: { page } }) =>
      ctx.db.transaction(async (tx) => {
        const plan = await loadKeptPlan(tx, services, params.id, { now: ctx.clock.now() })
        if (!plan) throw new NotFound('no such plan')
        const history = await readPlanHistory(tx, plan, { page })
        return planPage(
          frame,
          { plan, title: historyWords.ofPlan.title },
          <PlanHistoryPage planId={plan.id} page={page} {...history} />,
        )
      }),
  }),
]
