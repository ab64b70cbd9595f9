// /plan/imports/ID: a document beside what was read from it, one edit at a time, until it is kept or dropped.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { type Form, versionOf } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { staffPage } from '../../shell/index.ts'
import { listPlans } from '../plan.store.ts'
import { addEdit, dropImport, setReplaces, undoEdit } from './change-import.ts'
import { keySaid } from './key-said.ts'
import type { Edit } from './edit.ts'
import { dayBoxes, readyEdit, rowEdit } from './forms.ts'
import { columnsOf, type PlanImport, reviewOf, rowAt } from './imports.ts'
import { importAt, keptAs, loadImport } from './imports.store.ts'
import { editLine, editLines, linePage } from './line-acts.tsx'
import { type Asked, backTo, partsOf, reviewPage } from './list-page.tsx'
import { words } from './messages.en.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { readAgain } from './read-with.ts'
import { EditPage } from './views/edit-page.tsx'
import { DropPage, StalePage } from './views/side-pages.tsx'
import type { ReviewRow } from './edits.ts'

const SHOWS = ['doubtful', 'all'] as const
const listQuery = z.object({
  show: z.enum(SHOWS).catch('doubtful'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
const place = z.string().regex(/^\d{1,7}-\d{1,4}$/)
const ofPlace = ofImport.extend({ place })
const backQuery = z.object({
  back: z
    .string()
    .regex(/^(?:doubtful|all)-\d{1,4}$/)
    .catch('doubtful-1'),
})

/** Loads a document that is open. Throws NotFound where there is none, or it was kept or dropped. */
async function loadOpen(tx: Tx, id: string): Promise<PlanImport> {
  const found = await loadImport(tx, id)
  if (found?.state !== 'open') throw new NotFound('no such document is open')
  return found
}

/**
 * Work on a document that is open, whose reading is remembered before it begins: what takes half a minute, or waits for its
 * turn, holds no connection meanwhile. It is loaded again only where somebody changed it while it was read. Throws NotFound.
 */
export async function inReview<A>(
  ctx: StaffCtx,
  id: string,
  work: (tx: Tx, found: PlanImport) => Promise<A>,
): Promise<A> {
  const before = await ctx.db.transaction((tx) => loadOpen(tx, id))
  await readAgain(before.blocks, columnsOf(before.edits))
  return ctx.db.transaction(async (tx) => {
    const at = await importAt(tx, id, false)
    return work(tx, at?.version === before.version ? before : await loadOpen(tx, id))
  })
}

const valuesOf = ({ row }: ReviewRow) => ({
  status: row.derived.status ?? '',
  rag: row.derived.rag ?? '',
  recurring: row.derived.recurring ?? '',
  owners: row.derived.owners.join('\n'),
  ...dayBoxes('start', row.derived.start),
  ...dayBoxes('end', row.derived.end),
})

function rowPage(
  frame: Frame,
  { found, review, back }: Asked,
  row: ReviewRow,
  form?: Form,
  problems: readonly Problem[] = [],
) {
  const values = { ...valuesOf(row), ...form?.values }
  const title = words.edit.title
  return staffPage(
    frame,
    { title, before: crumbs(found.id, title), errors: problems.length > 0 },
    <EditPage
      shown={{ importId: found.id, blocks: found.blocks, review, back }}
      row={row}
      form={bindForm({ values, problems })}
    />,
  )
}

async function editRow(tx: Tx, ctx: StaffCtx, frame: Frame, found: PlanImport, form: Form): Promise<Reply> {
  const { id } = found
  const review = await reviewOf(found)
  const back = form.one('back')
  const asked = { found, review, back }
  const row = rowAt(review, partsOf(form.one('row')))
  if (!row)
    return reviewPage(tx, ctx, frame, found, {
      show: 'doubtful',
      page: 1,
      problem: { text: words.problems.does, href: '#review' },
    })
  const ready = readyEdit(form)
  const wanted = ready ? { ok: true as const, value: ready } : rowEdit(form, row)
  if (!wanted.ok) return rowPage(frame, asked, row, form, wanted.problems)
  const done = await addEdit(tx, ctx, found, wanted.value, form.one('seen'))
  if (done.kind === 'saved') return redirect(backTo(id, back))
  if (done.kind === 'stale') return stalePage(frame, id, done.now, wanted.value)
  const message = done.kind === 'full' ? words.problems.tooMany : words.problems.does
  return rowPage(frame, asked, row, form, [{ field: '', message }])
}

const stalePage = (frame: Frame, id: string, now: ReviewRow | undefined, wanted: Edit) =>
  staffPage(
    frame,
    { title: words.edit.title, before: crumbs(id, words.edit.title), status: 409 },
    <StalePage id={id} now={now} wanted={wanted} />,
  )

/** Whether the plan is read by its document's own key. Nothing where it was said so already. */
async function editKey(tx: Tx, ctx: StaffCtx, frame: Frame, found: PlanImport, use: boolean): Promise<Reply> {
  const done = keySaid(found.edits) === use || (await addEdit(tx, ctx, found, { kind: 'key', use }, ''))
  if (done === true || done.kind === 'saved') return redirect(`/plan/imports/${found.id}#key`)
  const problem = { text: words.problems.tooMany, href: '#key' }
  return reviewPage(tx, ctx, frame, found, { show: 'doubtful', page: 1, problem })
}

export const reviewRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id',
    access: coordinators,
    params: ofImport,
    query: listQuery,
    handle: async (ctx, { frame, params, query }) => {
      const planId = await ctx.db.transaction((tx) => keptAs(tx, params.id))
      if (planId) return redirect(`/plan/${planId}`)
      return inReview(ctx, params.id, (tx, found) => reviewPage(tx, ctx, frame, found, query))
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/rows/:place',
    access: coordinators,
    params: ofPlace,
    query: backQuery,
    handle: (ctx, { frame, params, query }) =>
      inReview(ctx, params.id, async (_, found) => {
        const review = await reviewOf(found)
        const row = rowAt(review, partsOf(params.place))
        if (!row) throw new NotFound('no such row')
        return rowPage(frame, { found, review, back: query.back }, row)
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/lines/:place',
    access: coordinators,
    params: ofPlace,
    query: backQuery,
    handle: (ctx, { frame, params, query }) =>
      inReview(ctx, params.id, async (_, found) => {
        return linePage(frame, { found, review: await reviewOf(found), back: query.back }, params.place)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/edit',
    access: coordinators,
    params: ofImport,
    perMinute: 240,
    handle: (ctx, { form, frame, params }) =>
      inReview(ctx, params.id, (tx, found) =>
        form.one('key') !== ''
          ? editKey(tx, ctx, frame, found, form.one('key') === 'use')
          : form.one('lines') !== ''
            ? editLines(tx, ctx, frame, found, form)
            : form.one('line') === ''
              ? editRow(tx, ctx, frame, found, form)
              : editLine(tx, ctx, frame, found, form),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/undo',
    access: coordinators,
    params: ofImport,
    handle: async (ctx, { params }) => {
      await ctx.db.transaction((tx) => undoEdit(tx, ctx, params.id))
      return redirect(`/plan/imports/${params.id}#review`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/replaces',
    access: coordinators,
    params: ofImport,
    handle: async (ctx, { form, params }) => {
      const { found, plans } = await ctx.db.transaction(async (tx) => ({
        found: await loadOpen(tx, params.id),
        plans: await listPlans(tx),
      }))
      const wanted = form.one('plan')
      const plan = plans.find(({ id }) => id === wanted)
      if (wanted !== 'own' && !plan) throw new NotFound('no such plan')
      await setReplaces(ctx, found, plan?.id ?? null)
      return redirect(`/plan/imports/${params.id}`)
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/drop',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const found = await loadOpen(tx, params.id)
        const title = words.keep.drop
        return staffPage(frame, { title, before: crumbs(found.id, title) }, <DropPage found={found} />)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/drop',
    access: coordinators,
    params: ofImport,
    handle: async (ctx, { form, params }) => {
      await ctx.db.transaction((tx) => dropImport(tx, ctx, params.id, versionOf(form)))
      return redirect('/plan/import')
    },
  }),
]
