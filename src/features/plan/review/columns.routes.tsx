// /plan/imports/ID/columns: what the columns hold, for the whole document at once; its rows are then read again.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { staffPage } from '../../shell/index.ts'
import { matchOwner } from '../running/owners.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { addEdit, openOne, setReplaces } from './change-import.ts'
import { chosenColumns, type ColumnsAsked, type ColumnsForm } from './columns-form.ts'
import { columnsOf, columnsSeen, type PlanImport } from './imports.ts'
import { words } from './messages.en.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { readAgain, titledColumns } from './read-with.ts'
import { inReview } from './review.routes.tsx'
import { untitledIn } from './untitled-columns.ts'
import { ColumnsPage, StaleColumns } from './views/columns-page.tsx'

async function columnsIn(tx: Tx, ctx: StaffCtx, { blocks, edits }: PlanImport): Promise<ColumnsAsked> {
  const said = columnsOf(edits)
  const read = await readAgain(blocks, said)
  const seen = columnsSeen(edits)
  if (!read.ok) return { untitled: null, columns: [], said: said ?? {}, seen }
  const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const isKnown = (text: string) => matchOwner(text, directory).kind !== 'unknown'
  const untitled = untitledIn(blocks, read.headers, said ?? {}, isKnown)
  const columns = untitled ? [] : titledColumns(blocks, read.headers, said)
  return { untitled, columns, said: said ?? {}, seen }
}

const page = (frame: Frame, id: string, asked: ColumnsAsked, form?: ColumnsForm): Reply =>
  staffPage(
    frame,
    { title: words.columns.title, before: crumbs(id, words.columns.title), errors: form !== undefined },
    <ColumnsPage {...{ id, asked, form }} />,
  )

/** Somebody said it first: what stands now, beside the form as it was sent. */
async function stalePage(ctx: StaffCtx, frame: Frame, id: string, form: Form): Promise<Reply> {
  const asked = await inReview(ctx, id, (tx, open) => columnsIn(tx, ctx, open))
  return staffPage(
    frame,
    { title: words.columns.title, before: crumbs(id, words.columns.title), status: 409 },
    <StaleColumns {...{ id, asked }} form={withForm(form, [])} />,
  )
}

const withForm = (form: Form, problems: ColumnsForm['problems']): ColumnsForm => ({
  value: (name) => form.one(name),
  problems,
})

export const columnsRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/columns',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { frame, params }) =>
      inReview(ctx, params.id, async (tx, found) => page(frame, found.id, await columnsIn(tx, ctx, found))),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/columns',
    access: coordinators,
    params: ofImport,
    handle: async (ctx, { form, frame, params: { id } }) => {
      const { found, asked } = await inReview(ctx, id, async (tx, open) => ({
        found: open,
        asked: await columnsIn(tx, ctx, open),
      }))
      if (form.one('seen') !== asked.seen) return stalePage(ctx, frame, id, form)
      const chosen = chosenColumns(form, asked)
      if (!chosen.ok) return page(frame, id, asked, withForm(form, chosen.problems))
      if (chosen.columns === null) return redirect(`/plan/imports/${id}`)
      // Read anew before anything is locked: it is remembered.
      const read = await readAgain(found.blocks, chosen.columns)
      const empty = withForm(form, [{ name: chosen.about, text: words.columns.empty }])
      if (!read.ok) return page(frame, id, asked, empty)
      const edit = { kind: 'columns', columns: chosen.columns } as const
      const done = await ctx.db.transaction(async (tx) => {
        const open = await openOne(tx, id, found)
        if (columnsSeen(open.edits) !== asked.seen) return { kind: 'stale' } as const
        return addEdit(tx, ctx, open, edit, '')
      })
      if (done.kind === 'stale') return stalePage(ctx, frame, id, form)
      if (done.kind !== 'saved') return page(frame, id, asked, empty)
      if (found.replaces) await takeOverAgain(ctx, id, found.replaces.id)
      return redirect(`/plan/imports/${id}`)
    },
  }),
]

/** Rows that are read another way may be those of the last version now. */
async function takeOverAgain(ctx: StaffCtx, id: string, planId: string): Promise<void> {
  const found = await inReview(ctx, id, async (_, open) => open)
  await setReplaces(ctx, found, planId)
}
