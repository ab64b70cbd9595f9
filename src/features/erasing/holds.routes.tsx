// /holds: what an agency keeps whatever else is decided, setting one on a report or case, looking at it again and lifting it.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { changeHold, setHold } from './holds.ts'
import { HOLD_KINDS, type HoldKind, holdsOn, standingHolds, toHold } from './holds.store.ts'
import { erasingWords } from './messages.en.ts'
import { HoldPage, HoldsPage, SetHoldPage } from './views/holds-page.tsx'

const words = erasingWords.hold
const access = only('administrators and managers', 'administrator', 'manager')
const before = <BackLink href="/holds">{words.title}</BackLink>
const subject = z.object({
  kind: z.enum(HOLD_KINDS),
  reference: z.string().regex(/^[A-Z0-9]{2,6}-[A-Z0-9]{3,8}-[A-Z0-9]{1,6}$/),
})
const one = z.object({ id: z.uuid() })

export const holdRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/holds',
    access,
    query: z.object({ done: z.enum(['set', 'changed']).optional().catch(undefined) }),
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          { title: words.title, before: <BackLink href="/erasures">{erasingWords.back}</BackLink> },
          <HoldsPage
            holds={await standingHolds(tx)}
            today={londonDay(ctx.clock.now())}
            done={query.done ? words.done[query.done] : null}
          />,
        ),
      ),
  }),
  staffRoute({
    method: 'GET',
    path: '/holds/:kind/:reference',
    access,
    params: subject,
    handle: (ctx, { frame, params }) => showSet(ctx, frame, params),
  }),
  staffRoute({
    method: 'POST',
    path: '/holds/:kind/:reference',
    access,
    params: subject,
    handle: async (ctx, { frame, params, form }) => {
      const set = await setHold(ctx, params.kind, params.reference, form)
      if (set.ok) return redirect('/holds?done=set')
      return showSet(ctx, frame, params, form.values, set.problems)
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/holds/:id',
    access,
    params: one,
    handle: (ctx, { frame, params: { id } }) => showOne(ctx, frame, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/holds/:id',
    access,
    params: one,
    handle: async (ctx, { frame, params: { id }, form }) => {
      const changed = await changeHold(ctx, id, form)
      if (changed.ok) return redirect('/holds?done=changed')
      return showOne(ctx, frame, id, form.values, changed.problems)
    },
  }),
]

function showSet(
  ctx: StaffCtx,
  frame: Frame,
  { kind, reference }: { kind: HoldKind; reference: string },
  values: FormValues = {},
  problems: readonly Problem[] = [],
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const subject = await toHold(tx, kind, reference)
    if (!subject) throw new NotFound('nothing of theirs to hold')
    const standing = await holdsOn(tx, kind, subject)
    const today = londonDay(ctx.clock.now())
    const title = words.setOn(kind, reference)
    return staffPage(
      frame,
      { title, errors: problems.length > 0, before },
      <SetHoldPage {...{ kind, reference, standing, today, values, problems }} />,
    )
  })
}

function showOne(
  ctx: StaffCtx,
  frame: Frame,
  id: string,
  values: FormValues = {},
  problems: readonly Problem[] = [],
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const [hold] = await standingHolds(tx, id)
    if (!hold) throw new NotFound('no such hold')
    return staffPage(
      frame,
      { title: words.changeTitle(hold.reference), errors: problems.length > 0, before },
      <HoldPage {...{ hold, values, problems }} />,
    )
  })
}
