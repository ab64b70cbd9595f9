// What whoever holds a report does about the person's coming back: their code, and a call that they asked for.
import { z } from 'zod'
import type { StaffCtx } from '../../../../access/ctx.ts'
import type { Frame } from '../../../../access/frame.ts'
import { type Route, staffRoute } from '../../../../access/route.ts'
import { only } from '../../../../access/rules.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../../platform/http/reply.ts'
import { isUuid } from '../../../../platform/ids.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../../shell/index.ts'
import { CALL_OUTCOMES } from '../calls.store.ts'
import { CodePage, CodeReplaced } from './code-page.tsx'
import { findHeld } from './coming-back.store.ts'
import { holderWords } from './messages.en.ts'
import { callDone, held, putCode, readCodeWanted } from './replace-code.ts'

const takers = only('people who take reports', 'officer', 'manager', 'triage')
const byReference = z.object({ reference: z.string().max(20) })
const say = holderWords.code

export const holderRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/code',
    access: takers,
    params: byReference,
    handle: (ctx, { frame, params }) => showCode(ctx, frame, params.reference),
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/code',
    access: takers,
    params: byReference,
    handle: async (ctx, { frame, params: { reference }, form }) => {
      const wanted = readCodeWanted(form)
      if (!wanted.ok) return showCode(ctx, frame, reference, form.values, wanted.problems)
      const code = await putCode(ctx, reference, wanted.value)
      return staffPage(frame, pageOf(reference), <CodeReplaced {...{ reference, code }} />)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/call',
    access: takers,
    params: byReference,
    handle: async (ctx, { params: { reference }, form }) => {
      held(await ctx.db.transaction((tx) => findHeld(tx, reference)))
      const outcome = CALL_OUTCOMES.find((each) => each === form.one('outcome'))
      const id = form.one('id')
      if (outcome && isUuid(id)) await callDone(ctx, reference, { id, outcome })
      return redirect(`/reports/${reference}`)
    },
  }),
]

const pageOf = (reference: string) => ({
  title: say.title,
  before: <BackLink href={`/reports/${reference}`}>{say.back}</BackLink>,
})

async function showCode(
  ctx: StaffCtx,
  frame: Frame,
  reference: string,
  values: FormValues = {},
  problems: readonly Problem[] = [],
): Promise<Reply> {
  held(await ctx.db.transaction((tx) => findHeld(tx, reference)))
  return staffPage(
    frame,
    { ...pageOf(reference), errors: problems.length > 0 },
    <CodePage {...{ reference, values, problems }} />,
  )
}
