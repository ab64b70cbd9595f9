// What a person withdrew is worked on no more, unless somebody is in serious danger or a child is at risk: that is what they
// read when they withdraw it (public.messages.en.ts; domain.md 2.2 E). Each way of doing more passes here; the database holds
// those that bring it into a case, under another report or to another agency (migration 0045).
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { tellTimeline } from '../reports.store.ts'
import { consentWords as words } from './messages.en.ts'
import { GROUNDS, type PoliceAsk } from './police-told.ts'

/** How more would be done with it. */
export type MoreWay =
  | 'log'
  | 'link'
  | 'merge'
  | 'hand'
  | 'transfer'
  | 'pass_on'
  | 'accept'
  | 'reopen'
  | 'write'
  | 'risk'
  | 'assign'
  | 'review'
  | 'translate'

/** `quiet`: the person reads of the act itself elsewhere, or must not. */
export type More = { way: MoreWay; ask: Pick<PoliceAsk, 'ground' | 'silentWhy'>; quiet?: boolean }

/**
 * Lets more be done with reports of which one or several are withdrawn, and keeps on what ground, for their person to read
 * unless that would put them in danger. A problem by the field `ground` where none is chosen; undefined where it may go on.
 * Holds the reports until the transaction ends, so that nobody withdraws one between it and the act.
 */
export async function moreWithWithdrawn(
  tx: Tx,
  ctx: StaffCtx,
  reportIds: readonly string[],
  { way, ask, quiet = false }: More,
): Promise<Problem | undefined> {
  const ids = [...new Set(reportIds)]
  await sql`select app.hold_reports(${ids}::uuid[])`.execute(tx)
  const withdrawn = await withdrawnOf(tx, ids)
  if (withdrawn.length === 0) return undefined
  const { ground, silentWhy } = ask
  if (!ground) return { field: 'ground', message: words.problem.withdrawn }
  for (const reportId of withdrawn) {
    const at = ctx.clock.now()
    await tx
      .insertInto('withdrawn_grounds')
      .values({
        id: newId(),
        report_id: reportId,
        agency_id: ctx.actor.agencyId,
        way,
        ground,
        silent_why: silentWhy,
        at,
        by_user: ctx.actor.userId,
      })
      .execute()
    await tellTimeline(tx, {
      reportId,
      at,
      kind: 'report.used',
      audience: silentWhy || quiet ? 'partners' : 'person',
      params: { basis: ground },
      actorId: ctx.actor.userId,
      agencyId: ctx.actor.agencyId,
    })
    await record(tx, ctx, {
      action: 'report.use-withdrawn',
      subjectKind: 'report',
      subjectId: reportId,
      detail: { way, ground, silent: silentWhy !== null },
    })
  }
  return undefined
}

async function withdrawnOf(tx: Tx, reportIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reports
    where id = any (${reportIds}::uuid[]) and withdrawn_at is not null order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether any of these reports is withdrawn: for a page that then asks for the ground. Holds none of them. */
export const isAnyWithdrawn = async (tx: Tx, reportIds: readonly string[]): Promise<boolean> =>
  (await withdrawnOf(tx, reportIds)).length > 0

/** The same of the reports of a case. Undefined also where no report of it is withdrawn. */
export async function moreWithCase(
  tx: Tx,
  ctx: StaffCtx,
  caseId: string,
  more: More,
): Promise<Problem | undefined> {
  return moreWithWithdrawn(tx, ctx, await reportsOf(tx, caseId), more)
}

/**
 * Lets the work inside go on: assessing, giving it to a colleague, reviewing, translating. A ground is asked for where every
 * one of these reports is withdrawn and none was given since: a case of which another report stands is worked on for that
 * one, and what was taken up on a ground needs no new one for each step.
 */
export async function workOnWithdrawn(
  tx: Tx,
  ctx: StaffCtx,
  reportIds: readonly string[],
  more: More,
): Promise<Problem | undefined> {
  const ids = [...new Set(reportIds)]
  await sql`select app.hold_reports(${ids}::uuid[])`.execute(tx)
  const { rows } = await sql<{ id: string }>`select r.id from reports r
    where r.id = any (${ids}::uuid[]) and ${withoutGround}`.execute(tx)
  return rows.length < ids.length || rows.length === 0
    ? undefined
    : moreWithWithdrawn(
        tx,
        ctx,
        rows.map(({ id }) => id),
        more,
      )
}

/** The same of the reports of a case. */
export const workOnCase = async (tx: Tx, ctx: StaffCtx, caseId: string, more: More) =>
  workOnWithdrawn(tx, ctx, await reportsOf(tx, caseId), more)

async function reportsOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.selectFrom('case_reports').select('report_id').where('case_id', '=', caseId).execute()
  return rows.map(({ report_id }) => report_id)
}

// Withdrawn, and nothing was done with it on a ground since.
const withoutGround = sql`r.withdrawn_at is not null
  and not exists (select from withdrawn_grounds g where g.report_id = r.id and g.at >= r.withdrawn_at)
  and not exists (select from police_told p where p.report_id = r.id and p.used_at >= r.withdrawn_at)`

/**
 * Lets the person be written to. Once they withdrew, nothing new is asked of them: they are answered where they wrote since,
 * or where a ground was given since; else a ground is asked for, as for anything more.
 */
export async function askWithdrawn(
  tx: Tx,
  ctx: StaffCtx,
  reportId: string,
  ask: Pick<PoliceAsk, 'ground' | 'silentWhy'>,
): Promise<Problem | undefined> {
  const { rows } = await sql`select from reports r where r.id = ${reportId} and ${withoutGround}
    and not exists (select from report_messages m where m.report_id = r.id and m.from_person and m.at >= r.withdrawn_at)`.execute(
    tx,
  )
  if (rows.length === 0) return undefined
  const refusedTo = await moreWithWithdrawn(tx, ctx, [reportId], { way: 'write', ask, quiet: true })
  return refusedTo && { ...refusedTo, message: words.problem.askNothing }
}

/** A ground that was kept elsewhere, such as that of a transfer; null where it is none of those that are promised. */
export const promisedGround = (value: string): (typeof GROUNDS)[number] | null =>
  GROUNDS.find((each) => each === value) ?? null
