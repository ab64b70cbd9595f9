// A withheld referral goes out once the person agrees; and a referral is taken back when it should not stand. The first
// records the new consent beside the old answer, which is kept; the second ends the receiver's sight of the case.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import { type Outcome as Result, refused } from '../../platform/problems.ts'
import { startAgain, stopClock, tell, whoReported, writeToPerson, writeToWorkers } from '../cases/index.ts'
import { whoRefuseService } from '../reporting/index.ts'
import {
  checkNote,
  metOther,
  moved,
  type Moved,
  referralInSight,
  sealNote,
  whoseReferral,
} from './act-on-referral.ts'
import { words } from './messages.en.ts'
import { allowReferral } from './referral.ts'
import { changeReferral } from './referrals.store.ts'

/** Records that the person agreed and sends the referral. The note says how, and how they may be reached safely. */
export function releaseReferral(
  ctx: StaffCtx,
  id: string,
  version: number,
  command: { note: string },
): Promise<Result<Moved>> {
  return ctx.db.transaction(async (tx) => {
    const found = await referralInSight(tx, id)
    allowReferral('release', { ...found, status: 'withheld' }, ctx.actor)
    if (found.status === 'sent' || found.status === 'accepted') return moved
    allowReferral('release', found, ctx.actor)
    const problems = checkNote('releaseNote', command.note, 3)
    if (problems.length > 0) return refused(...problems)
    const who = await whoReported(tx, found.caseId)
    if ((await othersWhoRefuse(tx, found.caseId, who?.reportId)).length > 0)
      return refused({ field: 'releaseNote', message: words.problems.anotherSaidNo(found.to) })
    const at = ctx.clock.now()
    const change = RELEASED
    if (!(await changeReferral(tx, id, version, change)))
      return metOther(tx, id, (row) => row.status === 'sent')
    if (who) await recordYes(tx, who.reportId, at)
    await startAgain(tx, ctx, { ...found, id: found.caseId, leadAgencyId: found.fromAgencyId }, [
      'victim_referral',
    ])
    const noteId = await sealNote(tx, ctx, command.note, at)
    const entry = {
      caseId: found.caseId,
      reportId: who?.reportId ?? null,
      audience: 'person' as const,
      noteId,
    }
    await tell(tx, ctx, at, [{ ...entry, kind: 'referral.released', params: { agency: found.to } }])
    await record(tx, ctx, { action: 'referral.release', subjectKind: 'referral', subjectId: id })
    await writeToWorkers(tx, ctx, found.toAgencyId, found.reference)
    await writeToPerson(tx, ctx, who)
    return moved
  })
}

// One that was stopped after it was taken waits anew, for whoever takes it now.
const RELEASED = {
  status: 'sent',
  basis: 'consent',
  withheld_reason: null,
  taken_by: null,
  accepted_at: null,
  outcome: null,
  closed_at: null,
} as const

/**
 * The references of the other reports in a case whose people refused the service or withdrew: whoever it goes to reads the whole
 * case, with what the others in it told. `own`: the report that it is about.
 */
export async function othersWhoRefuse(tx: Tx, caseId: string, own: string | undefined): Promise<string[]> {
  const reports = await tx
    .selectFrom('case_reports')
    .select('report_id as id')
    .where('case_id', '=', caseId)
    .execute()
  const others = reports.map(({ id }) => id).filter((id) => id !== own)
  return whoRefuseService(tx, others)
}

// The earlier answer is withdrawn, never overwritten.
async function recordYes(tx: Tx, reportId: string, at: Date): Promise<void> {
  await tx
    .updateTable('consents')
    .set({ withdrawn_at: at })
    .where('report_id', '=', reportId)
    .where('purpose', '=', 'victim_service')
    .where('withdrawn_at', 'is', null)
    .execute()
  await tx
    .insertInto('consents')
    .values({ id: newId(), report_id: reportId, purpose: 'victim_service', answer: 'yes', given_at: at })
    .execute()
}

/** Takes a referral back. The receiver's sight ends with it. */
export function withdrawReferral(
  ctx: StaffCtx,
  id: string,
  version: number,
  command: { note: string },
): Promise<Result<Moved>> {
  return ctx.db.transaction(async (tx) => {
    const found = await referralInSight(tx, id)
    allowReferral('withdraw', { ...found, status: 'sent' }, ctx.actor)
    if (found.status === 'withdrawn') return moved
    allowReferral('withdraw', found, ctx.actor)
    const problems = checkNote('withdrawNote', command.note, 3)
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    if (!(await changeReferral(tx, id, version, { status: 'withdrawn' })))
      return metOther(tx, id, (row) => row.status === 'withdrawn')
    if (!found.byHand) await stopClock(tx, at, found.caseId, 'victim_referral', 'withdrawn')
    const noteId = await sealNote(tx, ctx, command.note, at)
    const who = await whoseReferral(tx, found)
    const entry = { caseId: found.caseId, reportId: who?.reportId ?? null, noteId }
    const audience = who ? 'person' : 'partners'
    await tell(tx, ctx, at, [
      { ...entry, kind: 'referral.withdrawn', params: { agency: found.to }, audience },
    ])
    await record(tx, ctx, { action: 'referral.withdraw', subjectKind: 'referral', subjectId: id })
    return moved
  })
}
