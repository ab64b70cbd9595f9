// A report that belongs to a case which is open already: it joins it, with its person and those that it leads; and it can
// be taken out again. What the case is, its referral and its risk, stay as the case has them.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { meetClock } from '../../standard/index.ts'
import { take, tellOf } from '../queue/act-on-report.ts'
import { againstReaders, whoRefuseService } from './against-answer.ts'
import { keepDecision, type Telling } from './decisions.store.ts'
import { receivingWords as words } from './messages.en.ts'
import { NO_ASK, type PoliceAsk } from '../consent/police-told.ts'
import { moreWithWithdrawn } from '../consent/withdrawn-ground.ts'
import { type ToPolice, toJoin } from './police-basis.ts'
import { startPoliceClock } from './police-clock.ts'
import { tiesOf } from './standing.ts'

type Choice = { reason: string; version: number; told?: Telling; ask?: PoliceAsk }

/**
 * Joins a report to a case that the caller's agency leads. Refuses by the field a case that is closed, or not theirs, and one
 * that a police force sees without the person's yes or a ground, and what was withdrawn without one.
 */
export function linkToCase(
  ctx: StaffCtx,
  reference: string,
  { caseReference, reason, version, told, ask = NO_ASK }: Choice & { caseReference: string },
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { report, ties } = await take(tx, ctx, reference, 'link', version)
    const found = await caseWeLead(tx, ctx, caseReference)
    if (!found) return refused({ field: 'case', message: words.problem.noCase })
    if (found.status !== 'open') return refused({ field: 'case', message: words.problem.closedCase })
    const reportIds = [report.id, ...ties.followers.map(({ id }) => id)]
    const police = await toJoin(tx, ctx, { caseId: found.id, reportIds, way: 'link', ask })
    if (police?.ok === false) return refused(police.problem)
    const inTheWay =
      (await againstReaders(tx, ctx, { caseId: found.id, reportIds, ground: ask.ground })) ??
      (await moreWithWithdrawn(tx, ctx, reportIds, { way: 'link', ask }))
    if (inTheWay) return refused(inTheWay)
    await meetClock(tx, ctx, { kind: 'acknowledge', reportId: report.id })
    if (!(await joinCase(tx, ctx, found.id, reportIds))) throw new Conflict('the report was changed')
    await keepDecision(
      tx,
      ctx,
      { ...report, caseId: found.id },
      {
        decision: 'linked',
        reason,
        otherReference: found.reference,
        ...(told && { told }),
      },
    )
    for (const id of reportIds)
      await tellOf(
        tx,
        ctx,
        { id },
        {
          kind: 'report.linked',
          audience: 'person',
          params: { reason, lead: ctx.actor.agencyName, ...keptOf(police) },
        },
      )
    await record(tx, ctx, {
      action: 'report.link',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
      detail: {
        case: found.reference,
        ...(police?.basis ? { basis: police.basis } : ask.ground && { ground: ask.ground }),
      },
    })
    return ok(null)
  })
}

/** What an entry keeps of why the police may read it. */
export const keptOf = (police: (ToPolice & { agency: string }) | undefined): Record<string, string> =>
  police?.ok ? { basis: police.basis, agency: police.agency } : {}

/** A report, and those that come into its case with it because it leads them. */
export async function broughtBy(tx: Tx, reportId: string): Promise<string[]> {
  const { followers } = await tiesOf(tx, reportId)
  return [reportId, ...followers.map(({ id }) => id)]
}

/** Those that a report leads come into its case with it: for whoever logs it. Returns which they are. */
export async function bringFollowers(
  tx: Tx,
  ctx: StaffCtx,
  { caseId, reportId }: { caseId: string; reportId: string },
): Promise<string[]> {
  const followers = (await tiesOf(tx, reportId)).followers.map(({ id }) => id)
  await joinCase(tx, ctx, caseId, followers)
  return followers
}

/** The references of those that would come along with a report, and whose people refused the victim service or withdrew. */
export const followersWhoRefuse = async (tx: Tx, reportId: string): Promise<string[]> =>
  whoRefuseService(
    tx,
    (await tiesOf(tx, reportId)).followers.map(({ id }) => id),
  )

/** Takes a report out of its case; it waits in the queue again, and its clock with it. */
export function unlinkFromCase(
  ctx: StaffCtx,
  reference: string,
  { reason, version, told }: Choice,
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { report, ties } = await take(tx, ctx, reference, 'unlink', version)
    await keepDecision(tx, ctx, report, {
      decision: 'unlinked',
      reason,
      ...(report.caseReference && { otherReference: report.caseReference }),
      ...(told && { told }),
    })
    await record(tx, ctx, {
      action: 'report.unlink',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
      detail: { case: report.caseReference },
    })
    if (!(await unlink(tx, report))) throw new Conflict('the report was changed')
    await tellOf(tx, ctx, report, { kind: 'report.unlinked', audience: 'agency', params: { reason } })
    await tellOf(tx, ctx, report, { kind: 'report.returned', audience: 'person', params: { reason } })
    for (const follower of ties.followers) await tellJoined(tx, ctx, follower)
    return ok(null)
  })
}

/** Says to its person that a report rests with another one, which they are not told of. */
export const tellJoined = (tx: Tx, ctx: StaffCtx, report: { id: string }): Promise<void> =>
  tellOf(tx, ctx, report, {
    kind: 'report.joined',
    audience: 'person',
    params: { agency: ctx.actor.agencyName },
  })

/** By the database's function: the rows that go are nobody's else to remove. */
export async function unlink(tx: Tx, report: { id: string; version: number }): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select app.unlink_report(${report.id}, ${report.version}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Puts reports of the caller's queue into a case they lead. False: one of them is not theirs any more. */
export async function joinCase(
  tx: Tx,
  ctx: StaffCtx,
  caseId: string,
  reportIds: readonly string[],
): Promise<boolean> {
  if (reportIds.length === 0) return true
  const at = ctx.clock.now()
  await sql`insert into case_reports (report_id, case_id, linked_at)
    select id, ${caseId}, ${at} from unnest(${reportIds}::uuid[]) id`.execute(tx)
  await sql`insert into case_people (case_id, person_id, role, label)
    select ${caseId}, r.person_id, case r.reporter_role when 'affected' then 'affected' when 'witness' then 'witness' else 'reporter' end,
      ${words.person} || ' ' || chr(65 + least(25, (select count(*) from case_people p where p.case_id = ${caseId})::int
        + row_number() over (order by r.received_at, r.id)::int - 1))
    from reports r where r.id = any (${reportIds}::uuid[]) and r.person_id is not null
    on conflict do nothing`.execute(tx)
  const { numAffectedRows } = await sql`update reports set status = 'logged', status_reason = null,
    agency_id = ${ctx.actor.agencyId}, version = version + 1 where id = any (${reportIds}::uuid[])`.execute(
    tx,
  )
  await startPoliceClock(tx, ctx, caseId, reportIds)
  return numAffectedRows === BigInt(reportIds.length)
}

async function caseWeLead(tx: Tx, ctx: StaffCtx, reference: string) {
  return tx
    .selectFrom('cases')
    .select(['id', 'reference', 'status'])
    .where('reference', '=', reference)
    .where('lead_agency_id', '=', ctx.actor.agencyId)
    .executeTakeFirst()
}
