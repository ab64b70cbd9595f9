// /admin/regimes: how those in a record are called, and what is asked before another person's identity is taken.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { signedIn } from '../../access/rules.ts'
import { addDays, londonDay } from '../../platform/calendar/london.ts'
import { type Form, type FormValues, readForm } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { Conflict as Changed, NotFound, type Problem } from '../../platform/problems.ts'
import { Conflict } from '../../ui/conflict.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { keepRegime, wouldKeep } from './keep-regime.ts'
import { refuseUnlessKeeper, whoKeeps } from './keepers.ts'
import { regimeTexts as say } from './messages.en.ts'
import { regimeValues } from './read-regime.ts'
import { type KeptRegime, overlap } from './regimes.ts'
import { allRegimes } from './regimes.store.ts'
import { keepers } from './strands.routes.tsx'
import { typedDay } from './typed-day.ts'
import { RegimeForm, RegimePreview } from './views/regime-form.tsx'
import { RegimesPage } from './views/regimes-page.tsx'

const params = z.object({ code: z.string().regex(/^[A-Z0-9_]{3,40}$/) })
const box = z.string().max(4).optional().catch(undefined)
const back = <BackLink href="/admin/regimes">{say.back}</BackLink>
const NEW: FormValues = { gate: 'on', gateRule: 'any' }

export const regimeRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/regimes',
    access: signedIn,
    query: z.object({
      'on-day': box,
      'on-month': box,
      'on-year': box,
      done: z.literal('saved').optional().catch(undefined),
    }),
    handle: (ctx, { frame, query: { done, ...on } }) => showAll(ctx, frame, readForm(on), done !== undefined),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/regimes/add',
    access: keepers,
    handle: (ctx, { frame }) => showForm(ctx, frame, null, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/regimes/add',
    access: keepers,
    handle: (ctx, { frame, form }) => answer(ctx, frame, null, form),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/regimes/:code',
    access: keepers,
    params,
    handle: (ctx, { frame, params: { code } }) => showForm(ctx, frame, code, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/regimes/:code',
    access: keepers,
    params,
    handle: (ctx, { frame, form, params: { code } }) => answer(ctx, frame, code, form),
  }),
]

function showAll(ctx: StaffCtx, frame: Frame, asked: Form, done: boolean): Promise<Reply> {
  const on = typedDay(asked, 'on')
  const problems: Problem[] = on === 'wrong' ? [{ field: 'on', message: say.dayWrong }] : []
  const day = on === null || on === 'wrong' ? londonDay(ctx.clock.now()) : on
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      { title: say.title, errors: problems.length > 0 },
      <RegimesPage
        regimes={await allRegimes(tx)}
        changedBy={await whoKeeps(tx)}
        values={asked.values}
        {...{ day, done, problems }}
      />,
    ),
  )
}

/** First a look at what it changes, then the same form again, saved. */
async function answer(ctx: StaffCtx, frame: Frame, code: string | null, form: Form): Promise<Reply> {
  const { values } = form
  if (form.one('go') === 'edit') return showForm(ctx, frame, code, { values })
  if (form.one('go') !== 'save') return preview(ctx, frame, code, form)
  try {
    const kept = await keepRegime(ctx, code, form)
    return kept.ok
      ? redirect('/admin/regimes?done=saved')
      : await showForm(ctx, frame, code, { values, problems: kept.problems })
  } catch (fault) {
    if (!(fault instanceof Changed)) throw fault
    return showForm(ctx, frame, code, { values, stale: true })
  }
}

async function preview(ctx: StaffCtx, frame: Frame, code: string | null, form: Form): Promise<Reply> {
  const { would, before } = await ctx.db.transaction(async (tx) => {
    const regime = await wouldKeep(tx, code, form)
    return { would: regime, before: regime.ok ? beforeIt(regime.value, await allRegimes(tx)) : null }
  })
  if (!would.ok) return showForm(ctx, frame, code, { values: form.values, problems: would.problems })
  return staffPage(
    frame,
    { title: say.preview, before: back },
    <RegimePreview
      action={actionOf(code)}
      values={form.values}
      regime={would.value}
      today={londonDay(ctx.clock.now())}
      {...{ before }}
    />,
  )
}

/** What it follows: itself as it stands where it is in force already, else the rules of the day before it begins. */
function beforeIt(regime: KeptRegime, all: readonly KeptRegime[]): KeptRegime | null {
  const itself = all.find(({ code, from }) => code === regime.code && from !== null)
  if (itself || regime.from === null) return itself ?? null
  const eve = addDays(regime.from, -1)
  return all.find((each) => each.police === regime.police && overlap(each, { from: eve, to: eve })) ?? null
}

type Shown = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean }

function showForm(
  ctx: StaffCtx,
  frame: Frame,
  code: string | null,
  { values, problems = [], stale = false }: Shown,
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const kept = code === null ? undefined : (await allRegimes(tx, code))[0]
    if (code !== null && !kept) throw new NotFound('no such rules')
    const title = kept?.name ?? say.add
    const now = kept ? regimeValues(kept) : NEW
    // A stale form takes the version that is shown beside it: pressing again is then a decision.
    const shown = stale && kept ? { ...values, version: String(kept.version) } : (values ?? now)
    const form = (
      <RegimeForm action={actionOf(code)} values={shown} problems={problems} isNew={code === null} />
    )
    return staffPage(
      frame,
      { title, errors: problems.length > 0, before: back, ...(stale && { status: 409 }) },
      stale && kept ? (
        <Conflict theirs={<p class="govuk-body">{say.words(kept)}</p>} yours={form} />
      ) : (
        <>
          <h1 class="govuk-heading-l">{title}</h1>
          {form}
        </>
      ),
    )
  })
}

const actionOf = (code: string | null): string =>
  code === null ? '/admin/regimes/add' : `/admin/regimes/${code}`
