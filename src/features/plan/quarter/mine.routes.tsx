// /plan/updates: what is asked of whoever is signed in, and the form that answers it.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import { Forbidden, type Problem } from '../../../platform/problems.ts'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { staffPage } from '../../shell/index.ts'
import { deliveryActionsFor, sidesOf } from '../running/delivery-actions.ts'
import { actionWords } from '../running/acts.messages.en.ts'
import { recordUpdate } from '../running/record-update.ts'
import { readUpdate, updateValues } from '../running/update-form.ts'
import { mineWords as words } from './mine.messages.en.ts'
import { verdictsFrom } from './asked-measures.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { suggestedBy, type Update } from '../running/update-rule.ts'
import { type Answering, loadAnswering } from './answering.ts'
import { wantedUpdates } from './mine.store.ts'
import { AnswerPage } from './views/answer-page.tsx'
import { WantedPage } from './views/wanted-page.tsx'

const ofDelivery = z.object({ delivery: z.uuid() })
const home = '/plan/updates'

type Shown = { values?: FormValues; problems?: readonly Problem[]; typed?: Update; stale?: boolean }

function show(frame: Frame, ctx: StaffCtx, answering: Answering, shown: Shown): Page {
  const { delivery } = answering.part
  const fresh = updateValues({ ...delivery, ...answering.said }, londonDay(ctx.clock.now()))
  // After a conflict the form is filled in against what stands now, and holds what was typed. Otherwise it stays against
  // what its writer saw.
  const now = shown.stale ? { version: fresh['version'] ?? '' } : {}
  const values = shown.values ? { ...shown.values, ...now } : fresh
  const problems = shown.problems ?? []
  return staffPage(
    frame,
    {
      title: words.title,
      before: <Breadcrumbs items={[{ text: words.title, href: home }]} />,
      errors: problems.length > 0,
      ...(shown.stale && { status: 409 }),
    },
    <AnswerPage
      {...{ values, problems }}
      answering={shown.typed ? judgedAsTyped(answering, shown.typed) : answering}
      stale={shown.stale ?? false}
      onBehalf={!sidesOf(delivery, ctx.actor).includes('owner')}
      coordinator={hasRole(ctx.actor, 'coordinator')}
    />,
  )
}

/** With what the facts suggest of what was typed, which its problems speak of, and not of what stood before. */
function judgedAsTyped(answering: Answering, update: Update): Answering {
  const { plan, part, measures } = answering
  const suggestion = suggestedBy(part.delivery, update, {
    today: plan.today,
    rules: plan.rules,
    takenIn: londonDay(plan.importedAt),
    planFrom: plan.period?.from ?? null,
    measures: verdictsFrom(measures),
  })
  return { ...answering, part: { ...part, delivery: { ...part.delivery, suggestion } } }
}

async function load(ctx: StaffCtx, services: Services, deliveryId: string): Promise<Answering> {
  const answering = await loadAnswering(ctx, services, deliveryId)
  if (!deliveryActionsFor(answering.part.delivery, ctx.actor, null).includes('update'))
    throw new Forbidden('not theirs to answer', actionWords.who.update)
  return answering
}

export const mineRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: home,
    access: signedIn,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: async (ctx, { frame, query }) => {
      const wanted = await ctx.db.transaction((tx) => wantedUpdates(tx, ctx.actor))
      return staffPage(
        frame,
        { title: words.title },
        <WantedPage wanted={wanted} now={ctx.clock.now()} saved={query.done === 'saved'} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: `${home}/:delivery`,
    access: signedIn,
    params: ofDelivery,
    handle: async (ctx, { frame, params, services }) =>
      show(frame, ctx, await load(ctx, services, params.delivery), {}),
  }),
  staffRoute({
    method: 'POST',
    path: `${home}/:delivery`,
    access: signedIn,
    params: ofDelivery,
    handle: async (ctx, { frame, form, params, services }) => {
      const answering = await load(ctx, services, params.delivery)
      const { values } = form
      const { update, problems } = readUpdate(form)
      if (problems.length > 0) return show(frame, ctx, answering, { values, problems, typed: update })
      const { delivery } = answering.part
      if (versionOf(form) !== delivery.version) return show(frame, ctx, answering, { values, stale: true })
      const onBehalf = !sidesOf(delivery, ctx.actor).includes('owner')
      const outcome = await ctx.db.transaction((tx) =>
        recordUpdate(tx, ctx, params.delivery, update, {
          via: 'signed_in',
          cycleId: answering.asked?.cycleId,
          version: delivery.version,
          measures: verdictsFrom(answering.measures),
        }),
      )
      if (!outcome.ok)
        return show(frame, ctx, answering, { values, problems: outcome.problems, typed: update })
      if (onBehalf && answering.asked)
        return redirect(`/plan/${answering.plan.id}/quarter/${answering.asked.quarter}?done=recorded`)
      return redirect(`${home}?done=saved`)
    },
  }),
]
