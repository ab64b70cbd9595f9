// The end of a referral: an outcome from the victim service's own list (domain.md 6.1), back to the officer.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { type Outcome as Result, refused } from '../../platform/problems.ts'
import { plainText } from '../../platform/text/plain.ts'
import { entryId, isTold, tell } from '../cases/index.ts'
import {
  checkNote,
  metOther,
  moved,
  type Moved,
  referralInSight,
  sealNote,
  tellOfficer,
} from './act-on-referral.ts'
import { words } from './messages.en.ts'
import { allowReferral, OUTCOMES } from './referral.ts'
import { changeReferral } from './referrals.store.ts'

/** Finishes a referral with an outcome. Pressed twice it is finished once. */
export function finishReferral(
  ctx: StaffCtx,
  id: string,
  version: number,
  command: { outcome: string; note: string },
): Promise<Result<Moved>> {
  return ctx.db.transaction(async (tx) => {
    const found = await referralInSight(tx, id)
    allowReferral('finish', { ...found, status: 'accepted' }, ctx.actor)
    const said = [command.outcome, plainText(command.note)]
    const entry = entryId(ctx, id, `finish ${version}`, said)
    const isSo = () => isTold(tx, entry)
    if (found.status === 'done') return metOther(tx, id, isSo)
    allowReferral('finish', found, ctx.actor)
    const outcome = OUTCOMES.find((each) => each === command.outcome)
    const problems = checkNote('finishNote', command.note, 0)
    if (!outcome) return refused({ field: 'outcome', message: words.problems.outcome }, ...problems)
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    if (!(await changeReferral(tx, id, version, { status: 'done', outcome, closed_at: at })))
      return metOther(tx, id, isSo)
    const noteId = await sealNote(tx, ctx, command.note, at)
    const params = { agency: found.to, outcome }
    await tell(tx, ctx, at, [
      { id: entry, caseId: found.caseId, kind: 'referral.done', params, audience: 'partners', noteId },
    ])
    await record(tx, ctx, {
      action: 'referral.finish',
      subjectKind: 'referral',
      subjectId: id,
      detail: { outcome },
    })
    await tellOfficer(tx, ctx, found)
    return moved
  })
}
