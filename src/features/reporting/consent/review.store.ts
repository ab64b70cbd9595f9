// What waits for a manager's view: the police would be told, or were told at once, without the person's yes.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import { hasRole, type Staff } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { OVERTAKEN } from './police-told.store.ts'

export type ToView = {
  id: string
  reference: string
  ground: string
  askedBy: string
  askedAt: Date
  dueAt: Date
  silentWhy: string | null
  usedAt: Date | null
  way: string | null
  toName: string | null
}

const SHOWN_MAX = 200

// Nobody is asked about what they asked for themselves.
const waitsFor = (actor: Pick<Staff, 'userId' | 'agencyId'>) =>
  sql`p.view is null and p.agency_id = ${actor.agencyId} and p.asked_by <> ${actor.userId} and not ${OVERTAKEN}`

/** What waits for this manager, the first due first. */
export async function toView(tx: Tx, actor: Staff): Promise<ToView[]> {
  const { rows } = await sql<ToView>`
    select p.id, r.reference, p.ground, u.name as "askedBy", p.asked_at as "askedAt", p.due_at as "dueAt",
      p.silent_why as "silentWhy", p.used_at as "usedAt", p.way, p.to_name as "toName"
    from police_told p join reports r on r.id = p.report_id join staff_users u on u.id = p.asked_by
    where ${waitsFor(actor)} order by p.due_at, p.id limit ${SHOWN_MAX}`.execute(tx)
  return rows
}

/** How many wait for this person; none for whoever is no manager. */
export async function countToView(tx: Tx, actor: Staff): Promise<number> {
  if (!hasRole(actor, 'manager')) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from police_told p
    where ${waitsFor(actor)} limit ${SHOWN_MAX}) waiting`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Keeps a manager's view. Throws NotFound for what is not theirs to look at, Conflict where a colleague was first. */
export async function keepView(ctx: StaffCtx, id: string, view: 'agreed' | 'not_agreed'): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await tx
      .selectFrom('police_told')
      .select(['report_id', 'view', 'asked_by', 'ground', 'urgent'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row || row.asked_by === ctx.actor.userId) throw new NotFound('nothing of theirs to look at')
    const { numUpdatedRows } = await tx
      .updateTable('police_told')
      .set({ view, viewed_at: ctx.clock.now(), viewed_by: ctx.actor.userId })
      .where('id', '=', id)
      .where('view', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Conflict('a colleague was first')
    await record(tx, ctx, {
      action: 'report.police-confirm',
      subjectKind: 'report',
      subjectId: row.report_id,
      detail: { view, ground: row.ground, urgent: row.urgent },
    })
  })
}
