// The minimum standard as a page: read by whoever answers for it, changed by the administrators of the lead agency.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only, signedIn } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import type { Problem } from '../../platform/problems.ts'
import { refuseUnlessLead, whoChanges } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { standardTexts } from './messages.en.ts'
import { setStandard } from './set-standard.ts'
import { standardsAfter, standardsOn } from './standard.store.ts'
import { StandardPage } from './views/standard-page.tsx'

export const standardRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/standard',
    access: signedIn,
    handle: (ctx, { frame }) => show(ctx, frame, {}, []),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/standard',
    access: only('administrators', 'administrator'),
    handle: async (ctx, { frame, form }) => {
      await ctx.db.transaction(refuseUnlessLead)
      const done = await setStandard(ctx, form)
      return done.ok ? redirect('/admin/standard') : show(ctx, frame, form.values, done.problems)
    },
  }),
]

function show(ctx: StaffCtx, frame: Frame, values: FormValues, problems: Problem[]): Promise<Reply> {
  const today = londonDay(ctx.clock.now())
  return ctx.db.transaction(async (tx) =>
    staffPage(
      frame,
      { title: standardTexts.title, errors: problems.length > 0 },
      <StandardPage
        standards={await standardsOn(tx, today)}
        coming={await standardsAfter(tx, today)}
        changedBy={await whoChanges(tx)}
        values={values}
        problems={problems}
      />,
    ),
  )
}
