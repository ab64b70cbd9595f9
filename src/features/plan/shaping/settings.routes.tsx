// /plan/:id/settings
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type FormValues, versionOf, versionSent } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { historyWords } from '../running/history.messages.en.ts'
import type { PlanState } from '../running/plan-state.ts'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { dayBefore, dayQuery } from '../showing/shown-plan.ts'
import { OnlyToday } from '../showing/views/only-today.tsx'
import { historyPath } from '../showing/views/plan-history.tsx'
import { words } from './messages.en.ts'
import {
  needsReason,
  readSettings,
  ruleFields,
  saveSettings,
  settingsFields,
  settingsValues,
} from './settings.ts'
import { listSources, relationsOf, type Source } from './sources.store.ts'
import { SettingsForm } from './views/settings-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPlan = z.object({ id: z.uuid() })
const say = words.settings

type Loaded = { plan: PlanState; others: Source[]; kept: FormValues }

async function load(tx: Tx, ctx: StaffCtx, services: Services, id: string): Promise<Loaded> {
  const plan = await loadKeptPlan(tx, services, id, { now: ctx.clock.now() })
  if (!plan) throw new NotFound('no such plan')
  const others = (await listSources(tx)).filter((other) => other.id !== id && other.kind === 'plan')
  return { plan, others, kept: settingsValues(plan, await relationsOf(tx, id)) }
}

type Sent = {
  values?: FormValues
  problems?: readonly Problem[]
  stale?: boolean
  saved?: boolean
  on?: Day | undefined
}

function page(
  frame: Frame,
  { plan, others, kept }: Loaded,
  { values = kept, problems = [], stale, saved, on }: Sent,
): Reply {
  const form = (
    <SettingsForm
      planId={plan.id}
      version={stale || values === kept ? plan.version : versionSent(values)}
      title={stale ? null : say.title}
      {...{ values, problems, others }}
    />
  )
  const rows = [...settingsFields, ...ruleFields].map(({ name, label, kind }) => ({
    key: label,
    value:
      kind === 'day'
        ? ['day', 'month', 'year'].map((part) => kept[`${name}-${part}`] ?? '').join(' ')
        : String(kept[name] ?? ''),
  }))
  return planPage(
    frame,
    { plan, title: say.title, errors: problems.length > 0, ...(stale ? { status: 409 } : {}) },
    <>
      <OnlyToday planId={plan.id} on={on} />
      {saved && <NotificationBanner type="success" text={say.saved} />}
      {stale ? <Conflict theirs={<SummaryList rows={rows} />} yours={form} /> : form}
      <p class="govuk-body">
        <a class="govuk-link" href={historyPath(plan.id)}>
          {historyWords.ofPlan.title}
        </a>
      </p>
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
    handle: (ctx, { frame, params, query, services }) =>
      ctx.db.transaction(async (tx) =>
        page(frame, await load(tx, ctx, services, params.id), {
          saved: query.done === 'saved',
          on: dayBefore(ctx, query.on),
        }),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/settings',
    access: coordinators,
    params: ofPlan,
    handle: (ctx, { frame, form, params, services }) =>
      ctx.db.transaction(async (tx) => {
        const loaded = await load(tx, ctx, services, params.id)
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
        return page(frame, await load(tx, ctx, services, params.id), { values, stale: true })
      }),
  }),
]
