// /admin/strands: what may be chosen within a strand, kept by the lead agency and read by everybody who works.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only, signedIn } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { Conflict, NotFound, type Problem } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { allCategories, type KeptCategory } from './categories.store.ts'
import { addCategory, changeCategory } from './keep-category.ts'
import { refuseUnlessKeeper, whoKeeps } from './keepers.ts'
import { categoryTexts as say } from './messages.en.ts'
import { dayValues } from './typed-day.ts'
import { CategoryPage } from './views/category-page.tsx'
import { StrandsPage } from './views/strands-page.tsx'

/** Of the lead agency: refused to all others, by name. */
export const keepers = only('administrators and coordinators', 'administrator', 'coordinator')
const params = z.object({ code: z.string().regex(/^[a-z0-9_]{2,40}$/) })
const back = <BackLink href="/admin/strands">{say.back}</BackLink>

export const strandRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/strands',
    access: signedIn,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: (ctx, { frame, query: { done } }) => showAll(ctx, frame, { done: done !== undefined }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/strands',
    access: keepers,
    handle: async (ctx, { frame, form }) => {
      const added = await addCategory(ctx, form)
      return added.ok
        ? redirect('/admin/strands?done=saved')
        : showAll(ctx, frame, { values: form.values, problems: added.problems })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/strands/:code',
    access: keepers,
    params,
    handle: (ctx, { frame, params: { code } }) => showOne(ctx, frame, code, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/strands/:code',
    access: keepers,
    params,
    handle: async (ctx, { frame, form, params: { code } }) => {
      const { values } = form
      try {
        const changed = await changeCategory(ctx, code, form)
        if (changed.ok) return redirect('/admin/strands?done=saved')
        return await showOne(ctx, frame, code, { values, problems: changed.problems })
      } catch (fault) {
        if (!(fault instanceof Conflict)) throw fault
        return showOne(ctx, frame, code, { values, stale: true })
      }
    },
  }),
]

type All = { done?: boolean; values?: FormValues; problems?: readonly Problem[] }

function showAll(
  ctx: StaffCtx,
  frame: Frame,
  { done = false, values = {}, problems = [] }: All,
): Promise<Reply> {
  const today = londonDay(ctx.clock.now())
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      { title: say.title, errors: problems.length > 0 },
      <StrandsPage
        categories={await allCategories(tx, today)}
        changedBy={await whoKeeps(tx)}
        {...{ today, done, values, problems }}
      />,
    ),
  )
}

type One = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean }

function showOne(
  ctx: StaffCtx,
  frame: Frame,
  code: string,
  { values, problems = [], stale = false }: One,
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const [category] = await allCategories(tx, londonDay(ctx.clock.now()), code)
    if (!category) throw new NotFound('no such sub-category')
    return staffPage(
      frame,
      { title: category.label, errors: problems.length > 0, before: back, ...(stale && { status: 409 }) },
      <CategoryPage values={values ?? valuesOf(category)} {...{ category, problems, stale }} />,
    )
  })
}

const valuesOf = ({ label, position, endsOn, version }: KeptCategory): FormValues => ({
  label,
  position: String(position),
  ...dayValues('ends', endsOn),
  version: String(version),
})
