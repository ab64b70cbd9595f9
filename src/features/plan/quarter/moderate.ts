// The coordinator looks at what was said: accepts it, or sends it back with a note. Coordinators only (routes and policies).
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Forbidden, NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { queueMails } from '../../mail/index.ts'
import { acceptSaid } from '../running/accept-said.ts'
import { applyUpdate } from '../running/apply-update.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { openedItsLink } from '../running/why-not-verify.ts'
import { mailRequests } from './ask.ts'
import { findCycle } from './cycles.store.ts'
import { decide, lockUpdate, reopenRequest, waitingUpdates } from './decide.store.ts'
import { loadDirectory } from './directory.store.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { partsById } from './remind.ts'
import { takeBack } from './take-back.ts'
import { whomToAsk } from './whom-to-ask.ts'

/** `gone`: somebody decided it first, or it was said again since. */
export type Decided = 'done' | 'gone'
type Of = { planId: string; updateId: string }
const NOTE_MAX = 1_000

/**
 * Accepts what was said: from now on it is what the plan says, and its links open nothing any more. Where its delivery has
 * ended meanwhile the words stay in the log. NotFound where there is no such update; Forbidden for whoever opened the mail
 * with the link that it came by.
 */
export async function acceptUpdate(tx: Tx, ctx: StaffCtx, of: Of): Promise<Decided> {
  const done = await acceptOwn(tx, ctx, of)
  if (done === 'opened') throw new Forbidden('accepting what came by an opened link refused', words.whoElse)
  return done
}

async function acceptOwn(tx: Tx, ctx: StaffCtx, { planId, updateId }: Of): Promise<Decided | 'opened'> {
  const update = await lockUpdate(tx, planId, updateId)
  if (!update) throw new NotFound('no such update')
  if (update.state !== 'waiting') return 'gone'
  if (await openedItsLink(tx, updateId, ctx.actor.userId)) return 'opened'
  await applyUpdate(tx, ctx, updateId)
  const { delivery_id: deliveryId, cycle_id: cycleId, quarter } = update
  await acceptSaid(tx, ctx, { id: updateId, deliveryId, cycleId, quarter })
  return 'done'
}

/** Accepts all that waits in a quarter and is this person's to accept. Returns how many, and how many are left. */
export async function acceptAll(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  quarter: string,
): Promise<{ accepted: number; left: number }> {
  const of = { accepted: 0, left: 0 }
  for (const { id } of await waitingUpdates(tx, planId, quarter)) {
    const done = await acceptOwn(tx, ctx, { planId, updateId: id })
    if (done === 'opened') of.left += 1
    if (done === 'done') of.accepted += 1
  }
  return of
}

/**
 * Sends back what was said, with a note: the plan says again what it said before, and its owner is told by mail with a new
 * link and asked again. Refuses without a note.
 */
export async function returnUpdate(
  tx: Tx,
  ctx: StaffCtx,
  { planId, updateId }: Of,
  text: string,
): Promise<Outcome<Decided>> {
  const update = await lockUpdate(tx, planId, updateId)
  if (!update) throw new NotFound('no such update')
  if (text === '') return refused({ field: `note-${updateId}`, message: words.problems.note })
  if (charCount(text) > NOTE_MAX)
    return refused({ field: `note-${updateId}`, message: words.problems.noteLong(NOTE_MAX) })
  if (update.state !== 'waiting') return ok('gone')
  await decide(tx, updateId, {
    state: 'returned',
    by: ctx.actor.userId,
    at: ctx.clock.now(),
    note: text,
  })
  await takeBack(tx, ctx, updateId)
  await tellOwner(tx, ctx, planId, update)
  await note(tx, ctx, 'plan.return-update', update)
  return ok('done')
}

type Update = { delivery_id: string; cycle_id: string | null; quarter: string }

async function tellOwner(tx: Tx, ctx: StaffCtx, planId: string, update: Update): Promise<void> {
  const part = (await partsById(tx, ctx, planId)).get(update.delivery_id)
  if (!part) return
  const to = whomToAsk(part.delivery, await loadDirectory(tx, [part.delivery]))
  const cycle = await findCycle(tx, planId, update.quarter)
  const requestId =
    cycle && cycle.state !== 'frozen' && (await reopenRequest(tx, cycle.id, update.delivery_id))
  if (cycle && requestId) {
    const parts = [{ requestId, ref: part.action.ref, to }]
    return mailRequests(tx, ctx, cycle, { template: 'plan-returned', parts })
  }
  // It was said without being asked for: there is no request that a link could answer.
  const called = await loadRoundNames(tx, planId)
  const params = { quarter: called(update.quarter).name }
  await queueMails(
    tx,
    ctx.clock,
    to.map((toUserId) => ({ template: 'plan-returned' as const, toUserId, params })),
  )
}

const note = (tx: Tx, ctx: StaffCtx, action: string, { delivery_id: id, quarter }: Update): Promise<void> =>
  record(tx, ctx, { action, subjectKind: 'plan-delivery', subjectId: id, detail: { quarter } })
