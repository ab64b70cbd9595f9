// /plan/:id/shape/...: the form of everything that a plan is made of, and of what hangs on its actions.
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import { type Form, type FormValues, versionOf, versionSent } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Forbidden, NotFound, type Problem } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { addThing, changeThing, mayShape, removeThing } from './change-plan.ts'
import { type Field, formValues, readFields } from './fields.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { words } from './messages.en.ts'
import { together } from './together.ts'
import { fieldsOf } from './choices.ts'
import { type Noun, NOUNS, SHAPES } from './nouns.ts'
import { changeReasonProblems, reasonProblems } from './reasons.ts'
import { findThing, type KeptRow } from './shaping.store.ts'
import { RemoveThing, ThingForm } from './views/thing-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofNoun = z.object({ id: z.uuid(), noun: z.enum(NOUNS) })
const ofThing = ofNoun.extend({ thingId: z.uuid() })
const under = z.object({
  to: z.uuid().optional().catch(undefined),
  /** What a link's form begins as. */
  kind: z.enum(['meeting', 'paper']).optional().catch(undefined),
})

type Params = z.infer<typeof ofNoun>

async function planOf(tx: Tx, ctx: StaffCtx, id: string): Promise<PlanState> {
  const plan = await loadPlanState(tx, id, { now: ctx.clock.now() })
  if (!plan) throw new NotFound('no such plan')
  return plan
}

function read(form: Form, noun: Noun, fields: readonly Field[]) {
  const done = readFields(form, fields)
  const faults = done.ok ? together(noun, done.value) : []
  if (!done.ok || faults.length > 0) return { ok: false as const, problems: done.ok ? faults : done.problems }
  const other = noun === 'link' && (done.value['kind'] === 'meeting' || done.value['kind'] === 'paper')
  const value = other ? { ...done.value, to_action_id: null } : done.value
  return { ok: true as const, value: noun === 'link' ? { ...value, title: value['title'] ?? '' } : value }
}

/** Where somebody goes on from a thing: what hangs on an action is on the action's page. */
const backTo = (planId: string, noun: Noun, actionId: unknown) =>
  SHAPES[noun].parent === 'action' && typeof actionId === 'string'
    ? `/plan/${planId}/actions/${actionId}`
    : noun === 'risk'
      ? `/plan/${planId}/risks`
      : `/plan/${planId}/shape`

const page = (
  frame: Frame,
  plan: PlanState,
  title: string,
  content: ComponentChildren,
  errors = false,
  status?: number,
): Reply => planPage(frame, { plan, title, errors, status }, content)

type Sent = { values: FormValues; problems: readonly Problem[] }

async function addPage(
  ctx: StaffCtx,
  frame: Frame,
  { id, noun }: Params,
  to: string | null,
  sent: Sent,
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const plan = await planOf(tx, ctx, id)
    if (!(await mayShape(tx, ctx, noun, to))) throw new Forbidden('not theirs', coordinators.who)
    const action = `/plan/${id}/shape/${noun}/add${to ? `?to=${to}` : ''}`
    const form = (
      <ThingForm
        {...{ noun, action, ...sent }}
        back={backTo(id, noun, to)}
        fields={await fieldsOf(tx, plan, noun, { now: ctx.clock.now(), adding: true, own: to })}
      />
    )
    return page(frame, plan, words.common.add(words.nouns[noun]), form, sent.problems.length > 0)
  })
}

type Edited = { plan: PlanState; row: KeptRow; fields: readonly Field[]; back: string }

async function loadThing(
  tx: Tx,
  ctx: StaffCtx,
  { id, noun, thingId }: z.infer<typeof ofThing>,
): Promise<Edited> {
  const plan = await planOf(tx, ctx, id)
  const row = await findThing(tx, noun, id, thingId)
  if (!row || row.removed) throw new NotFound(`no such ${noun}`)
  const actionId = typeof row['action_id'] === 'string' ? row['action_id'] : null
  if (!(await mayShape(tx, ctx, noun, actionId))) throw new Forbidden('not theirs', coordinators.who)
  return {
    plan,
    row,
    fields: await fieldsOf(tx, plan, noun, {
      now: ctx.clock.now(),
      adding: false,
      own: actionId ?? thingId,
      leadsTo: row['to_action_id'],
    }),
    back: backTo(id, noun, actionId),
  }
}

function editPage(
  frame: Frame,
  params: z.infer<typeof ofThing>,
  thing: Edited,
  sent: Sent | null,
  stale = false,
): Reply {
  const { id, noun, thingId } = params
  const { plan, row, fields, back } = thing
  const kept = formValues(fields, SHAPES[noun].values(row))
  const form = (
    <ThingForm
      {...{ noun, fields, back }}
      {...(stale ? { title: null } : {})}
      action={`/plan/${id}/shape/${noun}/${thingId}`}
      values={sent?.values ?? kept}
      problems={sent?.problems ?? []}
      version={stale || !sent ? row.version : versionSent(sent.values)}
    />
  )
  const title = words.common.change(words.nouns[noun])
  if (!stale) return page(frame, plan, title, form, (sent?.problems.length ?? 0) > 0)
  const theirs = (
    <SummaryList
      rows={fields.map((field) => ({ key: field.label, value: [kept[field.name] ?? ''].flat().join(' ') }))}
    />
  )
  return page(frame, plan, title, <Conflict theirs={theirs} yours={form} />, false, 409)
}

const things: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/shape/:noun/add',
    access: signedIn,
    params: ofNoun,
    query: under,
    handle: (ctx, { frame, params, query }) =>
      addPage(ctx, frame, params, query.to ?? null, {
        values: params.noun === 'link' && query.kind ? { kind: query.kind } : {},
        problems: [],
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/shape/:noun/add',
    access: signedIn,
    params: ofNoun,
    query: under,
    handle: async (ctx, { form, frame, params, query }) => {
      const { id: planId, noun } = params
      const parentId = query.to ?? null
      const done = await ctx.db.transaction(async (tx) => {
        const asking = { now: ctx.clock.now(), adding: true, own: parentId }
        const fields = await fieldsOf(tx, await planOf(tx, ctx, planId), noun, asking)
        const checked = read(form, noun, fields)
        if (checked.ok) await addThing(tx, ctx, noun, { planId, parentId }, checked.value)
        return checked
      })
      return done.ok
        ? redirect(backTo(planId, noun, parentId))
        : addPage(ctx, frame, params, parentId, { values: form.values, problems: done.problems })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/shape/:noun/:thingId',
    access: signedIn,
    params: ofThing,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => editPage(frame, params, await loadThing(tx, ctx, params), null)),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/shape/:noun/:thingId',
    access: signedIn,
    params: ofThing,
    handle: (ctx, { form, frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const { id: planId, noun, thingId: id } = params
        const thing = await loadThing(tx, ctx, params)
        const sent = { values: form.values, problems: [] as readonly Problem[] }
        const checked = read(form, noun, thing.fields)
        if (!checked.ok) return editPage(frame, params, thing, { ...sent, problems: checked.problems })
        const reason = plainLine(form.one('reason'))
        const problems = changeReasonProblems(noun, thing.row, checked.value, reason)
        if (problems.length > 0) return editPage(frame, params, thing, { ...sent, problems })
        const place = { planId, id, version: versionOf(form) }
        const saved = await changeThing(tx, ctx, noun, place, checked.value, reason || null)
        return saved
          ? redirect(thing.back)
          : editPage(frame, params, await loadThing(tx, ctx, params), sent, true)
      }),
  }),
]

async function removePage(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  params: z.infer<typeof ofThing>,
  sent: Sent,
): Promise<Reply> {
  const { plan, row, back } = await loadThing(tx, ctx, params)
  const { id, noun, thingId } = params
  const under = plan.priorities
    .filter((priority) => noun !== 'priority' || priority.id === thingId)
    .flatMap(({ aims }) => aims.filter((aim) => noun === 'priority' || aim.id === thingId))
    .reduce((all, { actions }) => all + actions.length, 0)
  const what = [row['title'], row['ref'], row['text'], row['action'], row['words']].find(
    (each) => typeof each === 'string' && each !== '',
  )
  const content = (
    <RemoveThing
      {...{ noun, back, ...sent }}
      action={`/plan/${id}/shape/${noun}/${thingId}/remove`}
      what={String(what ?? '')}
      version={row.version}
      under={noun === 'priority' || noun === 'aim' ? under : 0}
    />
  )
  return page(frame, plan, words.remove.title(words.nouns[noun]), content, sent.problems.length > 0)
}

const removal: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/shape/:noun/:thingId/remove',
    access: signedIn,
    params: ofThing,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction((tx) => removePage(tx, ctx, frame, params, { values: {}, problems: [] })),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/shape/:noun/:thingId/remove',
    access: signedIn,
    params: ofThing,
    handle: (ctx, { form, frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const reason = plainLine(form.one('reason'))
        const missing = [{ field: 'reason', message: words.problems.reason }]
        const problems = reason === '' ? missing : reasonProblems(reason)
        if (problems.length > 0) return removePage(tx, ctx, frame, params, { values: form.values, problems })
        const { back } = await loadThing(tx, ctx, params)
        const place = { planId: params.id, id: params.thingId, version: versionOf(form) }
        await removeThing(tx, ctx, params.noun, place, reason)
        return redirect(params.noun === 'action' ? `/plan/${params.id}/shape` : back)
      }),
  }),
]

export const thingRoutes: readonly Route[] = [...things, ...removal]
