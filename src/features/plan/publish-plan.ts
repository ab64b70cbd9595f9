// Shows a plan to the public, or takes it back. The public sees what was chosen for it (public/); never owners (they can be
// named officers), what colleagues wrote, what could not be placed, or the source.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { Conflict, NotFound } from '../../platform/problems.ts'
import { findSummary, savePublished } from './plan.store.ts'
import { refreshPublic } from './public/publish.ts'
import { stampOf } from './stamp.ts'

/** The version is the one that the person saw; without it, whatever stands now. */
type Wish = { published: boolean; version?: number | undefined }

/**
 * Publishes a plan, or with `published: false` takes it back. Coordinators and named work only, as the database holds.
 * Refuses a plan that is not there, and one that somebody changed since; nothing happens where it is so already. Other plans
 * that the public reads stay: which of them goes is a person's to say (public/routes.tsx).
 */
export async function publishPlan(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  planId: string,
  { published, version }: Wish = { published: true },
): Promise<void> {
  const plan = await findSummary(tx, planId)
  if (!plan) throw new NotFound('no such plan')
  if (plan.published === published) return
  const stamp = stampOf(ctx)
  if (!(await savePublished(tx, planId, published, version ?? plan.version, stamp)))
    throw new Conflict('the plan was changed')
  if (published) await refreshPublic(tx, ctx, planId)
  const action = published ? 'plan.publish' : 'plan.unpublish'
  await record(tx, ctx, { action, subjectKind: 'plan', subjectId: planId })
}
