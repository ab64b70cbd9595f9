// /plan/groups: who "all authorities" and "the task group" are, once for every plan.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { type Form, type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { type Group, GROUP_KINDS, type GroupDetails, listGroups, peopleToLead, saveGroup } from './groups.ts'
import { words } from './messages.en.ts'
import { GroupForm, GroupsPage } from './views/groups-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofGroup = z.object({ id: z.uuid() })
const say = words.groups
const toGroups = <Breadcrumbs items={[{ text: say.title, href: '/plan/groups' }]} />

function readGroup(form: Form): Outcome<GroupDetails> {
  const problems: Problem[] = []
  const name = plainLine(form.one('name'))
  if (name.length < 2 || name.length > 120) problems.push({ field: 'name', message: say.nameNeeded })
  const kind = GROUP_KINDS.find((each) => each === form.one('kind'))
  if (!kind) problems.push({ field: 'kind', message: words.problems.choose(say.kind) })
  const agencyIds = form.many('agencies')
  if (kind === 'each' && agencyIds.length === 0)
    problems.push({ field: 'agencies', message: say.agenciesNeeded })
  if (problems.length > 0 || !kind) return refused(...problems)
  return ok({ name, kind, agencyIds, leadUserId: form.one('leadUserId') || null })
}

const valuesOf = (group: Group): FormValues => ({
  name: group.name,
  kind: group.kind,
  agencies: group.agencyIds,
  leadUserId: group.leadUserId ?? '',
  version: String(group.version),
})

async function find(tx: Tx, id: string): Promise<Group> {
  const group = (await listGroups(tx)).find((each) => each.id === id)
  if (!group) throw new NotFound('no such group')
  return group
}

type Shown = { id: string | null; values: FormValues; problems: readonly Problem[]; theirs?: Group }

async function formPage(tx: Tx, ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { id, values, problems, theirs } = shown
  const { agencies } = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const people = await peopleToLead(tx)
  const title = id ? say.edit : say.add
  const form = (
    <GroupForm
      {...{ agencies, people, problems, values }}
      title={theirs ? null : title}
      action={id ? `/plan/groups/${id}` : '/plan/groups/add'}
    />
  )
  const content = theirs ? (
    <Conflict theirs={<p class="govuk-body">{`${theirs.name}: ${say.kinds[theirs.kind]}`}</p>} yours={form} />
  ) : (
    form
  )
  const options = { title, before: toGroups, errors: problems.length > 0, ...(theirs ? { status: 409 } : {}) }
  return staffPage(frame, options, content)
}

const save = (ctx: StaffCtx, frame: Frame, form: Form, id: string | null): Promise<Reply> =>
  ctx.db.transaction(async (tx) => {
    const { values } = form
    const read = readGroup(form)
    if (!read.ok) return formPage(tx, ctx, frame, { id, values, problems: read.problems })
    const { agencies } = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
    const people = await peopleToLead(tx)
    const known = {
      ...read.value,
      agencyIds: read.value.agencyIds.filter((each) => agencies.some((agency) => agency.id === each)),
      leadUserId: people.some((person) => person.id === read.value.leadUserId) ? read.value.leadUserId : null,
    }
    const saved = await saveGroup(tx, ctx, { id, version: versionOf(form) }, known)
    if (saved === 'saved') return redirect('/plan/groups?done=saved')
    if (saved === 'taken')
      return formPage(tx, ctx, frame, { id, values, problems: [{ field: 'name', message: say.nameTaken }] })
    const theirs = await find(tx, id ?? '')
    return formPage(tx, ctx, frame, {
      id,
      values: { ...values, version: String(theirs.version) },
      problems: [],
      theirs,
    })
  })

export const groupRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/groups',
    access: coordinators,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction(async (tx) => {
        const { agencies } = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
        return staffPage(
          frame,
          { title: say.title, before: <Breadcrumbs items={[{ text: 'Plans', href: '/plan/all' }]} /> },
          <>
            {query.done && <NotificationBanner type="success" text={say.saved} />}
            <GroupsPage groups={await listGroups(tx)} agencies={agencies} />
          </>,
        )
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/groups/add',
    access: coordinators,
    handle: (ctx, { frame }) =>
      ctx.db.transaction((tx) =>
        formPage(tx, ctx, frame, { id: null, values: { kind: 'body' }, problems: [] }),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/groups/add',
    access: coordinators,
    handle: (ctx, { frame, form }) => save(ctx, frame, form, null),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/groups/:id',
    access: coordinators,
    params: ofGroup,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) =>
        formPage(tx, ctx, frame, { id, values: valuesOf(await find(tx, id)), problems: [] }),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/groups/:id',
    access: coordinators,
    params: ofGroup,
    handle: (ctx, { frame, form, params: { id } }) => save(ctx, frame, form, id),
  }),
]
