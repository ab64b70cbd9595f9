// /admin/calls: when the partnership calls people. Everybody signed in reads it; the lead agency's administrators and
// coordinators change it, as they do the other lists by which everybody works.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { whoKeeps } from '../../recording/index.ts'
import { staffPage } from '../../shell/index.ts'
import { callHoursSet, setCallHours } from './hours.store.ts'
import { CallHoursPage } from './hours-page.tsx'
import { callHoursWords as words } from './messages.en.ts'

export const callHoursRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/calls',
    access: signedIn,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) => show(ctx, frame, { done: query.done !== undefined }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/calls',
    access: only('administrators and coordinators', 'administrator', 'coordinator'),
    handle: async (ctx, { frame, form }) => {
      const done = await setCallHours(ctx, form)
      if (done.ok) return redirect('/admin/calls?done=saved')
      return show(ctx, frame, { values: form.values, problems: done.problems })
    },
  }),
]

type Shown = { done?: boolean; values?: FormValues; problems?: readonly Problem[] }

function show(ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { done = false, values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      { title: words.title, errors: problems.length > 0 },
      <CallHoursPage
        hours={await callHoursSet(tx)}
        changedBy={await whoKeeps(tx)}
        {...{ done, values, problems }}
      />,
    ),
  )
}
