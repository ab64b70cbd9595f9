// Owners, what a newer version changes, keeping; and the document itself, from its plan's page.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { record } from '../../../access/audit.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { versionOf } from '../../../platform/http/form.ts'
import { download, redirect, type Reply } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { staffPage } from '../../shell/index.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { columnsRoutes } from './columns.routes.tsx'
import { reviewOf } from './imports.ts'
import { headingRoutes } from './heading.routes.tsx'
import { documentOf, keptAs } from './imports.store.ts'
import { headingChanges, isReordered } from './heading-changes.ts'
import { keepImport } from './keep-import.ts'
import { leavingParts } from './leaving-parts.ts'
import { matchPlans } from './match-plans.ts'
import { reviewPage } from './list-page.tsx'
import { words } from './messages.en.ts'
import { ownersIn, rememberOwners, takenChoice } from './owner-names.ts'
import { makePosts } from './owner-posts.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { inReview } from './review.routes.tsx'
import { loadStanding } from './standing.store.ts'
import { ChangesPage } from './views/changes-page.tsx'
import { OwnersPage } from './views/owners-page.tsx'

const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

const owners: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/owners',
    access: coordinators,
    params: ofImport,
    query: z.object({ made: z.coerce.number().int().min(0).max(1_000).catch(0) }),
    handle: (ctx, { frame, params, query: { made } }) =>
      inReview(ctx, params.id, async (tx, open) => {
        const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
        const found = ownersIn(await reviewOf(open), directory)
        const options = { title: words.owners.title, before: crumbs(params.id, words.owners.title) }
        return staffPage(
          frame,
          options,
          <OwnersPage id={params.id} owners={found} {...{ directory, made }} />,
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/owners',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { form, params }) =>
      inReview(ctx, params.id, async (tx, open) => {
        const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
        const found = ownersIn(await reviewOf(open), directory)
        // By what the form says each answer is about: the list may have changed since it was drawn.
        const answers = new Map(
          found.map((_, at) => [
            form.one(`spelling-${at}`),
            { choice: form.one(`means-${at}`), shown: form.one(`shown-${at}`) },
          ]),
        )
        const said = found.flatMap(({ spelling }) => {
          const { choice = '', shown = '' } = answers.get(spelling) ?? {}
          // What was left as it was drawn says nothing against what somebody else said meanwhile.
          const now = takenChoice(spelling, directory)
          const left = choice === shown && now !== '' && now !== choice
          return choice === '' || left ? [] : [{ spelling, choice }]
        })
        const wanted = new Map(found.map((_, at) => [form.one(`spelling-${at}`), form.one(`post-${at}`)]))
        const made = await makePosts(tx, ctx, found, wanted, directory)
        const others = said.filter(({ spelling }) => !made.said.some((each) => each.spelling === spelling))
        await rememberOwners(tx, ctx, [...others, ...made.said], made.directory)
        const path = `/plan/imports/${params.id}`
        // Whoever makes posts has more to say of owners, or learns that nobody is left.
        return redirect(made.said.length > 0 ? `${path}/owners?made=${made.said.length}` : path)
      }),
  }),
]

const keeping: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/changes',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { frame, params }) =>
      inReview(ctx, params.id, async (tx, found) => {
        const standing = found.replaces && (await loadStanding(tx, found.replaces.id, ctx.clock.now()))
        if (!standing) return redirect(`/plan/imports/${params.id}`)
        const { read, rows } = await reviewOf(found)
        const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
        const matches = matchPlans(
          standing,
          read,
          rows.map(({ set }) => set),
        )
        const options = { title: words.version.title, before: crumbs(params.id, words.version.title) }
        return staffPage(
          frame,
          options,
          <ChangesPage
            {...{ found, matches }}
            title={standing.title}
            headings={headingChanges(standing, read, matches)}
            reordered={isReordered(standing, matches)}
            leaving={leavingParts(standing, matches, directory)}
          />,
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/keep',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { form, frame, params }) =>
      orToItsPlan(ctx, params.id, () =>
        inReview(ctx, params.id, async (tx, found) => {
          const version = versionOf(form)
          const kept = await keepImport(
            tx,
            ctx,
            { found, version },
            {
              remove: new Set(form.many('remove')),
              end: new Set(form.many('end')),
            },
          )
          if (kept.kind === 'kept') return redirect(`/plan/${kept.planId}?done=imported`)
          const problem =
            kept.kind === 'already'
              ? { text: words.keep.already(kept.plan.title), href: `/plan/${kept.plan.id}` }
              : { text: kept.kind === 'stale' ? words.keep.stale : words.keep.noActions, href: '#review' }
          return reviewPage(tx, ctx, frame, found, { show: 'doubtful', page: 1, problem })
        }),
      ),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/document',
    access: coordinators,
    params: z.object({ id: z.uuid() }),
    handle: (ctx, { params }) =>
      ctx.db.transaction(async (tx) => {
        const found = await documentOf(tx, params.id)
        if (!found) throw new NotFound('this plan has no document')
        await record(tx, ctx, { action: 'plan.download-document', subjectKind: 'plan', subjectId: params.id })
        // Never as a web page of ours, whatever it is.
        return download(found.fileName, TYPES[found.format] ?? 'application/octet-stream', found.bytes)
      }),
  }),
]

/** Work on a document; whoever presses twice, or after somebody else, is led to the plan that it was kept as meanwhile. */
async function orToItsPlan(ctx: StaffCtx, id: string, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (fault) {
    const planId = fault instanceof NotFound && (await ctx.db.transaction((tx) => keptAs(tx, id)))
    if (planId) return redirect(`/plan/${planId}`)
    throw fault
  }
}

export const keepRoutes: readonly Route[] = [...columnsRoutes, ...headingRoutes, ...owners, ...keeping]
