// /plan/:id/deliveries/:deliveryId/<act>: the pages of the table in acts.tsx, each with its form.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import { Conflict, Forbidden, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { planPage } from '../showing/plan-frame.tsx'
import { ONE_FILE } from '../../../platform/http/upload.ts'
import { actionWords } from './acts.messages.en.ts'
import { type Act, ACTS } from './acts.tsx'
import { DELIVERY_ACTIONS, deliveryActionsFor } from './delivery-actions.ts'
import { ofDelivery, type OfDelivery, titleOf } from './delivery.routes.tsx'
import { formWords } from './forms.messages.en.ts'
import { loadDeliveryPage } from './load-action-page.ts'
import { actionPath, deliveryPath } from './paths.ts'
import type { Choices } from './views/act-forms.tsx'
import { ActPage, NowList } from './views/act-page.tsx'

type Name = keyof typeof ACTS
type Shown = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean }
const NONE: Choices = { agencies: [], groups: [], posts: [], people: [] }
const NAMES = DELIVERY_ACTIONS.filter((name) => name !== 'update')

export const actRoutes: readonly Route[] = NAMES.flatMap((name) => {
  const act = ACTS[name]
  const path = `/plan/:id/deliveries/:deliveryId/${name}`
  return [
    staffRoute({
      method: 'GET',
      path,
      access: signedIn,
      params: ofDelivery,
      handle: (ctx, { frame, params, services }) => actPage(name, act, ctx, services, frame, params, {}),
    }),
    staffRoute({
      method: 'POST',
      path,
      access: signedIn,
      params: ofDelivery,
      ...(act.upload && { takesFiles: ONE_FILE }),
      handle: async (ctx, { form, frame, params, services }) => {
        const data = await loadDeliveryPage(ctx, services, params)
        const { values } = form
        const show = (shown: Shown) => actPage(name, act, ctx, services, frame, params, { values, ...shown })
        try {
          const done = await ctx.db.transaction((tx) => act.run(tx, ctx, params.deliveryId, form, data))
          if (!done.ok) return await show({ problems: done.problems })
          const to = act.leaves
            ? actionPath(params.id, data.action.id)
            : deliveryPath(params.id, params.deliveryId)
          return redirect(`${to}?done=${name}`)
        } catch (fault) {
          if (fault instanceof Conflict) return show({ stale: true })
          throw fault
        }
      },
    }),
  ]
})

async function actPage(
  name: Name,
  act: Act,
  ctx: StaffCtx,
  services: Services,
  frame: Frame,
  params: OfDelivery,
  { values, problems = [], stale = false }: Shown,
): Promise<Page> {
  const data = await loadDeliveryPage(ctx, services, params)
  const { plan, delivery } = data
  // Who may not is told so before they type, and again when they send.
  if (!stale && !deliveryActionsFor(delivery, ctx.actor, data.saidBy).includes(name))
    throw new Forbidden(`delivery action ${name} refused`, actionWords.who[name])
  if (name === 'verify' && !stale && data.whyNot && data.whyNot !== 'evidence')
    throw new Forbidden(`verifying refused: ${data.whyNot}`, actionWords.whoElse[data.whyNot])
  const fresh = { version: String(delivery.version), ...act.values?.(data) }
  // A stale form takes the version that is shown beside it: pressing again is then a decision.
  const typed = values && { ...values, ...(stale && { version: String(delivery.version) }) }
  const form = bindForm({ values: typed ?? fresh, problems })
  const load = act.choices
  const choices = load ? await ctx.db.transaction((tx) => load(tx, ctx, data)) : NONE
  return planPage(
    frame,
    {
      plan,
      title: `${formWords.title[name]}: ${titleOf(data)}`,
      errors: problems.length > 0,
      ...(stale && { status: 409 }),
    },
    <ActPage
      act={name}
      action={`${deliveryPath(plan.id, delivery.id)}/${name}`}
      back={deliveryPath(plan.id, delivery.id)}
      about={titleOf(data)}
      form={form}
      now={stale && <NowList action={data.action} delivery={delivery} rules={plan.rules} />}
      upload={act.upload ?? false}
      warning={act.warning ?? false}
      idle={act.idle?.(data) ?? false}
    >
      {act.fields(form, data, choices, ctx.actor.userId)}
    </ActPage>,
  )
}
