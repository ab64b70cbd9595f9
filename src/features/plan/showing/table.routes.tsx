// /plan/:id/table, its CSV, and the views of it that people save.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { record } from '../../../access/audit.ts'
import { download, type Reply, redirect } from '../../../platform/http/reply.ts'
import { slug } from '../../../platform/text/slug.ts'
import { sidesOf } from '../running/delivery-actions.ts'
import { isOpen } from '../running/delivery.ts'
import type { PlanState } from '../running/plan-state.ts'
import { tableWords as words } from './messages.en.ts'
import { onDay } from './no-plan-then.tsx'
import { planPage } from './plan-frame.tsx'
import { dayQuery, isWrongDay, loadShownPlan, ofPlan } from './shown-plan.ts'
import { chooseRows, optionsIn, pageOf } from './table/choose.ts'
import { tableCsv } from './table/csv.ts'
import { tablePath, type TableQuery, tableQuery } from './table/query.ts'
import { rowsOf, type TableRow } from './table/rows.ts'
import { readQuery, removeView, saveView } from './table/save-view.ts'
import { listViews } from './table/views.store.ts'
import { SavedViews } from './views/saved-views.tsx'
import { TablePage } from './views/table-page.tsx'

/** Whose rows somebody may edit: their own part of the plan, or all of it for coordinators; never a day that is over. */
export const mayEditRow =
  (ctx: StaffCtx, plan: PlanState, on: string | undefined) =>
  (row: TableRow): boolean =>
    row.kind === 'delivery' &&
    !on &&
    plan.kind === 'plan' &&
    isOpen(row) &&
    sidesOf({ status: row.status, agencyId: row.agencyId, leadUserId: leadOf(row) }, ctx.actor).some(
      (side) => side !== 'chair',
    )

const leadOf = ({ leadIds: [lead] }: TableRow) => (lead === undefined || lead === 'none' ? null : lead)

type Asking = {
  ctx: StaffCtx
  services: Services
  frame: Frame
  planId: string
  query: TableQuery
  /** The day as the address has it, where it has one. */
  day?: string | undefined
}

async function tablePage(
  { ctx, services, frame, planId, query, day = query.on }: Asking,
  wrong?: { name: string; problem: string },
) {
  return onDay({ ctx, services, frame, planId, current: 'table' }, day, async (plan, on) => {
    const views = await ctx.db.transaction((tx) => listViews(tx, planId, ctx.actor.userId))
    const rows = rowsOf(plan, query.per)
    const page = pageOf(chooseRows(rows, query), query.page)
    const options = optionsIn(query.per === 'delivery' ? rows : rowsOf(plan, 'delivery'))
    return planPage(
      frame,
      { plan, current: 'table', title: words.title, on, errors: wrong !== undefined },
      <TablePage
        {...{ plan, query, page, options }}
        frame={{ planId, rules: plan.rules, cols: query.cols, on, mayEdit: mayEditRow(ctx, plan, on) }}
        views={
          <SavedViews
            {...{ planId, query, views }}
            mayTidy={hasRole(ctx.actor, 'coordinator')}
            problem={wrong?.problem}
            typed={wrong?.name}
          />
        }
      />,
    )
  })
}

/** The view that somebody's table opens with, where they ask for nothing. */
async function openingView(ctx: StaffCtx, planId: string): Promise<string | undefined> {
  const views = await ctx.db.transaction((tx) => listViews(tx, planId, ctx.actor.userId))
  return views.find(({ isDefault }) => isDefault)?.query
}

const asked = z.looseObject({ on: dayQuery }).transform((sent) => ({
  query: tableQuery.parse(sent),
  any: Object.values(sent).some((each) => each !== undefined),
  day: sent.on,
}))

export const tableRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/table',
    access: signedIn,
    params: ofPlan,
    query: asked,
    handle: async (ctx, { frame, params, query: { query, any, day }, services }): Promise<Reply> => {
      const opening = any ? undefined : await openingView(ctx, params.id)
      if (opening) return redirect(`/plan/${params.id}/table?${opening}`)
      return tablePage({ ctx, services, frame, planId: params.id, query, day })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/table.csv',
    access: signedIn,
    params: ofPlan,
    query: asked,
    handle: async (ctx, { frame, params, query: { query, day }, services }): Promise<Reply> => {
      // A file of today under another day's name would deceive.
      if (isWrongDay(ctx, day)) return tablePage({ ctx, services, frame, planId: params.id, query, day })
      const plan = await loadShownPlan(ctx, services, params.id, query.on)
      const rows = chooseRows(rowsOf(plan, query.per), query)
      await ctx.db.transaction((tx) =>
        record(tx, ctx, {
          action: 'plan.export',
          subjectKind: 'plan',
          subjectId: plan.id,
          detail: { rows: rows.length },
        }),
      )
      const name = `${slug(plan.title) || 'plan'}-${plan.today}.csv`
      return download(name, 'text/csv; charset=utf-8', tableCsv(rows, query.cols, plan.rules))
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/views',
    access: signedIn,
    params: ofPlan,
    handle: async (ctx, { form, frame, params, services }): Promise<Reply> => {
      const planId = params.id
      await loadShownPlan(ctx, services, planId)
      const name = form.one('name')
      const wishes = form.many('wishes')
      const wish = {
        name,
        query: form.one('query'),
        shared: wishes.includes('shared'),
        isDefault: wishes.includes('default'),
      }
      const saved = await ctx.db.transaction((tx) => saveView(tx, ctx, planId, wish))
      const query = readQuery(wish.query)
      if (saved.ok) return redirect(tablePath(planId, query))
      const problem = saved.problems[0]?.message ?? ''
      return tablePage({ ctx, services, frame, planId, query }, { name, problem })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/views/:viewId/remove',
    access: signedIn,
    params: z.object({ id: z.uuid(), viewId: z.uuid() }),
    handle: async (ctx, { params }) => {
      await ctx.db.transaction((tx) => removeView(tx, ctx, params.id, params.viewId))
      return redirect(`/plan/${params.id}/table?all=1`)
    },
  }),
]
