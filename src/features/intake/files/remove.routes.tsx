// /imports/:id/remove: a wrong file, or one that has served, goes at once.
import { z } from 'zod'
import { record } from '../../../access/audit.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { staffPage } from '../../shell/index.ts'
import { findImport, removeImport } from './imports.store.ts'
import { fileWords } from './messages.en.ts'
import { importers as access } from './values.routes.tsx'

const say = fileWords.remove
const params = z.object({ id: z.uuid() })

export const removeRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/imports/:id/remove',
    access,
    params,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const of = await findImport(tx, id)
        if (!of) throw new NotFound('no such file')
        if (of.removedAt) return redirect('/imports')
        return staffPage(
          frame,
          { title: say.title, before: <BackLink href={`/imports/${id}`}>{say.back}</BackLink> },
          <>
            <h1 class="govuk-heading-l">{say.title}</h1>
            <p class="govuk-body">{of.fileName}</p>
            <p class="govuk-body">{of.status === 'mapping' ? say.unused : say.used}</p>
            <form method="post" action={`/imports/${id}/remove`}>
              <Button kind="warning" preventDoubleClick>
                {say.go}
              </Button>
            </form>
          </>,
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/imports/:id/remove',
    access,
    params,
    handle: (ctx, { params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const of = await findImport(tx, id)
        if (!of) throw new NotFound('no such file')
        if (await removeImport(tx, id, ctx.clock.now()))
          await record(tx, ctx, { action: 'import.remove', subjectKind: 'import', subjectId: id })
        else if (!of.removedAt) throw new Conflict('its rows are being taken in')
        return redirect(`/imports/${id}`)
      }),
  }),
]
