// /plan/imports/ID/columns: what the columns hold, for the whole document at once; its rows are then read again.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { staffPage } from '../../shell/index.ts'
import { addEdit, setReplaces } from './change-import.ts'
import { columnsSaid } from './edit.ts'
import { columnsOf, type PlanImport } from './imports.ts'
import { words } from './messages.en.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { readAgain, type TitledColumn, titledColumns } from './read-with.ts'
import { inReview } from './review.routes.tsx'
import { ColumnsPage } from './views/columns-page.tsx'

type Columns = { columns: TitledColumn[]; said: Record<string, string> }

async function columnsIn({ blocks, edits }: PlanImport): Promise<Columns> {
  const said = columnsOf(edits)
  const read = await readAgain(blocks, said)
  return { columns: read.ok ? titledColumns(blocks, read.headers, said) : [], said: said ?? {} }
}

const page = (frame: Frame, id: string, columns: readonly TitledColumn[], problem?: string): Reply =>
  staffPage(
    frame,
    { title: words.columns.title, before: crumbs(id, words.columns.title), errors: problem !== undefined },
    <ColumnsPage {...{ id, columns, problem }} />,
  )

/** What was chosen, by title; columns left as they are taken anyway say nothing. */
function chosen(form: Form, columns: readonly TitledColumn[]): Map<string, string> {
  const sent = columns.map((_, at) => [form.one(`title-${at}`), form.one(`column-${at}`)] as const)
  return new Map(
    sent.filter(([key, column]) => columns.some((each) => each.key === key && each.column !== column)),
  )
}

export const columnsRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/columns',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { frame, params }) =>
      inReview(ctx, params.id, async (_, found) => page(frame, found.id, (await columnsIn(found)).columns)),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/columns',
    access: coordinators,
    params: ofImport,
    handle: async (ctx, { form, frame, params: { id } }) => {
      const found = await inReview(ctx, id, async (_, open) => open)
      const { columns, said } = await columnsIn(found)
      const changed = chosen(form, columns)
      if (changed.size === 0) return redirect(`/plan/imports/${id}`)
      const all = columnsSaid.safeParse({ ...said, ...Object.fromEntries(changed) })
      if (!all.success) return page(frame, id, columns, words.problems.choose)
      // Read anew before anything is locked: it is remembered.
      const read = await readAgain(found.blocks, all.data)
      if (!read.ok) return page(frame, id, columns, words.columns.empty)
      const edit = { kind: 'columns', columns: all.data } as const
      const done = await ctx.db.transaction((tx) => addEdit(tx, ctx, found, edit, ''))
      if (done.kind !== 'saved') return page(frame, id, columns, words.columns.empty)
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
