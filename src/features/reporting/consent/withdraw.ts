// "Stop": a person withdraws their report. Every yes becomes a no with all that follows from it, whoever holds the report is
// told, and what was told is kept (domain.md 2.2 E; docs/decisions/0007).
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { tellHolders } from '../conversation.ts'
import { changeAnswer, holdReport } from '../follow-up/change-mind.ts'
import type { Key } from '../follow-up/open-report.ts'
import { consentsOf, followedReport, tellTimeline } from '../reports.store.ts'

/** Withdraws the report that the key opens. False: it opens nothing, or was withdrawn before; pressing twice is once. */
export async function withdrawReport(holder: Ctx, key: Key): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    if (!(await followedReport(tx, key.reference))) return false
    const held = await holdReport(tx)
    if (!held) return false
    const at = holder.clock.now()
    const { rows } = await sql<{ done: boolean }>`select app.withdraw_report(${at}) as done`.execute(tx)
    if (!rows[0]?.done) return false
    const given = (await consentsOf(tx, held.id)).filter(({ answer }) => answer === 'yes')
    for (const { purpose } of given) await changeAnswer(tx, holder, held, purpose, 'no')
    await tellTimeline(tx, { reportId: held.id, at, kind: 'report.withdrawn', audience: 'person' })
    await record(tx, holder, { action: 'report.withdrawn', subjectKind: 'report', subjectId: held.id })
    // A change of mind about a case has written to them already.
    if (given.length === 0 || !held.caseId) await tellHolders(tx, holder, held, 'consent-changed')
    return true
  })
}
