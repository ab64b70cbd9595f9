// /admin/keys: administrators make and end the keys of their agency; those of the lead agency, of every member.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { listAgencies, standsOn, whoChanges } from '../../agencies/index.ts'
import { staffPage } from '../../shell/index.ts'
import { endKey, makeKey, readKeyForm } from './keys.ts'
import { listKeys } from './keys.store.ts'
import { KeysPage, MadePage } from './keys-view.tsx'
import { keyWords as say } from './messages.en.ts'

const access = only('administrators', 'administrator')
const before = <BackLink href="/admin">{say.back}</BackLink>

/** Whose keys this administrator may make. */
async function agenciesOf(tx: Tx, ctx: StaffCtx): Promise<{ id: string; name: string }[]> {
  const today = londonDay(ctx.clock.now())
  const all = (await listAgencies(tx)).filter((agency) => standsOn(agency, today))
  const leads = (await whoChanges(tx)) === null
  return leads ? all : all.filter(({ id }) => id === ctx.actor.agencyId)
}

type Shown = { values?: FormValues; problems?: readonly Problem[]; revoked?: boolean }

async function show(tx: Tx, ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { values = {}, problems = [], revoked = false } = shown
  const [keys, agencies] = [await listKeys(tx), await agenciesOf(tx, ctx)]
  const now = ctx.clock.now()
  return staffPage(
    frame,
    { title: say.title, errors: problems.length > 0, before },
    <KeysPage {...{ keys, agencies, now, values, problems, revoked }} />,
  )
}

export const keyRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/keys',
    access,
    query: z.object({ done: z.literal('revoked').optional().catch(undefined) }),
    handle: (ctx, { frame, query: { done } }) =>
      ctx.db.transaction((tx) => show(tx, ctx, frame, { revoked: done === 'revoked' })),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/keys',
    access,
    handle: (ctx, { form, frame }) =>
      ctx.db.transaction(async (tx) => {
        const agencies = (await agenciesOf(tx, ctx)).map(({ id }) => id)
        const read = readKeyForm(form, agencies, londonDay(ctx.clock.now()))
        if (!read.ok) return show(tx, ctx, frame, { values: form.values, problems: read.problems })
        const value = await makeKey(tx, ctx, read.value)
        return staffPage(frame, { title: say.made.title, before }, <MadePage value={value} />)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/keys/:id/revoke',
    access,
    params: z.object({ id: z.uuid() }),
    handle: (ctx, { params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        await endKey(tx, ctx, id)
        return redirect('/admin/keys?done=revoked')
      }),
  }),
]
