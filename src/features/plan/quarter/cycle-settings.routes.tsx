// /plan/:id/cycle: the days of a plan's quarters.
import { z } from 'zod'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { versionOf, versionSent } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { loadPlanState } from '../running/plan-state.store.ts'
import type { PlanState } from '../running/plan-state.ts'
import { shownOn } from '../showing/no-plan-then.tsx'
import { planPage } from '../showing/plan-frame.tsx'
import { dayQuery } from '../showing/shown-plan.ts'
import { saveCycleRules } from './change-cycle.ts'
import { cycleValues, readCycle } from './cycle-form.ts'
import { cycleWords as words } from './cycle.messages.en.ts'
import { coordinators } from './quarter.routes.tsx'
import { CycleForm, CycleSummary } from './views/cycle-form.tsx'

const ofPlan = z.object({ id: z.uuid() })

async function load(tx: Parameters<typeof loadPlanState>[0], id: string, now: Date): Promise<PlanState> {
  const plan = await loadPlanState(tx, id, { now })
  if (!plan) throw new NotFound('no such plan')
  return plan
}

type Shown = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean; saved?: boolean }

function show(frame: Frame, plan: PlanState, { values, problems = [], stale, saved }: Shown): Page {
  const form = (
    <CycleForm
      plan={plan}
      version={stale || !values ? plan.version : versionSent(values)}
      values={values ?? cycleValues(plan.cycle)}
      problems={problems}
      titled={!stale}
    />
  )
  return planPage(
    frame,
    { plan, title: words.title, errors: problems.length > 0, status: stale ? 409 : undefined },
    <>
      {saved && <NotificationBanner type="success" text={words.saved} />}
      {stale ? <Conflict theirs={<CycleSummary rules={plan.cycle} />} yours={form} /> : form}
    </>,
  )
}

/** How the plan asked on a day: to read. */
const showThen = (frame: Frame, plan: PlanState, on: Day): Page =>
  planPage(
    frame,
    { plan, title: words.title, on, path: `/plan/${plan.id}/cycle` },
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <CycleSummary rules={plan.cycle} />
    </>,
  )

export const cycleSettingsRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/cycle',
    access: coordinators,
    params: ofPlan,
    query: z.object({ done: z.literal('saved').optional().catch(undefined), on: dayQuery }),
    handle: (ctx, { frame, params: { id }, query, services }) => {
      const asked = { ctx, services, frame, planId: id, path: `/plan/${id}/cycle` }
      const loadOn = (on: Day | undefined) =>
        ctx.db.transaction((tx) => loadPlanState(tx, id, { now: ctx.clock.now(), asOf: on }))
      return shownOn(asked, query.on, loadOn, (plan, on) =>
        on ? showThen(frame, plan, on) : show(frame, plan, { saved: query.done === 'saved' }),
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/cycle',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { frame, form, params }) =>
      ctx.db.transaction(async (tx) => {
        const { values } = form
        const plan = await load(tx, params.id, ctx.clock.now())
        const read = readCycle(form)
        if (!read.ok) return show(frame, plan, { values, problems: read.problems })
        const of = { planId: params.id, version: versionOf(form), rules: read.value }
        if (await saveCycleRules(tx, ctx, of)) return redirect(`/plan/${params.id}/cycle?done=saved`)
        return show(frame, plan, { values, stale: true })
      }),
  }),
]
