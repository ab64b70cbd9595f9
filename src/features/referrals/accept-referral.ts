// Taking a referral: it becomes one worker's, once, and the clock for acting on it is met (domain.md 4.6).
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Outcome as Result } from '../../platform/problems.ts'
import { tell } from '../cases/index.ts'
import { meetClock } from '../standard/index.ts'
import { metOther, moved, type Moved, referralInSight, tellOfficer } from './act-on-referral.ts'
import { allowReferral } from './referral.ts'
import { changeReferral } from './referrals.store.ts'

/** Takes a referral for the actor. Pressed twice it is theirs once; when a colleague was first, it is stale. */
export function acceptReferral(ctx: StaffCtx, id: string, version: number): Promise<Result<Moved>> {
  return ctx.db.transaction(async (tx) => {
    const found = await referralInSight(tx, id)
    const isMine = (row: typeof found) => row.status === 'accepted' && row.takenById === ctx.actor.userId
    allowReferral('accept', { ...found, status: 'sent' }, ctx.actor)
    if (isMine(found)) return moved
    // A colleague took it: that is news to be shown, not something forbidden.
    if (found.status === 'accepted') return metOther(tx, id, isMine)
    allowReferral('accept', found, ctx.actor)
    const at = ctx.clock.now()
    if (
      !(await changeReferral(tx, id, version, {
        status: 'accepted',
        taken_by: ctx.actor.userId,
        accepted_at: at,
      }))
    )
      return metOther(tx, id, isMine)
    if (!found.byHand) await meetClock(tx, ctx, { kind: 'victim_referral', caseId: found.caseId })
    const params = { agency: found.to, by: ctx.actor.name }
    await tell(tx, ctx, at, [
      { caseId: found.caseId, kind: 'referral.accepted', params, audience: 'partners' },
    ])
    await record(tx, ctx, { action: 'referral.accept', subjectKind: 'referral', subjectId: id })
    await tellOfficer(tx, ctx, found)
    return moved
  })
}
