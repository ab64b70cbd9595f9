// What happened to a case, one row each, in the transaction of the act itself.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Params } from './sentences.en.ts'

export type TimelineEntry = {
  /** Given where pressing twice must be one entry: the database refuses the second. */
  id?: string
  caseId: string
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
