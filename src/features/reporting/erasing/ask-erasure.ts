// Somebody asks for what they told us to be erased. They must have an answer within a month (UK GDPR Articles 12(3) and 17): the
// request stands before whoever answers for what is kept, with its day, and they are written to. Asking twice is asking once.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { queueMails } from '../../mail/index.ts'
import type { Key } from '../follow-up/open-report.ts'
import { followedReport, tellTimeline } from '../reports.store.ts'

/** What stands of somebody's own request. */
export type OwnErasure = {
  dueAt: Date
  approvedAt: Date | null
  notBefore: Date | null
}

/** The request that has no end yet, as the holder of the code; null where none is open. */
export async function ownErasure(tx: Tx, reportId: string): Promise<OwnErasure | null> {
  const { rows } = await sql<OwnErasure>`
    select due_at as "dueAt", approved_at as "approvedAt", not_before as "notBefore" from erasures
    where report_id = ${reportId} and requested_at is not null and ended is null limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Asks. Returns by when they have an answer; null where the key opens nothing. */
export function askErasure(holder: Ctx, key: Key): Promise<Date | null> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return null
    const at = holder.clock.now()
    const { rows } = await sql<{ dueAt: Date; asked: boolean }>`
      select due_at as "dueAt", asked from app.ask_erasure(${newId()}, ${at})`.execute(tx)
    const [row] = rows
    if (!row) return null
    if (row.asked) {
      await tellTimeline(tx, { reportId: report.id, at, kind: 'erasure.asked', audience: 'person' })
      await record(tx, holder, { action: 'erasure.ask', subjectKind: 'report', subjectId: report.id })
      await tellStaff(tx, holder, report, row.dueAt)
    }
    return row.dueAt
  })
}

/** No longer asks, also where we said yes and it is not done yet. Whether there was something to take back. */
export function unaskErasure(holder: Ctx, key: Key): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    const at = holder.clock.now()
    const { rows } = await sql<{ done: boolean }>`select app.unask_erasure(${at}) as done`.execute(tx)
    if (rows[0]?.done !== true) return false
    await tellTimeline(tx, { reportId: report.id, at, kind: 'erasure.unasked', audience: 'person' })
    await record(tx, holder, { action: 'erasure.unask', subjectKind: 'report', subjectId: report.id })
    return true
  })
}

/** Writes to those who answer for what is kept there: its number and the day, and no word of the person's. */
async function tellStaff(
  tx: Tx,
  holder: Ctx,
  { id, reference }: { id: string; reference: string },
  dueAt: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from app.erasure_readers() as id`.execute(tx)
  await queueMails(
    tx,
    holder.clock,
    rows.map(({ id: toUserId }) => ({
      template: 'erasure-asked' as const,
      toUserId,
      reportId: id,
      params: { reference, due: londonDay(dueAt) },
    })),
  )
}
