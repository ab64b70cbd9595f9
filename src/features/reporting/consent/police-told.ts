// Telling the police without the person's yes (domain.md 2.2 E): only on a ground that the form names, asked for by one person
// and confirmed by a manager who is another; in an emergency at once, with the manager's view within the day. The person reads
// that it was done, when and why, unless that would put them in danger. Every way to the police passes here.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Form } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { tellTimeline } from '../reports.store.ts'
import { callManagers } from './call-managers.ts'
import { consentWords as words } from './messages.en.ts'
import { type Meant, notYetAsked, standingYes, useStanding, wasNotAgreed } from './police-told.store.ts'

/** What may outweigh somebody's no: these are what the form promises, and no others. */
export const GROUNDS = ['vital_interests', 'child_at_risk'] as const
export type Ground = (typeof GROUNDS)[number]
/** Why the person is not told of it; from a list, because free words could name somebody. */
export const SILENT_WHY = ['would_be_hurt', 'page_is_read', 'court_forbids'] as const
export type SilentWhy = (typeof SILENT_WHY)[number]
export type Way = 'transfer' | 'hand' | 'pass_on' | 'link' | 'merge' | 'case'

/** What somebody chose where the person did not say yes. */
export type PoliceAsk = { ground: Ground | null; urgent: boolean; silentWhy: SilentWhy | null }
export const NO_ASK: PoliceAsk = { ground: null, urgent: false, silentWhy: null }

/** Reads it from a form with the fields of police-fields.tsx. */
export const readPoliceAsk = (form: Pick<Form, 'one'>): PoliceAsk => ({
  ground: GROUNDS.find((each) => each === form.one('ground')) ?? null,
  urgent: form.one('urgent') === 'yes',
  silentWhy: SILENT_WHY.find((each) => each === form.one('silentWhy')) ?? null,
})

export type Telling = { way: Way; toName: string; ask: PoliceAsk }
export type Told = { ok: true; basis: Ground } | { ok: false; problem: Problem }

const HOUR_MS = 3_600_000
/** The manager's view of what could not wait. */
const VIEW_HOURS = 24

/**
 * Lets the police be told of reports whose person did not say yes, and says so to each person. Not yet, and by the field:
 * where no ground is chosen, where a manager has to confirm first, who is asked by this, or where one did not agree and the
 * same colleague now says that it cannot wait. Runs in the caller's transaction.
 */
export async function tellAgainstNo(
  tx: Tx,
  ctx: StaffCtx,
  reportIds: readonly string[],
  telling: Telling,
): Promise<Told> {
  const { way, toName, ask } = telling
  const { ground } = ask
  if (!ground) return { ok: false, problem: { field: 'ground', message: words.problem.ground } }
  const meant = { ...telling, ground }
  const standing = await standingYes(tx, ctx, reportIds, meant)
  const missing = reportIds.filter((id) => !standing.some(({ reportId }) => reportId === id))
  if (missing.length > 0 && !ask.urgent) {
    await insertAsked(tx, ctx, await notYetAsked(tx, ctx, missing, meant), meant, false)
    return { ok: false, problem: { field: 'ground', message: words.problem.managerFirst } }
  }
  if (missing.length > 0 && (await wasNotAgreed(tx, ctx, missing, ground)))
    return { ok: false, problem: { field: 'ground', message: words.problem.notAgreed } }
  await useStanding(tx, ctx, standing)
  await insertAsked(tx, ctx, missing, meant, true)
  const silent = new Map(standing.map((row) => [row.reportId, row.silent]))
  for (const reportId of reportIds) {
    const quiet = silent.get(reportId) ?? ask.silentWhy !== null
    await tellTimeline(tx, {
      reportId,
      at: ctx.clock.now(),
      kind: 'police.told',
      audience: quiet ? 'partners' : 'person',
      params: { basis: ground, agency: toName },
      actorId: ctx.actor.userId,
      agencyId: ctx.actor.agencyId,
    })
    await recordOf(tx, ctx, 'report.police-told', reportId, {
      ground,
      way,
      urgent: missing.includes(reportId),
      silent: quiet,
    })
  }
  return { ok: true, basis: ground }
}

async function insertAsked(
  tx: Tx,
  ctx: StaffCtx,
  ids: readonly string[],
  { ground, ask, way, toName }: Meant,
  atOnce: boolean,
): Promise<void> {
  const now = ctx.clock.now()
  const dueAt = new Date(now.getTime() + VIEW_HOURS * HOUR_MS)
  await callManagers(tx, ctx, ids, dueAt)
  for (const reportId of ids) {
    await tx
      .insertInto('police_told')
      .values({
        id: newId(),
        report_id: reportId,
        agency_id: ctx.actor.agencyId,
        ground,
        asked_at: now,
        asked_by: ctx.actor.userId,
        urgent: atOnce,
        way,
        to_name: toName,
        due_at: dueAt,
        silent: ask.silentWhy !== null,
        silent_why: ask.silentWhy,
        ...(atOnce && { used_at: now }),
      })
      .execute()
    if (!atOnce)
      await recordOf(tx, ctx, 'report.police-ask', reportId, { ground, silent: ask.silentWhy !== null })
  }
}

const recordOf = (
  tx: Tx,
  ctx: StaffCtx,
  action: string,
  reportId: string,
  detail: Record<string, string | boolean>,
): Promise<void> => record(tx, ctx, { action, subjectKind: 'report', subjectId: reportId, detail })
