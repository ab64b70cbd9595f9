// /plan/:id/deliveries/:deliveryId: how one owner's part goes, and the form in which they say so.
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { hasRole } from '../../../access/actor.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import { Conflict as Stale, type Problem } from '../../../platform/problems.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Conflict } from '../../../ui/conflict.tsx'
import { verdictsOf } from '../measures/verdicts.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { Done, pageQuery } from './action.routes.tsx'
import { type DeliveryPageData, loadDeliveryPage } from './load-action-page.ts'
import { formWords } from './forms.messages.en.ts'
import { pageWords } from './page.messages.en.ts'
import { answerNotInPlan } from './not-in-plan.store.ts'
import { shownThen } from './not-then.tsx'
import { deliveryPath } from './paths.ts'
import { recordUpdate } from './record-update.ts'
import { readUpdate, updateValues } from './update-form.ts'
import { suggestedBy, type Update } from './update-rule.ts'
import { NowList } from './views/act-page.tsx'
import { DeliveryPage, measureNames } from './views/delivery-page.tsx'
import { UpdateForm } from './views/update-form.tsx'

export const ofDelivery = z.object({ id: z.uuid(), deliveryId: z.uuid() })
export type OfDelivery = z.infer<typeof ofDelivery>
const path = '/plan/:id/deliveries/:deliveryId'

/** A delivery by the action and the owner: "1.8c, Alder Council". */
export const titleOf = ({ action, delivery }: Pick<DeliveryPageData, 'action' | 'delivery'>): string =>
  [action.ref, delivery.owner].filter(Boolean).join(', ') || pageWords.delivery.title('')

export const deliveryRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: signedIn,
    params: ofDelivery,
    query: pageQuery,
    handle: async (ctx, { frame, params, query, services }) => {
      const load = (on: Day | undefined) => loadDeliveryPage(ctx, services, params, on)
      const at = deliveryPath(params.id, params.deliveryId)
      return shownThen({ ctx, frame, sent: query.on, load, path: at, titleOf }, async (data) => {
        const said = data.on
          ? undefined
          : await ctx.db.transaction((tx) => answerNotInPlan(tx, params.deliveryId))
        const form = bindForm({ values: updateValues({ ...data.delivery, ...said }, data.plan.today) })
        return planPage(
          frame,
          { plan: data.plan, title: titleOf(data) },
          <>
            <Done done={query.done} />
            <DeliveryPage data={data} actor={ctx.actor} form={form} />
          </>,
        )
      })
    },
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/update`,
    access: signedIn,
    params: ofDelivery,
    handle: async (ctx, { form, frame, params, services }) => {
      const data = await loadDeliveryPage(ctx, services, params)
      const { update, problems: shape } = readUpdate(form)
      const measures = verdictsOf(data.measures.judged)
      const options = { via: 'signed_in' as const, version: versionOf(form), measures }
      try {
        const done = await ctx.db.transaction(async (tx) => {
          const kept = await recordUpdate(tx, ctx, params.deliveryId, update, options)
          // A date that is none is said beside whatever else is wrong, and keeps nothing.
          if (shape.length > 0) throw new Unread(kept.ok ? [] : kept.problems)
          return kept
        })
        if (done.ok) return redirect(`${deliveryPath(params.id, params.deliveryId)}?done=update`)
        return again(frame, ctx, typed(data, update), form.values, done.problems)
      } catch (fault) {
        if (fault instanceof Unread)
          return again(frame, ctx, typed(data, update), form.values, merged(shape, fault.problems))
        if (fault instanceof Stale) return stalePage(frame, ctx, services, params, form.values)
        throw fault
      }
    },
  }),
]

/** The page with what the facts suggest of what was typed, which its problems speak of, and not of what stood before. */
function typed(data: DeliveryPageData, update: Update): DeliveryPageData {
  const { plan, delivery, measures } = data
  const suggestion = suggestedBy(delivery, update, {
    today: plan.today,
    rules: plan.rules,
    takenIn: londonDay(plan.importedAt),
    planFrom: plan.period?.from ?? null,
    measures: verdictsOf(measures.judged),
  })
  return { ...data, suggestion }
}

/** Rolls back what would have been kept, had the form been readable. */
class Unread extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super('the form holds something unreadable')
    this.problems = problems
  }
}

// One field, one problem: what cannot be read goes before what is missing.
const merged = (shape: readonly Problem[], more: readonly Problem[]): Problem[] => [
  ...shape,
  ...more.filter(({ field }) => !shape.some((each) => each.field === field)),
]

function again(
  frame: Frame,
  ctx: StaffCtx,
  data: DeliveryPageData,
  values: FormValues,
  problems: readonly Problem[],
): Page {
  return planPage(
    frame,
    { plan: data.plan, title: titleOf(data), errors: true },
    <DeliveryPage data={data} actor={ctx.actor} form={bindForm({ values, problems })} />,
  )
}

/** Somebody else was first: what it says now beside what was typed, to be sent again. */
async function stalePage(
  frame: Frame,
  ctx: StaffCtx,
  services: Services,
  params: OfDelivery,
  values: FormValues,
): Promise<Page> {
  const data = await loadDeliveryPage(ctx, services, params)
  const { delivery, plan } = data
  const form = bindForm({ values: { ...values, version: String(delivery.version) } })
  return planPage(
    frame,
    { plan, title: titleOf(data), status: 409 },
    <Conflict
      changed={formWords.conflict}
      theirs={<NowList action={data.action} delivery={delivery} rules={plan.rules} />}
      yours={
        <UpdateForm
          {...{ form, delivery }}
          rules={plan.rules}
          coordinator={hasRole(ctx.actor, 'coordinator')}
          action={`${deliveryPath(plan.id, delivery.id)}/update`}
          measureName={measureNames(data)}
        />
      }
    />,
  )
}
