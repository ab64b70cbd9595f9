// /admin/purposes: whom people are asked about, and from which age a young person's own view is asked. Everybody signed in
// reads it; the lead agency's administrators and coordinators change it, as they do the other lists by which everybody records.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Outcome, Problem } from '../../../platform/problems.ts'
import { whoKeeps } from '../../recording/index.ts'
import { staffPage } from '../../shell/index.ts'
import { listWords as words } from './lists.messages.en.ts'
import { addPurpose, consentLists, endPurpose, setYoungAge } from './lists.store.ts'
import { ListsPage } from './lists-page.tsx'

export const consentListRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/purposes',
    access: signedIn,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) => show(ctx, frame, { done: query.done !== undefined }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/purposes',
    access: only('administrators and coordinators', 'administrator', 'coordinator'),
    handle: async (ctx, { frame, form }) => {
      const done = await change(ctx, form)
      if (done.ok) return redirect('/admin/purposes?done=saved')
      return show(ctx, frame, { values: form.values, problems: done.problems })
    },
  }),
]

function change(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  const what = form.one('do')
  if (what === 'end' || what === 'again') return endPurpose(ctx, form, what === 'end')
  return what === 'age' ? setYoungAge(ctx, form) : addPurpose(ctx, form)
}

type Shown = { done?: boolean; values?: FormValues; problems?: readonly Problem[] }

function show(ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { done = false, values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      { title: words.title, errors: problems.length > 0 },
      <ListsPage
        {...(await consentLists(tx))}
        changedBy={await whoKeeps(tx)}
        {...{ done, values, problems }}
      />,
    ),
  )
}
