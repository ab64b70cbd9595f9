// /plan/:id/actions/:actionId: an action's own page for everybody who is signed in; tying measures and adding parts for
// coordinators.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Frame } from '../../../access/frame.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import { bindForm } from '../../../ui/form.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { words } from '../messages.en.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayQuery } from '../showing/shown-plan.ts'
import { attachMeasure, detachMeasure } from '../tie-measure.ts'
import { loadChoices, readDelivery } from './delivery-form.ts'
import { addDelivery } from './edit-delivery.ts'
import { formWords } from './forms.messages.en.ts'
import { type ActionPageData, loadActionPage } from './load-action-page.ts'
import { shownThen } from './not-then.tsx'
import { pageWords } from './page.messages.en.ts'
import { actionPath } from './paths.ts'
import { OwnerFields } from './views/act-forms.tsx'
import { ActPage } from './views/act-page.tsx'
import { ActionPage } from './views/action-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofAction = z.object({ id: z.uuid(), actionId: z.uuid() })
type OfAction = z.infer<typeof ofAction>
const DONE = Object.keys(pageWords.done) as (keyof typeof pageWords.done)[]
export const pageQuery = z.object({
  on: dayQuery,
  done: z.enum(DONE).optional().catch(undefined),
})

/** That something was done, above the page on which it shows. */
export const Done = ({ done }: { done: keyof typeof pageWords.done | undefined }) =>
  done ? <NotificationBanner type="success" text={pageWords.done[done]} /> : null

const path = '/plan/:id/actions/:actionId'

async function addPage(
  ctx: StaffCtx,
  services: Services,
  frame: Frame,
  params: OfAction,
  sent: { values: FormValues; problems: readonly Problem[] },
): Promise<Page> {
  const { plan, action } = await loadActionPage(ctx, services, params)
  const choices = await ctx.db.transaction((tx) => loadChoices(tx, ctx.clock.now(), null))
  const title = formWords.title.add
  return planPage(
    frame,
    { plan, title, errors: sent.problems.length > 0 },
    <ActPage
      act="add"
      action={`${actionPath(plan.id, action.id)}/parts/add`}
      back={actionPath(plan.id, action.id)}
      about={pageWords.action(action.ref)}
      form={bindForm(sent)}
    >
      <OwnerFields form={bindForm(sent)} choices={choices} hasBaseline={false} isNew />
    </ActPage>,
  )
}

export const actionRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: signedIn,
    params: ofAction,
    query: pageQuery,
    handle: async (ctx, { frame, params, query, services }) => {
      const titleOf = ({ action }: ActionPageData) => pageWords.action(action.ref)
      const load = (on: Day | undefined) => loadActionPage(ctx, services, params, on)
      const at = actionPath(params.id, params.actionId)
      return shownThen({ ctx, frame, sent: query.on, load, path: at, titleOf }, (data) =>
        planPage(
          frame,
          { plan: data.plan, title: titleOf(data) },
          <>
            <Done done={query.done} />
            <ActionPage data={data} actor={ctx.actor} />
          </>,
        ),
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/tie`,
    access: coordinators,
    params: ofAction,
    handle: async (ctx, { form, frame, params, services }) => {
      const data = await loadActionPage(ctx, services, params)
      const key = form.one('measure')
      if (key === '') {
        const title = pageWords.action(data.action.ref)
        const problem = words.action.choose
        const page = <ActionPage data={data} actor={ctx.actor} problem={problem} />
        return planPage(frame, { plan: data.plan, title, errors: true }, page)
      }
      await ctx.db.transaction((tx) => attachMeasure(tx, ctx, params.actionId, key))
      return redirect(`${actionPath(params.id, params.actionId)}?done=tied`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/untie`,
    access: coordinators,
    params: ofAction,
    handle: async (ctx, { form, params, services }) => {
      await loadActionPage(ctx, services, params)
      await ctx.db.transaction((tx) => detachMeasure(tx, ctx, params.actionId, form.one('measure')))
      return redirect(`${actionPath(params.id, params.actionId)}?done=untied`)
    },
  }),
  staffRoute({
    method: 'GET',
    path: `${path}/parts/add`,
    access: coordinators,
    params: ofAction,
    handle: (ctx, { frame, params, services }) =>
      addPage(ctx, services, frame, params, { values: {}, problems: [] }),
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/parts/add`,
    access: coordinators,
    params: ofAction,
    handle: async (ctx, { form, frame, params, services }) => {
      const { fields, problems } = readDelivery(form)
      const again = (wrong: readonly Problem[]) =>
        addPage(ctx, services, frame, params, { values: form.values, problems: wrong })
      if (problems.length > 0) return again(problems)
      const of = { planId: params.id, actionId: params.actionId }
      const done = await ctx.db.transaction((tx) => addDelivery(tx, ctx, of, fields))
      return done.ok ? redirect(`${actionPath(params.id, params.actionId)}?done=add`) : again(done.problems)
    },
  }),
]
