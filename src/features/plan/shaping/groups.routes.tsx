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
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { partsNamingGroups } from '../running/naming-groups.store.ts'
import { chosenParts } from './chosen-parts.ts'
import { giveToGroup, offerTo } from './group-parts.ts'
import { groupWords } from './groups.messages.en.ts'
import {
  findGroup,
  type Group,
  GROUP_KINDS,
  type GroupDetails,
  listGroups,
  peopleToLead,
  saveGroup,
} from './groups.ts'
import { words } from './messages.en.ts'
import { GroupForm, GroupsPage } from './views/groups-page.tsx'
import { NamingParts } from './views/naming-parts.tsx'

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
  // Dropped without a word they would seem to be kept.
  if ((kind === 'body' || kind === 'authorities') && agencyIds.length > 0)
    problems.push({
      field: 'agencies',
      message: kind === 'body' ? groupWords.wholeHasNone : groupWords.allHasNone,
    })
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
    if (saved.kind === 'saved') {
      const { parts } = await offerTo(tx, ctx, { ...known, id: saved.id })
      const then = parts.length > 0 ? `/plan/groups/${saved.id}/parts` : '/plan/groups'
      return redirect(`${then}?done=saved`)
    }
    if (saved.kind === 'taken')
      return formPage(tx, ctx, frame, { id, values, problems: [{ field: 'name', message: say.nameTaken }] })
    const theirs = await findGroup(tx, id ?? '')
    return formPage(tx, ctx, frame, {
      id,
      values: { ...values, version: String(theirs.version) },
      problems: [],
      theirs,
    })
  })

const doneQuery = z.object({
  done: z.enum(['saved', 'given']).optional().catch(undefined),
  parts: z.coerce.number().int().min(0).max(100_000).catch(0),
})

const Done = ({ done, parts }: z.infer<typeof doneQuery>) =>
  done ? (
    <NotificationBanner type="success" text={done === 'given' ? groupWords.given(parts) : say.saved} />
  ) : null

/** The parts that name a group and are not its own, to be given to it; `problem`: what was chosen cannot be. */
async function namingPage(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  id: string,
  shown: z.infer<typeof doneQuery> & { problem?: string },
): Promise<Reply> {
  const group = await findGroup(tx, id)
  const { problem, ...done } = shown
  const { parts, begun, covered } = await offerTo(tx, ctx, group)
  const also = [begun > 0 && groupWords.begun(begun), covered > 0 && groupWords.covered(covered)]
  const title = groupWords.title(group.name)
  const how = group.kind === 'body' ? groupWords.leadStays : groupWords.divided
  return staffPage(
    frame,
    { title, before: toGroups, errors: problem !== undefined },
    <>
      <Done {...done} />
      <NamingParts
        {...{ parts, title, problem }}
        action={`/plan/groups/${id}/parts`}
        back="/plan/groups"
        words={groupWords}
        lead={[groupWords.lead(parts.length), how]}
        also={also.filter((text) => text !== false)}
      />
    </>,
  )
}

export const groupRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/groups/:id/parts',
    access: coordinators,
    params: ofGroup,
    query: doneQuery,
    handle: (ctx, { frame, params: { id }, query }) =>
      ctx.db.transaction((tx) => namingPage(tx, ctx, frame, id, query)),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/groups/:id/parts',
    access: coordinators,
    params: ofGroup,
    handle: (ctx, { frame, form, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const chosen = chosenParts(form)
        if (chosen.size === 0)
          return namingPage(tx, ctx, frame, id, {
            done: undefined,
            parts: 0,
            problem: groupWords.noneChosen,
          })
        const given = await giveToGroup(tx, ctx, await findGroup(tx, id), chosen)
        return redirect(`/plan/groups?done=given&parts=${given}`)
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/groups',
    access: coordinators,
    query: doneQuery,
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction(async (tx) => {
        const today = londonDay(ctx.clock.now())
        const { agencies } = await loadOwnerDirectory(tx, today)
        const naming = await partsNamingGroups(tx, today)
        return staffPage(
          frame,
          { title: say.title, before: <Breadcrumbs items={[{ text: 'Plans', href: '/plan/all' }]} /> },
          <>
            <Done {...query} />
            <GroupsPage groups={await listGroups(tx)} agencies={agencies} naming={naming} />
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
        formPage(tx, ctx, frame, { id, values: valuesOf(await findGroup(tx, id)), problems: [] }),
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
