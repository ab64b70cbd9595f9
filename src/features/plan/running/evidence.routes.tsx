// Evidence by itself: verifying it, taking it away, and the file behind it.
import { cycleRulesOf } from './rules.ts'
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { download, type Page, redirect } from '../../../platform/http/reply.ts'
import { Conflict, NotFound, type Problem } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { bindForm } from '../../../ui/form.tsx'
import { planPage } from '../showing/plan-frame.tsx'
import { removeEvidence, verifyEvidence } from './evidence.ts'
import { readFile, releaseFile } from './plan-files.ts'
import { safeName } from './file-kind.ts'
import { formWords } from './forms.messages.en.ts'
import { actionPath, deliveryPath, evidencePath } from './paths.ts'
import { Reason } from './views/act-forms.tsx'
import { ActPage } from './views/act-page.tsx'

const ofEvidence = z.object({ id: z.uuid(), evidenceId: z.uuid() })
type OfEvidence = z.infer<typeof ofEvidence>
const ofFile = z.object({ id: z.uuid(), fileId: z.uuid() })
const verifiers = only('coordinators and chairs', 'coordinator', 'chair')
const coordinators = only('coordinators of the partnership', 'coordinator')

export const evidenceRoutes: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/plan/:id/evidence/:evidenceId/verify',
    access: verifiers,
    params: ofEvidence,
    handle: async (ctx, { params }) => {
      const to = await ctx.db.transaction(async (tx) => {
        const kept = await evidenceIn(tx, params)
        await verifyEvidence(tx, ctx, params.evidenceId)
        return pageOf(params.id, kept)
      })
      return redirect(`${to}?done=evidence-verified`)
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/evidence/:evidenceId/remove',
    access: signedIn,
    params: ofEvidence,
    handle: (ctx, { frame, params }) => removePage(ctx, frame, params, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/evidence/:evidenceId/remove',
    access: signedIn,
    params: ofEvidence,
    handle: async (ctx, { form, frame, params }) => {
      const wish = { version: versionOf(form), reason: plainText(form.one('reason')) }
      const kept = await ctx.db.transaction((tx) => evidenceIn(tx, params))
      try {
        const done = await ctx.db.transaction((tx) => removeEvidence(tx, ctx, params.evidenceId, wish))
        if (done.ok) return redirect(`${pageOf(params.id, kept)}?done=evidence-removed`)
        return removePage(ctx, frame, params, { values: form.values, problems: done.problems })
      } catch (fault) {
        if (fault instanceof Conflict)
          return removePage(ctx, frame, params, { values: form.values, stale: true })
        throw fault
      }
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/evidence/:evidenceId/release',
    access: coordinators,
    params: ofEvidence,
    handle: (ctx, { frame, params }) => releasePage(ctx, frame, params, {}),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/evidence/:evidenceId/release',
    access: coordinators,
    params: ofEvidence,
    handle: async (ctx, { form, frame, params }) => {
      const reason = plainText(form.one('reason')).trim()
      const kept = await ctx.db.transaction((tx) => evidenceIn(tx, params))
      const done = await ctx.db.transaction((tx) => releaseFile(tx, ctx, params.evidenceId, reason))
      if (done.ok) return redirect(`${pageOf(params.id, kept)}?done=file-released`)
      return releasePage(ctx, frame, params, { values: form.values, problems: done.problems })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/files/:fileId',
    access: signedIn,
    params: ofFile,
    handle: async (ctx, { params }) => {
      const file = await ctx.db.transaction((tx) => readFile(tx, params.id, params.fileId))
      return download(safeName(file.name, file.type), file.type, file.bytes)
    },
  }),
]

type Kept = {
  title: string
  actionId: string
  deliveryId: string | null
  version: number
  plan: string
  cycle: unknown
}

async function evidenceIn(tx: Tx, { id, evidenceId }: OfEvidence): Promise<Kept> {
  const kept = await tx
    .selectFrom('plan_evidence as e')
    .innerJoin('plans as p', 'p.id', 'e.plan_id')
    .select([
      'e.title',
      'e.action_id as actionId',
      'e.delivery_id as deliveryId',
      'e.version',
      'p.title as plan',
      'p.cycle',
    ])
    .where('e.id', '=', evidenceId)
    .where('e.plan_id', '=', id)
    .where('e.removed_at', 'is', null)
    .executeTakeFirst()
  if (!kept) throw new NotFound('no such evidence in this plan')
  return kept
}

const pageOf = (planId: string, { actionId, deliveryId }: Kept): string =>
  deliveryId ? deliveryPath(planId, deliveryId) : actionPath(planId, actionId)

type Shown = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean }

async function removePage(
  ctx: StaffCtx,
  frame: Frame,
  params: OfEvidence,
  { values = {}, problems = [], stale = false }: Shown,
): Promise<Page> {
  const kept = await ctx.db.transaction((tx) => evidenceIn(tx, params))
  const form = bindForm({ values: { ...values, version: String(kept.version) }, problems })
  return planPage(
    frame,
    {
      plan: { id: params.id, title: kept.plan, cycle: cycleRulesOf(kept.cycle) },
      title: formWords.title['remove-evidence'],
      errors: problems.length > 0,
      ...(stale && { status: 409 }),
    },
    <ActPage
      act="remove-evidence"
      action={`${evidencePath(params.id, params.evidenceId)}/remove`}
      back={pageOf(params.id, kept)}
      about={kept.title}
      form={form}
      now={stale && <p class="govuk-body app-written">{kept.title}</p>}
      warning
    >
      <Reason form={form} />
    </ActPage>,
  )
}

async function releasePage(
  ctx: StaffCtx,
  frame: Frame,
  params: OfEvidence,
  { values = {}, problems = [] }: Shown,
): Promise<Page> {
  const kept = await ctx.db.transaction((tx) => evidenceIn(tx, params))
  const form = bindForm({ values: { ...values, version: String(kept.version) }, problems })
  const title = formWords.title['release-file']
  return planPage(
    frame,
    {
      plan: { id: params.id, title: kept.plan, cycle: cycleRulesOf(kept.cycle) },
      title,
      errors: problems.length > 0,
    },
    <ActPage
      act="release-file"
      action={`${evidencePath(params.id, params.evidenceId)}/release`}
      back={pageOf(params.id, kept)}
      about={kept.title}
      form={form}
      warning
    >
      <p class="govuk-body">{formWords.releaseLead}</p>
      <Reason form={form} label={formWords.releaseWhy} />
    </ActPage>,
  )
}
