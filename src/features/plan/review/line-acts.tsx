// What is done with lines that have no place: one gets a place or is set aside, or all of them are set aside at once.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { staffPage } from '../../shell/index.ts'
import { addEdit } from './change-import.ts'
import { lineEdit } from './forms.ts'
import { asideOf, lineAt, type PlanImport, reviewOf } from './imports.ts'
import { type Asked, backTo, partsOf, reviewPage } from './list-page.tsx'
import { words } from './messages.en.ts'
import { crumbs } from './paths.tsx'
import { LinePage } from './views/edit-page.tsx'

/** One line's own page. Throws NotFound where it is not there any more. */
export function linePage(
  frame: Frame,
  { found, review, back }: Asked,
  at: string,
  form?: Form,
  problems: readonly Problem[] = [],
) {
  const line = lineAt(review, partsOf(at))
  if (!line) throw new NotFound('no such line')
  const title = words.edit.place
  return staffPage(
    frame,
    { title, before: crumbs(found.id, title), errors: problems.length > 0 },
    <LinePage
      shown={{ importId: found.id, blocks: found.blocks, review, back }}
      line={line}
      form={bindForm({ values: form?.values ?? {}, problems })}
    />,
  )
}

/** Does with one line what the form says. */
export async function editLine(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  found: PlanImport,
  form: Form,
): Promise<Reply> {
  const { id } = found
  const asked = { found, review: await reviewOf(found), back: form.one('back') }
  const line = lineAt(asked.review, partsOf(form.one('line')))
  if (!line) return notAnyMore(tx, ctx, frame, found, words.problems.does)
  const wanted = lineEdit(form, line)
  if (!wanted.ok) return linePage(frame, asked, form.one('line'), form, wanted.problems)
  const done = await addEdit(tx, ctx, found, wanted.value, '')
  if (done.kind === 'saved') return redirect(backTo(id, asked.back))
  return linePage(frame, asked, form.one('line'), form, [{ field: 'place', message: words.problems.does }])
}

/** Sets aside all lines that the page showed; where they are others by now, it says so. */
export async function editLines(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  found: PlanImport,
  form: Form,
): Promise<Reply> {
  const { lines, print } = asideOf((await reviewOf(found)).tray)
  if (print !== form.one('lines')) return notAnyMore(tx, ctx, frame, found, words.problems.linesChanged)
  const done = await addEdit(tx, ctx, found, { kind: 'leave-all', all: lines }, '')
  if (done.kind === 'saved') return redirect(backTo(found.id, form.one('back')))
  return notAnyMore(tx, ctx, frame, found, words.problems.tooMany)
}

const notAnyMore = (tx: Tx, ctx: StaffCtx, frame: Frame, found: PlanImport, text: string) =>
  reviewPage(tx, ctx, frame, found, { show: 'doubtful', page: 1, problem: { text, href: '#review' } })
