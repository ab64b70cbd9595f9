// /plan/:id/settings
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { type Day, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { type FormValues, versionOf, versionSent } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { historyWords } from '../running/history.messages.en.ts'
import type { PlanState } from '../running/plan-state.ts'
import { shownOn } from '../showing/no-plan-then.tsx'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayQuery } from '../showing/shown-plan.ts'
import { historyPath } from '../showing/views/plan-history.tsx'
import { words } from './messages.en.ts'
import { needsReason, readSettings, saveSettings, settingsValues } from './settings.ts'
import { listSources, relationsOf, type Source } from './sources.store.ts'
import { SettingsForm } from './views/settings-page.tsx'
import { SettingsThen } from './views/settings-then.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const say = words.settings

type Loaded = { plan: PlanState; others: Source[]; kept: FormValues }

async function load(
  tx: Tx,
  ctx: StaffCtx,
  services: Services,
  id: string,
  on?: Day,
): Promise<Loaded | undefined> {
  const plan = await loadKeptPlan(tx, services, id, { now: ctx.clock.now(), asOf: on })
  if (!plan) return undefined
  const others = (await listSources(tx)).filter((other) => other.id !== id && other.kind === 'plan')
  const relations = await relationsOf(tx, id, on ? londonEndOfDay(on) : null)
  return { plan, others, kept: settingsValues(plan, relations) }
}

async function loadNow(tx: Tx, ctx: StaffCtx, services: Services, id: string): Promise<Loaded> {
  const loaded = await load(tx, ctx, services, id)
  if (!loaded) throw new NotFound('no such plan')
  return loaded
}

/** The settings as they stood on a day: to read. */
const pageThen = (frame: Frame, { plan, others, kept }: Loaded, on: Day): Reply =>
  planPage(
    frame,
    { plan, title: say.title, on, path: `/plan/${plan.id}/settings` },
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <SettingsThen values={kept} others={others} />
      <ToHistory planId={plan.id} />
    </>,
  )

const ToHistory = ({ planId }: { planId: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={historyPath(planId)}>
      {historyWords.ofPlan.title}
    </a>
  </p>
)

type Sent = {
  values?: FormValues
  problems?: readonly Problem[]
  stale?: boolean
  saved?: boolean
}

function page(
  frame: Frame,
  { plan, others, kept }: Loaded,
  { values = kept, problems = [], stale, saved }: Sent,
): Reply {
  const form = (
    <SettingsForm
      planId={plan.id}
      version={stale || values === kept ? plan.version : versionSent(values)}
      title={stale ? null : say.title}
      {...{ values, problems, others }}
    />
  )
  return planPage(
    frame,
    { plan, title: say.title, errors: problems.length > 0, ...(stale ? { status: 409 } : {}) },
    <>
      {saved && <NotificationBanner type="success" text={say.saved} />}
      {stale ? <Conflict theirs={<SettingsThen values={kept} others={others} />} yours={form} /> : form}
      <ToHistory planId={plan.id} />
    </>,
  )
}

export const settingsRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/settings',
    access: coordinators,
    params: ofPlan,
    query: z.object({ done: z.literal('saved').optional().catch(undefined), on: dayQuery }),
    handle: (ctx, { frame, params: { id }, query, services }) => {
      const asked = { ctx, services, frame, planId: id, path: `/plan/${id}/settings` }
      return shownOn(
        asked,
        query.on,
        (on) => ctx.db.transaction((tx) => load(tx, ctx, services, id, on)),
        (loaded, on) =>
          on ? pageThen(frame, loaded, on) : page(frame, loaded, { saved: query.done === 'saved' }),
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/settings',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { frame, form, params, services }) =>
      ctx.db.transaction(async (tx) => {
        const loaded = await loadNow(tx, ctx, services, params.id)
        const read = readSettings(form, loaded.others)
        const { values } = form
        if (!read.ok) return page(frame, loaded, { values, problems: read.problems })
        if (
          read.value.reason === '' &&
          versionOf(form) === loaded.plan.version &&
          needsReason(loaded.kept, values)
        )
          return page(frame, loaded, {
            values,
            problems: [{ field: 'reason', message: words.problems.reason }],
          })
        if (await saveSettings(tx, ctx, params.id, versionOf(form), read.value))
          return redirect(`/plan/${params.id}/settings?done=saved`)
        return page(frame, await loadNow(tx, ctx, services, params.id), { values, stale: true })
      }),
  }),
]
