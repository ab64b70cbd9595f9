// The record of who saw and did what, written in the transaction of the act itself (DPA 2018 s.62; domain 10).
// The database numbers, dates and chains each entry: see migrations/0004-audit.sql.
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import type { Tx } from './db.ts'

export type AuditEntry = {
  /** `noun.verb`, such as 'case.view'. */
  action: string
  subjectKind?: string
  subjectId?: string
  outcome?: 'done' | 'refused'
  reason?: string
  /** Small facts, never personal data. */
  detail?: Record<string, string | number | boolean | null | string[]>
}

/** Adds one entry for the context's actor. Fails the transaction when it cannot be written. */
export async function record(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'requestId'>,
  entry: AuditEntry,
): Promise<void> {
  const { actor } = ctx
  const staff = actor.kind === 'staff' ? actor : undefined
  const name = staff?.name ?? (actor.kind === 'system' ? actor.name : null)
  await sql`insert into audit.entries
    (actor_kind, actor_id, actor_name, agency_id, action, subject_kind, subject_id, outcome, reason, detail, request_id)
    values (${actor.kind}, ${staff?.userId ?? null}, ${name}, ${staff?.agencyId ?? null}, ${entry.action},
      ${entry.subjectKind ?? null}, ${entry.subjectId ?? null}, ${entry.outcome ?? 'done'}, ${entry.reason ?? null},
      ${JSON.stringify(entry.detail ?? {})}, ${ctx.requestId})`.execute(tx)
}
