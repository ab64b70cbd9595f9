// /sources: whoever spreads the word makes sources, prints for them, and sees which ones people follow.
import { z } from 'zod'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { addQuarters, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../shell/index.ts'
import { sourceWords as say } from './messages.en.ts'
import { readName, readSource } from './read-source.ts'
import {
  findSource,
  insertSource,
  listSources,
  placesForSources,
  renameSource,
  setEnded,
  takeUp,
} from './sources.store.ts'
import { SourcePage, SourcesPage } from './sources-view.tsx'

const access = only(
  'coordinators, communications and administrators',
  'coordinator',
  'communications',
  'administrator',
)
const params = z.object({ id: z.uuid() })
const QUARTERS_SHOWN = 8

const takeUpNow = (tx: Tx, ctx: StaffCtx) =>
  takeUp(tx, quarterRange(addQuarters(quarterOf(ctx.clock.now()), 1 - QUARTERS_SHOWN)).firstDay)

type Shown = { values?: FormValues; problems?: readonly Problem[] }

async function showList(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  { values = {}, problems = [] }: Shown,
): Promise<Reply> {
  const [sources, places, counted] = await Promise.all([
    listSources(tx),
    placesForSources(tx),
    takeUpNow(tx, ctx),
  ])
  return staffPage(
    frame,
    { title: say.title, errors: problems.length > 0 },
    <SourcesPage {...{ sources, places, values, problems }} takeUp={counted} />,
  )
}

async function showOne(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  { id, origin, values = {}, problems = [] }: Shown & { id: string; origin: string },
): Promise<Reply> {
  const source = await findSource(tx, id)
  if (!source) throw new NotFound('no such source')
  const mine = source.agencyId === ctx.actor.agencyId
  const counted = await takeUpNow(tx, ctx)
  return staffPage(
    frame,
    {
      title: say.title,
      before: <BackLink href="/sources">{say.one.back}</BackLink>,
      errors: problems.length > 0,
    },
    <SourcePage {...{ source, origin, mine, values, problems }} takeUp={counted} />,
  )
}

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export const staffSourceRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/sources',
    access,
    handle: (ctx, { frame }) => ctx.db.transaction((tx) => showList(tx, ctx, frame, {})),
  }),
  staffRoute({
    method: 'POST',
    path: '/sources',
    access,
    handle: (ctx, { form, frame }) =>
      ctx.db.transaction(async (tx) => {
        const read = readSource(form, await placesForSources(tx))
        if (!read.ok) return showList(tx, ctx, frame, { values: form.values, problems: read.problems })
        const id = newId()
        const made = {
          ...read.value,
          id,
          agencyId: ctx.actor.agencyId,
          madeAt: ctx.clock.now(),
          madeBy: ctx.actor.userId,
        }
        if (!(await insertSource(tx, made))) {
          const problems = [{ field: 'code', message: say.problems.taken }]
          return showList(tx, ctx, frame, { values: form.values, problems })
        }
        const detail = { code: made.code, kind: made.kind }
        await record(tx, ctx, { action: 'campaign.make', subjectKind: 'campaign', subjectId: id, detail })
        return redirect(`/sources/${id}`)
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/sources/:id',
    access,
    params,
    handle: (ctx, { frame, origin, params: { id } }) =>
      ctx.db.transaction((tx) => showOne(tx, ctx, frame, { id, origin })),
  }),
  staffRoute({
    method: 'POST',
    path: '/sources/:id/name',
    access,
    params,
    handle: (ctx, { form, frame, origin, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const source = await findSource(tx, id)
        if (source?.agencyId !== ctx.actor.agencyId) throw new NotFound('no such source')
        const again = (problems: readonly Problem[]) =>
          showOne(tx, ctx, frame, { id, origin, values: form.values, problems })
        const read = readName(form)
        if (!read.ok) return again(read.problems)
        if (read.value === source.name) return redirect(`/sources/${id}`)
        if (!(await renameSource(tx, { id, version: wholeNumber(form.one('version')) }, read.value)))
          return again([{ field: 'name', message: say.problems.renamed }])
        const detail = { code: source.code, from: source.name, to: read.value }
        await record(tx, ctx, { action: 'campaign.rename', subjectKind: 'campaign', subjectId: id, detail })
        return redirect(`/sources/${id}`)
      }),
  }),
  ...([true, false] as const).map((ended) =>
    staffRoute({
      method: 'POST',
      path: `/sources/:id/${ended ? 'end' : 'use'}`,
      access,
      params,
      handle: (ctx, { params: { id } }) =>
        ctx.db.transaction(async (tx) => {
          if (!(await setEnded(tx, id, ended, ctx.clock.now()))) throw new NotFound('no such source')
          await record(tx, ctx, {
            action: 'campaign.change',
            subjectKind: 'campaign',
            subjectId: id,
            detail: { ended },
          })
          return redirect(`/sources/${id}`)
        }),
    }),
  ),
]
