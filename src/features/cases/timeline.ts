// What happened to a case, one row each, in the transaction of the act itself.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Params } from './sentences.en.ts'

export type TimelineEntry = {
  /** Given where pressing twice must be one entry: the database refuses the second. */
  id?: string
  /** null: of one of its reports only, for the person who made it. */
  caseId: string | null
  /** Given where the person reads it too, on the follow-up page. */
  reportId?: string | null
  kind: string
  params?: Params
  /** agency: the writer's own. partners: all who see the case. person: also whoever reported it. */
  audience: 'agency' | 'partners' | 'person'
  noteId?: string | null
  /** The rule that did it, when it was done by itself. */
  rule?: string
}

/** Adds entries, in order. They name agencies, colleagues and levels; never a person affected. */
export async function tell(
  tx: Tx,
  ctx: StaffCtx,
  at: Date,
  entries: readonly TimelineEntry[],
): Promise<void> {
  await tx
    .insertInto('timeline')
    .values(
      entries.map((entry) => ({
        id: entry.id ?? newId(),
        case_id: entry.caseId,
        report_id: entry.reportId ?? null,
        at,
        kind: entry.kind,
        params: JSON.stringify(entry.params ?? {}),
        audience: entry.audience,
        actor_id: ctx.actor.userId,
        agency_id: ctx.actor.agencyId,
        rule: entry.rule ?? null,
        note_id: entry.noteId ?? null,
      })),
    )
    .execute()
}

/**
 * Adds what each person who reported it reads: the entry of the case stands with the first report, and the others have one
 * of their own, which the case does not repeat (`loadTimeline`) and which brings their mail by itself.
 */
export async function tellEveryReporter(
  tx: Tx,
  ctx: StaffCtx,
  at: Date,
  entry: Omit<TimelineEntry, 'reportId' | 'audience' | 'caseId'> & { caseId: string },
): Promise<void> {
  const rows = await tx
    .selectFrom('case_reports')
    .select('report_id as reportId')
    .where('case_id', '=', entry.caseId)
    .orderBy('linked_at')
    .orderBy('report_id')
    .execute()
  const [first, ...others] = rows.map(({ reportId }) => reportId)
  await tell(tx, ctx, at, [
    { ...entry, reportId: first ?? null, audience: 'person' },
    ...others.map((reportId) => forPerson(reportId, entry)),
  ])
}

/** An entry about a case in the history of one of its reports only. */
export const forPerson = (
  reportId: string,
  { kind, params = {} }: Pick<TimelineEntry, 'kind' | 'params'>,
): TimelineEntry => ({ caseId: null, reportId, kind, params, audience: 'person' })
