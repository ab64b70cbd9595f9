// One row of the table, edited: by a script in its place, or as a small page. The verb is the delivery's own.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { type Form, versionOf } from '../../../platform/http/form.ts'
import { page, redirect, type Reply } from '../../../platform/http/reply.ts'
import { Conflict, NotFound, type Outcome, type Problem } from '../../../platform/problems.ts'
import type { FormValues } from '../../../ui/form.tsx'
import { renderPart } from '../../../ui/render.ts'
import { allowDelivery, sidesOf } from '../running/delivery-actions.ts'
import { deliveryValues } from '../running/delivery-form.ts'
import { STATUS_WORDS } from '../running/messages.en.ts'
import { deliveryPath } from '../running/paths.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { recordUpdate } from '../running/record-update.ts'
import { readUpdate, updateValues } from '../running/update-form.ts'
import { editAgreed, loadLeads } from './edit-agreed.ts'
import { editWords } from './messages.en.ts'
import { planPage } from './plan-frame.tsx'
import { loadShownPlan, loadVerdicts } from './shown-plan.ts'
import { type TableQuery, tableQuery } from './table/query.ts'
import { rowsOf } from './table/rows.ts'
import { mayEditRow } from './table.routes.tsx'
import { EditForm, type EditProps, EditRow } from './views/edit-row.tsx'
import { editPath, Row } from './views/table-row.tsx'

const ofDelivery = z.object({ id: z.uuid(), deliveryId: z.uuid() })
const asked = z.object({
  row: z.literal('1').optional().catch(undefined),
  /** Which of the two forms was sent: how it goes, or what was agreed. */
  agreed: z.literal('1').optional().catch(undefined),
  cols: tableQuery.shape.cols,
})

type Asking = {
  ctx: StaffCtx
  services: Services
  frame: Frame
  params: z.infer<typeof ofDelivery>
  query: z.infer<typeof asked>
}
type Typed = { values: FormValues; problems: readonly Problem[]; conflict?: boolean }

function deliveryIn(plan: PlanState, id: string) {
  const found = deliveriesIn(plan).find(({ delivery }) => delivery.id === id)
  if (!found) throw new NotFound('no such delivery in this plan')
  return found
}

async function editForm({ ctx, services, frame, params, query }: Asking, typed?: Typed): Promise<Reply> {
  const plan = await loadShownPlan(ctx, services, params.id)
  const { action, delivery } = deliveryIn(plan, params.deliveryId)
  allowDelivery('update', delivery, ctx.actor)
  const current = updateValues(delivery, plan.today)
  const version = current['version'] ?? ''
  const back = `/plan/${plan.id}/table?all=1#row-${delivery.id}`
  const path = editPath(plan.id, delivery.id)
  const inRow = query.row ? `row=1&cols=${query.cols.join('.')}` : ''
  const kept = typed && { ...typed, values: { ...typed.values, ...(typed.conflict && { version }) } }
  const [said, agreedTyped] = query.agreed ? [undefined, kept] : [kept, undefined]
  const props: EditProps = {
    action: inRow ? `${path}?${inRow}` : path,
    back,
    about: `${action.ref} ${delivery.owner}`,
    actionWords: query.row ? undefined : action.action || action.objective,
    values: said?.values ?? current,
    problems: said?.problems ?? [],
    rules: plan.rules,
    coordinator: hasRole(ctx.actor, 'coordinator'),
    saved: typed?.conflict ? { status: STATUS_WORDS[delivery.status], words: delivery.story } : undefined,
    agreed: sidesOf(delivery, ctx.actor).includes('coordinator')
      ? {
          action: `${path}?agreed=1${inRow && `&${inRow}`}`,
          values: agreedTyped?.values ?? deliveryValues(delivery),
          problems: agreedTyped?.problems ?? [],
          people: await ctx.db.transaction((tx) => loadLeads(tx, ctx.clock.now(), delivery.agencyId)),
          begins: delivery.startsOn !== null,
          moves:
            delivery.baselineDue || delivery.startsOn
              ? `${deliveryPath(plan.id, delivery.id)}/re-baseline`
              : undefined,
        }
      : undefined,
  }
  const status = typed?.conflict ? 409 : typed ? 422 : 200
  if (query.row) return page(renderPart(<EditRow {...props} columns={query.cols.length} />), status)
  return planPage(
    frame,
    { plan, title: editWords.title, status, errors: status === 422 },
    <>
      <h1 class="govuk-heading-l">{editWords.title}</h1>
      <EditForm {...props} />
    </>,
  )
}

async function shownRow({ ctx, services, params, query }: Asking): Promise<Reply> {
  const plan = await loadShownPlan(ctx, services, params.id)
  const row = rowsOf(plan, 'delivery').find(({ id }) => id === params.deliveryId)
  if (!row) throw new NotFound('no such delivery in this plan')
  const cols: TableQuery['cols'] = query.cols
  const mayEdit = mayEditRow(ctx, plan, undefined)
  const frame = { planId: plan.id, rules: plan.rules, cols, on: undefined, mayEdit }
  return page(renderPart(<Row row={row} frame={frame} />))
}

async function save(asking: Asking, form: Form): Promise<Outcome<unknown>> {
  const { ctx, services, params, query } = asking
  if (query.agreed) {
    const plan = await loadShownPlan(ctx, services, params.id)
    const { delivery } = deliveryIn(plan, params.deliveryId)
    return ctx.db.transaction((tx) => editAgreed(tx, ctx, delivery, form))
  }
  const { update, problems } = readUpdate(form)
  if (problems.length > 0) return { ok: false, problems }
  const verdicts = await loadVerdicts(ctx, services, params.id)
  const plan = await loadShownPlan(ctx, services, params.id)
  const { action } = deliveryIn(plan, params.deliveryId)
  const measures = verdicts?.get(action.id) ?? []
  const options = { via: 'signed_in', version: versionOf(form), measures } as const
  return ctx.db.transaction((tx) => recordUpdate(tx, ctx, params.deliveryId, update, options))
}

export const editRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/table/:deliveryId',
    access: signedIn,
    params: ofDelivery,
    query: asked,
    handle: (ctx, { frame, params, query, services }) => editForm({ ctx, services, frame, params, query }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/table/:deliveryId',
    access: signedIn,
    params: ofDelivery,
    query: asked,
    handle: async (ctx, { form, frame, params, query, services }): Promise<Reply> => {
      const asking: Asking = { ctx, services, frame, params, query }
      try {
        const saved = await save(asking, form)
        if (!saved.ok) return await editForm(asking, { values: form.values, problems: saved.problems })
      } catch (fault) {
        if (!(fault instanceof Conflict)) throw fault
        return editForm(asking, { values: form.values, problems: [], conflict: true })
      }
      if (query.row) return shownRow(asking)
      return redirect(`/plan/${params.id}/table?all=1#row-${params.deliveryId}`)
    },
  }),
]
