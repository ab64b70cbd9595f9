import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { versionOf } from '../../platform/http/form.ts'
import { redirect } from '../../platform/http/reply.ts'
import type { Outcome } from '../../platform/problems.ts'
import {
  agenciesOf,
  changeRoles,
  disable,
  enable,
  endAllSessions,
  inviteAgain,
  peopleOf,
  personFor,
  resetSecondFactor,
} from './administer.ts'
import { inviteStaffUser } from './staff-users.ts'
import { invitePage, peoplePage } from './views/people.tsx'
import { type Done, personPage } from './views/person.tsx'

const access = only('administrators', 'administrator')
const params = z.object({ id: z.uuid() })
const DONE = ['invited', 'saved', 'disabled', 'enabled', 'ended', 'reset'] as const satisfies Done[]

const list = staffRoute({
  method: 'GET',
  path: '/admin/people',
  access,
  query: z.object({ after: z.uuid().optional().catch(undefined) }),
  handle: async (ctx, { query, frame }) =>
    peoplePage(frame, { ...(await peopleOf(ctx, query.after)), paged: query.after !== undefined }),
})

const showInvite = staffRoute({
  method: 'GET',
  path: '/admin/people/invite',
  access,
  handle: async (ctx, { frame }) => invitePage(frame, { agencies: await agenciesOf(ctx) }),
})

const invite = staffRoute({
  method: 'POST',
  path: '/admin/people/invite',
  access,
  handle: async (ctx, { form, frame }) => {
    const agencies = await agenciesOf(ctx)
    const shape = {
      agencyId: agencies.length > 1 ? form.one('agency') : ctx.actor.agencyId,
      name: form.one('name'),
      email: form.one('email'),
      jobTitle: form.one('jobTitle'),
      roles: form.many('roles'),
    }
    const invited = await ctx.db.transaction((tx) => inviteStaffUser(tx, ctx, shape))
    if (!invited.ok) return invitePage(frame, { agencies, values: form.values, problems: invited.problems })
    return redirect(`/admin/people/${invited.value.userId}?done=invited`)
  },
})

const person = staffRoute({
  method: 'GET',
  path: '/admin/people/:id',
  access,
  params,
  query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
  handle: async (ctx, { params: { id }, query, frame }) =>
    personPage(frame, { ...(await personFor(ctx, id)), done: query.done }),
})

const roles = staffRoute({
  method: 'POST',
  path: '/admin/people/:id/roles',
  access,
  params,
  handle: async (ctx, { params: { id }, form, frame }) => {
    const version = versionOf(form)
    const change = { userId: id, version, roles: form.many('roles'), jobTitle: form.one('jobTitle') }
    const changed = await changeRoles(ctx, change)
    if (changed.ok && changed.value === 'saved') return redirect(`/admin/people/${id}?done=saved`)
    const stale = changed.ok
    return personPage(frame, {
      ...(await personFor(ctx, id)),
      values: form.values,
      problems: changed.ok ? [] : changed.problems,
      stale,
    })
  },
})

const act = (verb: string, done: Done, work: (ctx: StaffCtx, id: string) => Promise<void | Outcome<null>>) =>
  staffRoute({
    method: 'POST',
    path: `/admin/people/:id/${verb}`,
    access,
    params,
    handle: async (ctx, { params: { id }, frame }) => {
      const outcome = await work(ctx, id)
      if (outcome && !outcome.ok)
        return personPage(frame, { ...(await personFor(ctx, id)), problems: outcome.problems })
      return redirect(`/admin/people/${id}?done=${done}`)
    },
  })

export const peopleRoutes: readonly Route[] = [
  list,
  showInvite,
  invite,
  person,
  roles,
  act('invite-again', 'invited', inviteAgain),
  act('end-sessions', 'ended', endAllSessions),
  act('reset-second-factor', 'reset', resetSecondFactor),
  act('disable', 'disabled', disable),
  act('enable', 'enabled', enable),
]
