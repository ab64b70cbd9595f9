// "Stop": a person withdraws their report. Every yes becomes a no with all that follows from it, whoever holds the report is
// told, and what was told is kept (domain.md 2.2 E; docs/decisions/0007).
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { withdrawCall } from '../follow-up/calls.store.ts'
import { changeAnswer, holdReport, mailTo } from '../follow-up/change-mind.ts'
import type { Key } from '../follow-up/open-report.ts'
import { consentsOf, followedReport, tellTimeline } from '../reports.store.ts'

/** Withdraws the report that the key opens. False: it opens nothing, or was withdrawn before; pressing twice is once. */
export async function withdrawReport(holder: Ctx, key: Key): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    if (!(await followedReport(tx, key.reference))) return false
    const held = await holdReport(tx)
    if (!held) return false
    // Before anything ends: afterwards some of them see nothing of it any more.
    const concerned = await whomItConcerns(tx)
    const at = holder.clock.now()
    const { rows } = await sql<{ done: boolean }>`select app.withdraw_report(${at}) as done`.execute(tx)
    if (!rows[0]?.done) return false
    if (await withdrawCall(tx, held.id, at))
      await tellTimeline(tx, { reportId: held.id, at, kind: 'call.withdrawn', audience: 'person' })
    const given = (await consentsOf(tx, held.id)).filter(({ answer }) => answer === 'yes')
    for (const { purpose } of given)
      await changeAnswer(tx, holder, held, { purpose, answer: 'no', alone: false })
    await tellTimeline(tx, { reportId: held.id, at, kind: 'report.withdrawn', audience: 'person' })
    await record(tx, holder, { action: 'report.withdrawn', subjectKind: 'report', subjectId: held.id })
    await mailTo(tx, holder, held, { template: 'report-withdrawn', ids: concerned })
    return true
  })
}

/** Whoever works on it, a force that reads it or was told, and whoever was asked to take it or to help. */
async function whomItConcerns(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from app.withdrawal_readers() as id`.execute(tx)
  return rows.map(({ id }) => id)
}
