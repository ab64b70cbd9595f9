// "I have read this", by whoever leads on safeguarding where the report waits: kept once, on the report's timeline and in the trail.
import { record } from '../../../access/audit.ts'
import { hasRole, type Staff } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { Forbidden, NotFound } from '../../../platform/problems.ts'
import { tellOf } from '../queue/act-on-report.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'
import { safeguardingWords } from './messages.en.ts'
import { keepRead } from './reads.store.ts'

/** Whether the caller may say so of this report. */
export const mayRead = (actor: Staff, { inMyQueue, marks }: Pick<StaffReport, 'inMyQueue' | 'marks'>) =>
  inMyQueue && marks.length > 0 && hasRole(actor, 'safeguarding')

/** Keeps that the caller has read a marked report; twice is once. Throws NotFound, and Forbidden for whoever does not lead there. */
export const sayRead = (ctx: StaffCtx, reference: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    if (!report) throw new NotFound('no such report')
    if (!mayRead(ctx.actor, report)) throw new Forbidden('safeguarding read', safeguardingWords.whoMay)
    const { userId } = ctx.actor
    const at = ctx.clock.now()
    if (!(await keepRead(tx, { reportId: report.id, queueId: report.agencyId, userId, at }))) return
    await tellOf(tx, ctx, report, { kind: 'report.safeguarding_read', audience: 'agency' })
    await record(tx, ctx, { action: 'report.safeguarding-read', subjectKind: 'report', subjectId: report.id })
  })
