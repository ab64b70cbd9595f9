// Makes and removes the secret address of a calendar. The secret is shown once; what is kept cannot be turned back into it.
import { record } from '../../../../access/audit.ts'
import type { StaffCtx } from '../../../../access/ctx.ts'
import type { Tx } from '../../../../access/db.ts'
import { hashToken, randomToken } from '../../../../platform/crypto/tokens.ts'
import { newId } from '../../../../platform/ids.ts'
import { NotFound, ok, type Outcome, refused } from '../../../../platform/problems.ts'
import { feedWords as words } from '../messages.en.ts'
import { deleteFeed, FEEDS_MAX, insertFeed, listFeedPlans, listFeeds } from './feeds.store.ts'

/** Makes a calendar of `which`: 'mine', or a plan's id. Returns its secret. */
export async function makeFeed(tx: Tx, ctx: StaffCtx, which: string): Promise<Outcome<{ token: string }>> {
  const plan = (await listFeedPlans(tx)).find(({ id }) => id === which)
  if (which !== 'mine' && !plan) return refused({ field: 'which', message: words.chooseWhich })
  const { userId } = ctx.actor
  if ((await listFeeds(tx, userId)).length >= FEEDS_MAX)
    return refused({ field: 'which', message: words.tooMany })
  const token = randomToken()
  const planId = plan?.id ?? null
  await insertFeed(tx, {
    id: newId(),
    userId,
    planId,
    tokenHash: hashToken(token),
    createdAt: ctx.clock.now(),
  })
  await record(tx, ctx, {
    action: 'plan.make-calendar',
    subjectKind: 'plan',
    ...(planId && { subjectId: planId }),
  })
  return ok({ token })
}

/** Removes one's own calendar: its address opens nothing any more. Throws NotFound for another's. */
export async function removeFeed(tx: Tx, ctx: StaffCtx, id: string): Promise<void> {
  if (!(await deleteFeed(tx, id))) throw new NotFound('no such calendar of one’s own')
  await record(tx, ctx, { action: 'plan.remove-calendar' })
}
