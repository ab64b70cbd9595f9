// Where a mail leads that somebody changed who may be told, or withdrew: to the case or report, and where the reader can no
// longer open it, to a page that says what that means. It says the same of every reference, so that nobody learns which exist.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../shell/index.ts'
import { whereToLook, withdrawnToLookAt } from './changed.store.ts'
import { ChangedPage, WithdrawnPage } from './changed-pages.tsx'
import { consentWords as words } from './messages.en.ts'

export const changedRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/changed',
    access: caseworkers,
    params: z.object({ reference: z.string().max(20) }),
    handle: async (ctx, { frame, params: { reference } }) => {
      const at = await ctx.db.transaction((tx) => whereToLook(tx, reference))
      if (at) return redirect(at)
      return staffPage(
        frame,
        { title: words.changed.title, status: 404 },
        <ChangedPage reference={reference} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/withdrawn',
    access: caseworkers,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          { title: words.withdrawnList.title, before: <BackLink href="/today">{words.back}</BackLink> },
          <WithdrawnPage rows={await withdrawnToLookAt(tx, ctx.actor)} />,
        ),
      ),
  }),
]
