// /plan/:id/risks: what could get in the way of the whole plan and of its actions, the gravest first.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { hasRole } from '../../../access/actor.ts'
import { NotFound } from '../../../platform/problems.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayBefore, dayQuery } from '../showing/shown-plan.ts'
import { OnlyToday } from '../showing/views/only-today.tsx'
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
    handle: (ctx, { frame, params, query }) =>
      ctx.db.transaction(async (tx) => {
        const plan = await loadPlanState(tx, params.id, { now: ctx.clock.now() })
        if (!plan) throw new NotFound('no such plan')
        const mayEdit = hasRole(ctx.actor, 'coordinator')
        const content = (
          <>
            <OnlyToday planId={plan.id} on={dayBefore(ctx, query.on)} />
            <RisksPage plan={plan} risks={await listRisks(tx, plan.id)} mayEdit={mayEdit} />
          </>
        )
        return planPage(frame, { plan, title: words.risks.title }, content)
      }),
  }),
]
