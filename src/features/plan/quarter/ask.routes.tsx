// Sending a request for one part, at any time.
import { z } from 'zod'
import type { Tx } from '../../../access/db.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { deliveriesIn } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { askNow } from './ask-now.ts'
import { measuresNow } from './asked-measures.ts'
import { loadDirectory } from './directory.store.ts'
import { whomToAsk } from './whom-to-ask.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { coordinators, quarterPath } from './quarter.routes.tsx'
import { AskPage } from './views/ask-page.tsx'

const ofDelivery = z.object({ id: z.uuid(), delivery: z.uuid() })
const path = '/plan/:id/deliveries/:delivery/ask'

async function load(tx: Tx, now: Date, of: { id: string; delivery: string }) {
  const plan = await loadPlanState(tx, of.id, { now })
  const part = plan && deliveriesIn(plan).find(({ delivery }) => delivery.id === of.delivery)
  if (!plan || !part) throw new NotFound('no such part of this plan')
  const directory = await loadDirectory(tx, [part.delivery])
  const asked = new Set(whomToAsk(part.delivery, directory))
  const names = directory.people.filter((person) => asked.has(person.id)).map(({ name }) => name)
  return { plan, part, names }
}

export const askRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: coordinators,
    params: ofDelivery,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const { plan, part, names } = await load(tx, ctx.clock.now(), params)
        return planPage(
          frame,
          { plan, title: words.askTitle },
          <AskPage {...{ plan, part, names }} problems={[]} />,
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path,
    access: coordinators,
    params: ofDelivery,
    handle: async (ctx, { frame, params, services }) => {
      const measures = await measuresNow(ctx, services, params.id)
      return ctx.db.transaction(async (tx) => {
        const outcome = await askNow(tx, ctx, { planId: params.id, deliveryId: params.delivery, measures })
        if (outcome.ok) return redirect(`${quarterPath(params.id, outcome.value.quarter)}?done=asked`)
        const { plan, part, names } = await load(tx, ctx.clock.now(), params)
        const { problems } = outcome
        return planPage(
          frame,
          { plan, title: words.askTitle, errors: true },
          <AskPage {...{ plan, part, names, problems }} />,
        )
      })
    },
  }),
]
