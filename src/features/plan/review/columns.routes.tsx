// /plan/imports/ID/columns: what the columns hold, for the whole document at once; its rows are then read again.
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { staffPage } from '../../shell/index.ts'
import { addEdit } from './change-import.ts'
import { columnsSaid } from './edit.ts'
import { columnsOf } from './imports.ts'
import { words } from './messages.en.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { readAgain, type TitledColumn, titledColumns } from './read-with.ts'
import { inReview, loadOpen } from './review.routes.tsx'
import { ColumnsPage } from './views/columns-page.tsx'

async function columnsIn(
  tx: Tx,
  id: string,
): Promise<{ columns: TitledColumn[]; said: Record<string, string> }> {
  const { blocks, edits } = await loadOpen(tx, id)
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
      inReview(ctx, params.id, async (tx) =>
        page(frame, params.id, (await columnsIn(tx, params.id)).columns),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/columns',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { form, frame, params: { id } }) =>
      inReview(ctx, id, async (tx) => {
        const { columns, said } = await columnsIn(tx, id)
        const changed = chosen(form, columns)
        if (changed.size === 0) return redirect(`/plan/imports/${id}`)
        const all = columnsSaid.safeParse({ ...said, ...Object.fromEntries(changed) })
        if (!all.success) return page(frame, id, columns, words.problems.choose)
        const done = await addEdit(tx, ctx, id, { kind: 'columns', columns: all.data }, '')
        return done.kind === 'saved'
          ? redirect(`/plan/imports/${id}`)
          : page(frame, id, columns, words.columns.empty)
      }),
  }),
]
