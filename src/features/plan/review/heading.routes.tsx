// /plan/imports/ID/heading: what the plan is called, and its years.
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import type { Form } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { staffPage } from '../../shell/index.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { addEdit, openOne } from './change-import.ts'
import { dayBoxes, headingEdits } from './forms.ts'
import { headingSeen, reviewOf } from './imports.ts'
import { words } from './messages.en.ts'
import { coordinators, crumbs, ofImport } from './paths.tsx'
import { inReview } from './review.routes.tsx'
import { HeadingPage, StaleHeading } from './views/side-pages.tsx'

type Shown = { id: string; read: PlanRead }

const valuesOf = ({ title, period }: PlanRead) => ({
  title,
  period: period?.words ?? '',
  ...dayBoxes('from', period?.from ?? null),
  ...dayBoxes('to', period?.to ?? null),
})

function page(frame: Frame, { id, read }: Shown, form?: Form, problems: readonly Problem[] = []): Reply {
  const bound = bindForm({ values: form?.values ?? valuesOf(read), problems })
  return staffPage(
    frame,
    {
      title: words.edit.heading,
      before: crumbs(id, words.edit.heading),
      errors: problems.length > 0,
    },
    <HeadingPage id={id} form={bound} seen={headingSeen(read)} />,
  )
}

const stalePage = (frame: Frame, { id, read }: Shown, form: Form): Reply =>
  staffPage(
    frame,
    { title: words.edit.heading, before: crumbs(id, words.edit.heading), status: 409 },
    <StaleHeading id={id} form={bindForm({ values: form.values })} now={read} seen={headingSeen(read)} />,
  )

export const headingRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/imports/:id/heading',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { frame, params: { id } }) =>
      inReview(ctx, id, async (_, open) => page(frame, { id, read: (await reviewOf(open)).read })),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/imports/:id/heading',
    access: coordinators,
    params: ofImport,
    handle: (ctx, { form, frame, params: { id } }) =>
      inReview(ctx, id, async (tx, found) => {
        const open = await openOne(tx, id, found)
        const { read } = await reviewOf(open)
        if (form.one('seen') !== headingSeen(read)) return stalePage(frame, { id, read }, form)
        const edits = headingEdits(form, read)
        if (!edits.ok) return page(frame, { id, read }, form, edits.problems)
        for (const edit of edits.value) await addEdit(tx, ctx, open, edit, '')
        return redirect(`/plan/imports/${id}`)
      }),
  }),
]
