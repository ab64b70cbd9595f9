// /erasures: what waits, and one report: what would be destroyed, and the two people who decide it. An administrator sees no
// report; what these pages show has counts and days, and no word of anybody.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { parseReference } from '../../platform/ids/reference.ts'
import type { Problem } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { leadsPartnership } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { decide, findFor, mayApprove } from './decide.ts'
import { erasableOf, gaps, limits, toDecide } from './erasures.store.ts'
import { setLimit } from './limits.ts'
import { erasingWords as words } from './messages.en.ts'
import { ErasurePage } from './views/erasure-page.tsx'
import { ListPage } from './views/list-page.tsx'

/** Who answers for what is kept: deny by default. */
export const answersForData = only('administrators and managers', 'administrator', 'manager')

const params = z.object({ reference: z.string().regex(/^[A-Z0-9]{2,6}-[A-Z0-9]{3,8}-[A-Z0-9]{1,6}$/) })
const DONE = ['proposed', 'approved', 'taken_back', 'refused'] as const

export const erasureRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/erasures',
    access: answersForData,
    query: z.object({ done: z.literal('limit').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) => showList(ctx, frame, { done: query.done ? words.limits.saved : null }),
  }),
  staffRoute({
    method: 'POST',
    path: '/erasures',
    access: answersForData,
    handle: async (ctx, { frame, form }) => {
      const reference = parseReference(form.one('reference'), frame.site.shortCode)
      const found =
        reference && (await ctx.db.transaction((tx) => erasableOf(tx, reference, ctx.clock.now())))
      if (found) return redirect(`/erasures/${found.reference}`)
      const problems = [{ field: 'reference', message: words.open.problem }]
      return showList(ctx, frame, { values: form.values, problems })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/erasures/limits',
    access: only('administrators', 'administrator'),
    handle: async (ctx, { frame, form }) => {
      const set = await setLimit(ctx, form)
      if (set.ok) return redirect('/erasures?done=limit')
      return showList(ctx, frame, { values: form.values, problems: set.problems })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/erasures/:reference',
    access: answersForData,
    params,
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: (ctx, { frame, params: { reference }, query }) =>
      showOne(ctx, frame, reference, { done: query.done ? words.done[query.done] : null }),
  }),
  staffRoute({
    method: 'POST',
    path: '/erasures/:reference',
    access: answersForData,
    params,
    handle: async (ctx, { frame, params: { reference }, form }) => {
      const did = await decide(ctx, reference, form)
      if (did.ok) return redirect(`/erasures/${reference}?done=${did.value}`)
      return showOne(ctx, frame, reference, { values: form.values, problems: did.problems })
    },
  }),
]

type Shown = { done?: string | null; values?: FormValues; problems?: readonly Problem[] }

function showList(ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { done = null, values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      {
        title: words.title,
        errors: problems.length > 0,
        before: <BackLink href="/today">{words.toToday}</BackLink>,
      },
      <ListPage
        rows={await toDecide(tx)}
        gaps={await gaps(tx)}
        limits={await limits(tx)}
        sets={await leadsPartnership(tx)}
        now={ctx.clock.now()}
        {...{ done, values, problems }}
      />,
    ),
  )
}

function showOne(ctx: StaffCtx, frame: Frame, reference: string, shown: Shown): Promise<Reply> {
  const { done = null, values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) => {
    const { report, standing } = await findFor(tx, ctx, reference)
    return staffPage(
      frame,
      {
        title: words.of(reference),
        errors: problems.length > 0,
        before: <BackLink href="/erasures">{words.back}</BackLink>,
      },
      <ErasurePage
        {...{ report, standing, done, values, problems }}
        mayApprove={mayApprove(ctx, standing)}
        now={ctx.clock.now()}
      />,
    )
  })
}
