// Asking everybody of a plan at once, after a page that says who is asked and who cannot be.
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { askEveryone, quartersToAsk, whomAll } from './ask-everyone.ts'
import { measuresNow } from './asked-measures.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { coordinators, ofQuarter, quarterPath } from './quarter.routes.tsx'
import { AskEveryonePage } from './views/ask-everyone-page.tsx'

const path = '/plan/:id/ask-everyone'
const ofPlan = z.object({ id: z.uuid() })
const choice = z.object({ quarter: ofQuarter.shape.quarter.optional().catch(undefined) })

type Shown = { planId: string; quarter: string | undefined; problems?: readonly Problem[] }

async function show(
  tx: Tx,
  ctx: StaffCtx,
  services: Services,
  frame: Frame,
  { planId, quarter, problems = [] }: Shown,
): Promise<Page> {
  const plan = await loadKeptPlan(tx, services, planId, { now: ctx.clock.now() })
  if (!plan) throw new NotFound('no such plan')
  const quarters = await quartersToAsk(tx, plan, ctx.clock.now())
  const chosen = quarters.find((each) => each.quarter === quarter) ?? quarters[0]
  const toAsk = chosen === undefined ? undefined : await whomAll(tx, ctx, planId, chosen, plan)
  return planPage(
    frame,
    { plan, current: 'quarter', title: words.everyone.title, errors: problems.length > 0 },
    <AskEveryonePage {...{ plan, quarters, toAsk, problems }} />,
  )
}

export const askEveryoneRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: coordinators,
    params: ofPlan,
    query: choice,
    handle: (ctx, { frame, params, query, services }) =>
      ctx.db.transaction((tx) =>
        show(tx, ctx, services, frame, { planId: params.id, quarter: query.quarter }),
      ),
  }),
  staffRoute({
    method: 'POST',
    path,
    access: coordinators,
    params: ofPlan,
    handle: async (ctx, { frame, form, params, services }) => {
      const { quarter } = choice.parse({ quarter: form.one('quarter') })
      const measures = await measuresNow(ctx, services, params.id)
      return ctx.db.transaction(async (tx) => {
        const outcome = await askEveryone(tx, ctx, { planId: params.id, quarter: quarter ?? '', measures })
        if (outcome.ok) return redirect(`${quarterPath(params.id, quarter ?? '')}?done=everyone`)
        return show(tx, ctx, services, frame, { planId: params.id, quarter, problems: outcome.problems })
      })
    },
  }),
]
