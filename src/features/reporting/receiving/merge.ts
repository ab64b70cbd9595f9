// Two reports about the same: one leads, the other points to it. Each keeps its words, its person, its consents and its
// code; whoever wrote one reads nothing of the other. What the follower's person writes stands in the conversation of the
// leading report as well. Undone by splitting.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { meetClock } from '../../standard/index.ts'
import { take, tellOf } from '../queue/act-on-report.ts'
import { findReport, runClockAgain, setStatus, type StaffReport } from '../queue/queue.store.ts'
import { againstReaders } from './against-answer.ts'
import { keepDecision } from './decisions.store.ts'
import { joinCase, keptOf, tellJoined, unlink } from './link-case.ts'
import { receivingWords as words } from './messages.en.ts'
import { NO_ASK, type PoliceAsk } from '../consent/police-told.ts'
import { moreWithWithdrawn } from '../consent/withdrawn-ground.ts'
import { toJoin } from './police-basis.ts'
import { tiesOf } from './standing.ts'

export type Merge = {
  otherReference: string
  leads: 'this' | 'other'
  reason: string
  version: number
  ask?: PoliceAsk
}

/**
 * Merges the report with another of the caller's queue. Refuses by the field: no such report, the same one, one that
 * follows another already, leads others itself where it should follow, or waits for another agency, a case that is closed;
 * and one that would
 * come into a case which a police force sees, without its person's yes or a ground; and where one of the two was withdrawn
 * and no ground is chosen, since what was told in one is worked on with the other.
 */
export function mergeReports(ctx: StaffCtx, reference: string, wanted: Merge): Promise<Outcome<null>> {
  const { otherReference, leads, reason, version, ask = NO_ASK } = wanted
  return ctx.db.transaction(async (tx) => {
    // Both are held in one order, so that two colleagues who merge the same two do not wait for each other.
    await sql`select from reports where reference in (${reference}, ${otherReference}) order by id for no key update`.execute(
      tx,
    )
    const { report } = await take(tx, ctx, reference, 'merge', version)
    const other = await findReport(tx, otherReference)
    if (!other?.inMyQueue || other.id === report.id) return refusedOther(words.problem.noReport)
    const [lead, follower] = leads === 'this' ? [report, other] : [other, report]
    const problem = await whyNot(tx, lead, follower)
    if (problem) return refusedOther(problem)
    const police = lead.caseId
      ? await toJoin(tx, ctx, { caseId: lead.caseId, reportIds: [follower.id], way: 'merge', ask })
      : undefined
    if (police?.ok === false) return refused(police.problem)
    const inTheWay =
      (lead.caseId
        ? await againstReaders(tx, ctx, {
            caseId: lead.caseId,
            reportIds: [follower.id],
            ground: ask.ground,
          })
        : undefined) ?? (await moreWithWithdrawn(tx, ctx, [lead.id, follower.id], { way: 'merge', ask }))
    if (inTheWay) return refused(inTheWay)
    await meetClock(tx, ctx, { kind: 'acknowledge', reportId: follower.id })
    await insertMerge(tx, ctx, follower.id, lead.id)
    await follow(tx, ctx, lead, follower)
    await keepDecision(tx, ctx, follower, { decision: 'merged', reason, otherReference: lead.reference })
    await keepDecision(tx, ctx, lead, { decision: 'led', reason, otherReference: follower.reference })
    for (const each of [lead, follower])
      await tellOf(tx, ctx, each, {
        kind: 'report.merged',
        audience: 'agency',
        params: { lead: lead.reference, reason },
      })
    // Their person reads what became of it, and where the police were told of it.
    if (lead.caseId)
      await tellOf(tx, ctx, follower, {
        kind: 'report.linked',
        audience: 'person',
        params: { reason, lead: ctx.actor.agencyName, ...keptOf(police) },
      })
    else await tellJoined(tx, ctx, follower)
    await record(tx, ctx, {
      action: 'report.merge',
      subjectKind: 'report',
      subjectId: follower.id,
      reason,
      detail: { lead: lead.reference, ...(police?.basis && { basis: police.basis }) },
    })
    return ok(null)
  })
}

const refusedOther = (message: string) => refused({ field: 'other', message })

async function whyNot(tx: Tx, lead: StaffReport, follower: StaffReport): Promise<string | null> {
  const [ofLead, ofFollower] = [await tiesOf(tx, lead.id), await tiesOf(tx, follower.id)]
  if (ofLead.lead || ofFollower.lead) return words.problem.followsAlready
  if (ofLead.transfer || ofFollower.transfer) return words.problem.offered
  if (ofFollower.followers.length > 0) return words.problem.leadsOthers
  if (!['new', 'recorded_only'].includes(follower.status)) return words.problem.mustWait
  // Whoever told it anew would wait for what was finished before.
  if (lead.caseId && !(await isOpen(tx, lead.caseId))) return words.problem.closedCase
  return ['new', 'recorded_only', 'logged'].includes(lead.status) ? null : words.problem.leadMustWait
}

async function isOpen(tx: Tx, caseId: string): Promise<boolean> {
  const found = await tx.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirst()
  return found?.status === 'open'
}

// With the case of the leading report, where there is one; otherwise it rests, and its person reads why.
async function follow(tx: Tx, ctx: StaffCtx, lead: StaffReport, follower: StaffReport): Promise<void> {
  const done = lead.caseId
    ? await joinCase(tx, ctx, lead.caseId, [follower.id])
    : await setStatus(tx, follower, 'recorded_only', 'duplicate')
  if (!done) throw new Conflict('the report was changed')
}

const insertMerge = (tx: Tx, ctx: StaffCtx, reportId: string, leadId: string) =>
  tx
    .insertInto('report_merges')
    .values({
      id: newId(),
      report_id: reportId,
      lead_id: leadId,
      merged_at: ctx.clock.now(),
      merged_by: ctx.actor.userId,
    })
    .execute()

/** Undoes a merge: the follower is a new report of the queue again, out of the case that it went into with the other. */
export function splitReport(
  ctx: StaffCtx,
  reference: string,
  { reason, version }: { reason: string; version: number },
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { report, ties } = await take(tx, ctx, reference, 'split', version)
    const { lead } = ties
    if (!lead) throw new Conflict('the report was split')
    await tx
      .updateTable('report_merges')
      .set({ split_at: ctx.clock.now(), split_by: ctx.actor.userId })
      .where('report_id', '=', report.id)
      .where('split_at', 'is', null)
      .execute()
    await keepDecision(tx, ctx, report, { decision: 'split', reason, otherReference: lead.reference })
    await record(tx, ctx, {
      action: 'report.split',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
      detail: { lead: lead.reference },
    })
    const done = report.caseId ? await unlink(tx, report) : await setStatus(tx, report, 'new', null)
    if (!done) throw new Conflict('the report was changed')
    await runClockAgain(tx, report.id)
    await tellOf(tx, ctx, report, {
      kind: 'report.split',
      audience: 'agency',
      params: { lead: lead.reference, reason },
    })
    await tellOf(tx, ctx, report, { kind: 'report.returned', audience: 'person', params: { reason } })
    return ok(null)
  })
}
