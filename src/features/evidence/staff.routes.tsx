// Opening a file, and releasing one that was not scanned. Files leave as attachments, never shown by the browser here.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers, only } from '../../access/rules.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { download, type Reply, redirect } from '../../platform/http/reply.ts'
import type { Problem } from '../../platform/problems.ts'
import { staffPage } from '../shell/index.ts'
import { heldFiles, releaseFile } from './held-files.ts'
import { HeldFiles } from './held-view.tsx'
import { fileWords } from './messages.en.ts'
import { openFile } from './report-files.ts'

const administrators = only('administrators', 'administrator')
const HELD = '/admin/files'

export const evidenceStaffRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/files/:id/:part',
    access: caseworkers,
    params: z.object({ id: z.uuid(), part: z.enum(['copy', 'original']) }),
    handle: async (ctx, { params: { id, part } }) => {
      const { fileName, type, bytes } = await openFile(ctx, id, part)
      return download(fileName, type, bytes)
    },
  }),
  staffRoute({
    method: 'GET',
    path: HELD,
    access: administrators,
    query: z.object({ done: z.literal('released').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) => showHeld(ctx, frame, { done: query.done !== undefined }),
  }),
  staffRoute({
    method: 'POST',
    path: `${HELD}/:id/release`,
    access: administrators,
    params: z.object({ id: z.uuid() }),
    handle: async (ctx, { frame, params: { id }, form }) => {
      const released = await releaseFile(ctx, id, form.one('reason'))
      if (released.ok) return redirect(`${HELD}?done=released`)
      return showHeld(ctx, frame, { about: id, values: form.values, problems: released.problems })
    },
  }),
]

type Shown = { done?: boolean; about?: string; values?: FormValues; problems?: readonly Problem[] }

async function showHeld(ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const files = await ctx.db.transaction((tx) => heldFiles(tx))
  const { problems = [] } = shown
  return staffPage(
    frame,
    { title: fileWords.held.title, errors: problems.length > 0 },
    <HeldFiles files={files} {...shown} />,
  )
}
