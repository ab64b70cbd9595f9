// Giving a report to another authority or police force, with a receipt. Until it is accepted both see it, it stays in the
// sender's queue and its clock is the sender's; then it is the receiver's, with its clock. Sent back, it is as it was.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { hasRole } from '../../../access/actor.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { addWorkingDays, englandCalendar } from '../../../platform/calendar/working-days.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, Forbidden, NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { queueWords } from '../queue/messages.en.ts'
import { take, tellOf } from '../queue/act-on-report.ts'
import { findReport, setStatus } from '../queue/queue.store.ts'
import { tellReaders } from '../submit-report.ts'
import { keepDecision, type Telling } from './decisions.store.ts'
import { NO_ASK, type PoliceAsk } from '../consent/police-told.ts'
import { moreWithWithdrawn, promisedGround } from '../consent/withdrawn-ground.ts'
import { toPolice, withoutYes } from './police-basis.ts'
import { tiesOf } from './standing.ts'
import { answer, receivers } from './transfer.store.ts'

// The receiver has the next working day to answer: the person's first clock runs meanwhile.
const ANSWER_WORKING_DAYS = 1

export type Transfer = { agencyId: string; ask?: PoliceAsk; reason: string; version: number; told?: Telling }

/** Asks another agency to take a report over. Refuses by the field: no such receiver, or no ground for the police. */
export function sendTransfer(ctx: StaffCtx, reference: string, wanted: Transfer): Promise<Outcome<null>> {
  const { agencyId, ask = NO_ASK, reason, version } = wanted
  return ctx.db.transaction(async (tx) => {
    const { report } = await take(tx, ctx, reference, 'transfer', version)
    const at = ctx.clock.now()
    const to = (await receivers(tx, ctx.actor.agencyId, londonDay(at))).find(({ id }) => id === agencyId)
    if (!to) return refused({ field: 'authority', message: queueWords.problem.authority })
    const police = to.police
      ? await toPolice(tx, ctx, [report.id], { way: 'transfer', toName: to.shortName, ask })
      : undefined
    if (police?.ok === false) return refused(police.problem)
    const withdrawn = await moreWithWithdrawn(tx, ctx, [report.id], { way: 'transfer', ask })
    if (withdrawn) return refused(withdrawn)
    const basis = police?.basis ?? 'routing'
    await tx
      .insertInto('report_transfers')
      .values({
        id: newId(),
        report_id: report.id,
        reference: report.reference,
        from_agency_id: report.agencyId,
        by_agency_id: ctx.actor.agencyId,
        to_agency_id: to.id,
        reason,
        basis,
        sent_at: at,
        sent_by: ctx.actor.userId,
        due_at: addWorkingDays(at, ANSWER_WORKING_DAYS, englandCalendar),
      })
      .execute()
    // The version moves with it: whoever looked at the report before decides nothing about it now.
    if (!(await setStatus(tx, report, report.status, null))) throw new Conflict('the report was changed')
    await keepDecision(tx, ctx, report, {
      decision: 'transfer_sent',
      reason,
      toName: to.name,
      ...(wanted.told && { told: wanted.told }),
    })
    await tellOf(tx, ctx, report, {
      kind: 'transfer.sent',
      audience: 'partners',
      params: { agency: to.shortName, reason },
    })
    await record(tx, ctx, {
      action: 'report.transfer',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
      // Where they are no police, a ground was chosen against something else that the person said.
      detail: { to: to.id, basis, ...(!police && ask.ground && { ground: ask.ground }) },
    })
    await tellReaders(tx, ctx, { id: report.id, reference: report.reference, agencyId: to.id })
    return ok(null)
  })
}

export type Answered = { answer: 'accepted' | 'returned'; reason: string | null; told?: Telling }

/** The receiver's answer. Throws NotFound where nothing was asked of them, Conflict where it was answered meanwhile. */
export function answerTransfer(ctx: StaffCtx, reference: string, given: Answered): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    const transfer = report && (await tiesOf(tx, report.id)).transfer
    if (!report) throw new NotFound('no such report')
    if (!transfer?.toUs) throw new Forbidden('nothing was asked', queueWords.nobodyNow)
    if (!hasRole(ctx.actor, 'officer', 'manager', 'triage'))
      throw new Forbidden('taking reports', queueWords.whoMay(['officer', 'manager', 'triage']))
    const accepted = given.answer === 'accepted'
    // Asked again, of what stands now: their own no ends the transfer, and a yes may count no longer.
    if (accepted && transfer.basis === 'consent' && (await withoutYes(tx, [report.id])).length > 0)
      throw new Conflict('the yes it rested on does not stand')
    if (accepted) await acceptWithdrawn(tx, ctx, report.id, transfer.basis)
    const { reason } = given
    await keepDecision(tx, ctx, report, {
      decision: accepted ? 'transfer_accepted' : 'transfer_returned',
      reason,
      toName: ctx.actor.agencyName,
      ...(given.told && accepted && { told: given.told }),
    })
    // Accepted, it is with another team now, and the person hears; sent back, nothing has changed for them.
    await tellOf(tx, ctx, report, {
      kind: accepted ? 'report.handed' : 'transfer.returned',
      audience: accepted ? 'person' : 'partners',
      params: {
        agency: ctx.actor.agencyName,
        reason: reason ?? transfer.reason,
        ...(['routing', 'consent'].includes(transfer.basis) && { basis: transfer.basis }),
      },
    })
    await record(tx, ctx, {
      action: accepted ? 'report.transfer-accept' : 'report.transfer-return',
      subjectKind: 'report',
      subjectId: report.id,
      ...(reason && { reason }),
    })
    if (!accepted) await tellReaders(tx, ctx, { id: report.id, reference, agencyId: report.agencyId })
    const at = ctx.clock.now()
    if (!(await answer(tx, transfer.id, { answer: given.answer, reason, at })))
      throw new Conflict('the transfer was answered')
    return ok(null)
  })
}

// It was withdrawn since it was sent, and stands because somebody is in danger: that is kept again. What rested on nothing
// else was ended by the withdrawal.
async function acceptWithdrawn(tx: Tx, ctx: StaffCtx, reportId: string, basis: string): Promise<void> {
  const ask = { ground: promisedGround(basis), silentWhy: null }
  if (await moreWithWithdrawn(tx, ctx, [reportId], { way: 'accept', ask, quiet: true }))
    throw new Conflict('the person withdrew it')
}

/** The sender takes back what nobody has answered. */
export function takeBack(
  ctx: StaffCtx,
  reference: string,
  { reason, version }: { reason: string; version: number },
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { report, ties } = await take(tx, ctx, reference, 'take_back', version)
    await keepDecision(tx, ctx, report, { decision: 'transfer_taken_back', reason })
    await tellOf(tx, ctx, report, { kind: 'transfer.taken_back', audience: 'partners', params: { reason } })
    await record(tx, ctx, {
      action: 'report.transfer-end',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
    })
    const at = ctx.clock.now()
    if (!(await answer(tx, ties.transfer?.id ?? '', { answer: 'taken_back', reason, at })))
      throw new Conflict('the transfer was answered')
    return ok(null)
  })
}
