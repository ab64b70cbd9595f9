// /plan/new: an empty plan, one from a template, or one that goes on from what another did not finish. Two steps of one form.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { staffPage } from '../../shell/index.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { copyPlan, OUTSIDE, type OutsideWishes, startPlan, unfinished } from './copy-plan.ts'
import { datesOutside, markOf, type Outsides } from './dates-outside.ts'
import { type Field, readFields } from './fields.ts'
import { words } from './messages.en.ts'
import { listSources, planOfThese, type Started } from './sources.store.ts'
import { ChooseActions, NewPlanForm, TemplateForm } from './views/new-plan-page.tsx'
import type { OutsideOf } from './views/outside-dates.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const say = words.copy
const ofPlan = z.object({ id: z.uuid() })
const YEARS_MAX = 10

const fields: readonly Field[] = [
  { name: 'title', kind: 'line', label: say.name, needed: say.nameNeeded },
  { name: 'from', kind: 'day', label: say.from, needed: say.fromNeeded },
  { name: 'to', kind: 'day', label: say.to, needed: say.toNeeded },
]

type Read =
  | { ok: true; title: string; from: string; to: string; source: string }
  | { ok: false; problems: readonly Problem[] }

function readNewPlan(form: Form): Read {
  const done = readFields(form, fields)
  if (!done.ok) return { ok: false, problems: done.problems }
  const { title, from, to } = done.value
  if (typeof title !== 'string' || typeof from !== 'string' || typeof to !== 'string')
    return { ok: false, problems: [] }
  if (to < from) return { ok: false, problems: [{ field: 'to', message: words.problems.order }] }
  return { ok: true, title, from, to, source: form.one('source') }
}

const before = <Breadcrumbs items={[{ text: 'Plans', href: '/plan/all' }]} />

async function startPage(
  tx: Tx,
  frame: Frame,
  values: FormValues,
  problems: readonly Problem[],
): Promise<Reply> {
  const content = <NewPlanForm {...{ values, problems, fields }} sources={await listSources(tx)} />
  return staffPage(frame, { title: say.title, before, errors: problems.length > 0 }, content)
}

async function sourceOf(tx: Tx, ctx: StaffCtx, id: string): Promise<PlanState> {
  const plan = isUuid(id) ? await loadPlanState(tx, id, { now: ctx.clock.now() }) : undefined
  if (!plan) throw new NotFound('no such plan')
  return plan
}

function choosePage(
  frame: Frame,
  source: PlanState,
  values: FormValues,
  problems: readonly Problem[],
  outside?: OutsideOf,
): Reply {
  const chosen = new Set(
    (source.kind === 'template' ? actionsIn(source) : unfinished(source)).map(({ id }) => id),
  )
  const content = <ChooseActions {...{ source, values, problems, chosen, outside }} />
  return staffPage(frame, { title: say.choose, before, errors: problems.length > 0 }, content)
}

const isOwn = (ctx: StaffCtx, { by, from }: Started, source: string): boolean =>
  by === ctx.actor.userId && from === source

const years = (form: Form): number => {
  const text = form.one('years')
  return /^\d{1,2}$/.test(text) ? Math.min(YEARS_MAX, Number(text)) : 0
}

const SIDES = ['early', 'late'] as const

/**
 * What somebody wishes for the dates that would lie outside the new plan. Asked for where there are any, and again where there
 * are others than those that they were shown: nothing is moved or emptied unseen.
 */
function wishesFor(form: Form, outside: Outsides) {
  const wishes: OutsideWishes = { early: 'keep', late: 'keep' }
  const problems: Problem[] = []
  for (const side of SIDES) {
    const wish = OUTSIDE.find((each) => each === form.one(side))
    if (outside[side].parts === 0) continue
    if (wish && form.one(`${side}-shown`) === markOf(outside[side])) wishes[side] = wish
    else problems.push({ field: side, message: words.problems[side] })
  }
  return { wishes, problems }
}

export const newPlanRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/new',
    access: coordinators,
    query: z.object({ from: z.uuid().optional().catch(undefined) }),
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction((tx) => startPage(tx, frame, { source: query.from ?? '' }, [])),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/new',
    access: coordinators,
    handle: (ctx, { frame, form }) =>
      ctx.db.transaction(async (tx) => {
        const read = readNewPlan(form)
        if (!read.ok) return startPage(tx, frame, form.values, read.problems)
        const plan = { title: read.title, kind: 'plan' as const, from: read.from, to: read.to }
        const there = await planOfThese(tx, plan)
        // One answer that is sent twice starts one plan.
        if (there && form.one('step') === 'start' && isOwn(ctx, there, read.source))
          return redirect(`/plan/${there.id}`)
        if (there)
          return startPage(tx, frame, form.values, [{ field: 'title', message: words.problems.titleTaken }])
        if (read.source === '') return redirect(`/plan/${await startPlan(tx, ctx, plan)}/shape`)
        const source = await sourceOf(tx, ctx, read.source)
        if (form.one('step') !== 'start') return choosePage(frame, source, form.values, [])
        const wanted = new Set(form.many('actions'))
        const actionIds = new Set(actionsIn(source).flatMap(({ id }) => (wanted.has(id) ? [id] : [])))
        if (actionIds.size === 0)
          return choosePage(frame, source, form.values, [
            { field: 'actions', message: words.problems.nothing },
          ])
        const outside = datesOutside(source, actionIds, { plan, years: years(form) })
        const { wishes, problems } = wishesFor(form, outside)
        if (problems.length > 0) return choosePage(frame, source, form.values, problems, { ...outside, plan })
        const copying = {
          actionIds,
          years: years(form),
          measures: form.one('measures') === 'yes',
          outside: wishes,
        }
        return redirect(`/plan/${await copyPlan(tx, ctx, source, plan, copying)}`)
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/template',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const plan = await sourceOf(tx, ctx, params.id)
        return staffPage(frame, { title: say.asTemplate, before }, <TemplateForm plan={plan} />)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/template',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { params }) =>
      ctx.db.transaction(async (tx) => {
        const source = await sourceOf(tx, ctx, params.id)
        const actionIds = new Set(actionsIn(source).map(({ id }) => id))
        const template = { title: source.title, kind: 'template' as const, from: null, to: null }
        await copyPlan(tx, ctx, source, template, { actionIds, years: 0, measures: true })
        return redirect('/plan/all')
      }),
  }),
]
