// /plan/:id/quarter: the rounds of a plan, and one of them as its coordinator works through it.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Page, type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { rhythmOf } from '../running/rhythm.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { readDay } from '../running/update-form.ts'
import { extendQuarter } from './change-cycle.ts'
import { askedIn, cyclesOf } from './cycles.store.ts'
import { acceptAll, acceptUpdate, returnUpdate } from './moderate.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { loadQuarter, type QuarterState } from './quarter-state.ts'
import { ModerationPage } from './views/moderation-page.tsx'
import { QuartersPage } from './views/quarters-page.tsx'

export const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
export const ofQuarter = z.object({ id: z.uuid(), quarter: z.string().regex(/^\d{4}-q[1-4]$/) })
const ofUpdate = ofQuarter.extend({ update: z.uuid() })
const DONE = [
  'accepted',
  'gone',
  'returned',
  'all',
  'most',
  'asked',
  'everyone',
  'extended',
  'frozen',
  'recorded',
] as const

export const quarterPath = (planId: string, quarter: string): string => `/plan/${planId}/quarter/${quarter}`
/** In a long quarter: which priority stands open, or all of them. */
const opened = z
  .union([z.literal('all'), z.uuid()])
  .optional()
  .catch(undefined)
const back = (
  of: { id: string; quarter: string },
  done: (typeof DONE)[number],
  values: FormValues,
): Reply => {
  const open = opened.parse(values.open)
  return redirect(`${quarterPath(of.id, of.quarter)}?done=${done}${open ? `&open=${open}` : ''}`)
}

type Shown = {
  done?: (typeof DONE)[number] | undefined
  values?: FormValues
  problems?: readonly Problem[]
  open?: string | undefined
}

const show = (
  frame: Frame,
  state: QuarterState,
  { done, values = {}, problems = [], open = opened.parse(values.open) }: Shown,
): Page =>
  planPage(
    frame,
    {
      plan: state.plan,
      current: 'quarter',
      title: words.title(state.name, state.span),
      errors: problems.length > 0,
    },
    <ModerationPage {...state} {...{ done, values, problems, open }} />,
  )

/** Does something to a quarter in one transaction; with problems the page comes back as it was filled in. */
async function act(
  ctx: StaffCtx,
  frame: Frame,
  of: { id: string; quarter: string },
  values: FormValues,
  work: (tx: Parameters<typeof loadQuarter>[0]) => Promise<Outcome<(typeof DONE)[number]>>,
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const outcome = await work(tx)
    if (outcome.ok) return back(of, outcome.value, values)
    const state = await loadQuarter(tx, ctx, of.id, of.quarter)
    return show(frame, state, { values, problems: outcome.problems })
  })
}

const decided = (outcome: 'done' | 'gone', done: 'accepted' | 'returned') =>
  ({ ok: true, value: outcome === 'gone' ? 'gone' : done }) as const

const list = staffRoute({
  method: 'GET',
  path: '/plan/:id/quarter',
  access: signedIn,
  params: ofPlan,
  handle: (ctx, { frame, params, services }) =>
    ctx.db.transaction(async (tx) => {
      const plan = await loadKeptPlan(tx, services, params.id, { now: ctx.clock.now() })
      if (!plan) throw new NotFound('no such plan')
      const cycles = await cyclesOf(tx, plan.id)
      const asked = await askedIn(tx, plan.id)
      return planPage(
        frame,
        { plan, current: 'quarter', title: words.listTitle(rhythmOf(plan.cycle)) },
        <QuartersPage
          {...{ plan, cycles, asked }}
          now={ctx.clock.now()}
          mayModerate={hasRole(ctx.actor, 'coordinator')}
        />,
      )
    }),
})

const one = staffRoute({
  method: 'GET',
  path: '/plan/:id/quarter/:quarter',
  access: coordinators,
  params: ofQuarter,
  query: z.object({ done: z.enum(DONE).optional().catch(undefined), open: opened }),
  handle: (ctx, { frame, params, query, services }) =>
    ctx.db.transaction(async (tx) => {
      const plan = await loadKeptPlan(tx, services, params.id, { now: ctx.clock.now() })
      return show(frame, await loadQuarter(tx, ctx, params.id, params.quarter, plan), query)
    }),
})

export const moderationRoutes: readonly Route[] = [
  list,
  one,
  staffRoute({
    method: 'POST',
    path: '/plan/:id/quarter/:quarter/updates/:update/accept',
    access: coordinators,
    params: ofUpdate,
    handle: (ctx, { frame, form, params }) =>
      act(ctx, frame, params, form.values, async (tx) =>
        decided(await acceptUpdate(tx, ctx, { planId: params.id, updateId: params.update }), 'accepted'),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/quarter/:quarter/updates/:update/return',
    access: coordinators,
    params: ofUpdate,
    handle: (ctx, { frame, form, params }) =>
      act(ctx, frame, params, form.values, async (tx) => {
        const note = plainText(form.one(`note-${params.update}`)).trim()
        const of = { planId: params.id, updateId: params.update }
        const outcome = await returnUpdate(tx, ctx, of, note)
        return outcome.ok ? decided(outcome.value, 'returned') : outcome
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/quarter/:quarter/accept-all',
    access: coordinators,
    params: ofQuarter,
    handle: (ctx, { frame, form, params }) =>
      act(ctx, frame, params, form.values, async (tx) => {
        const { accepted, left } = await acceptAll(tx, ctx, params.id, params.quarter)
        if (accepted === 0 && left > 0) return refused({ field: '', message: words.problems.allOpened })
        return { ok: true, value: left > 0 ? 'most' : 'all' }
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/quarter/:quarter/extend',
    access: coordinators,
    params: ofQuarter,
    handle: (ctx, { frame, form, params }) =>
      act(ctx, frame, params, form.values, async (tx) => {
        const dueOn = readDay(form, 'dueOn').day
        const moderateOn = readDay(form, 'moderateOn').day
        const of = { planId: params.id, quarter: params.quarter, version: versionOf(form) }
        const outcome = await extendQuarter(tx, ctx, { ...of, dueOn, moderateOn })
        return outcome.ok ? { ok: true, value: 'extended' } : outcome
      }),
  }),
]
