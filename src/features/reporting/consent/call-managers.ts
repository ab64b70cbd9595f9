// A manager is called where a word of theirs is due: when it is asked, again when half of the time is over, and with others of
// their agency when all is. The mail has references and a time, and nothing else.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { queueMails } from '../../mail/index.ts'
import type { Colleague, Pass } from '../../standard/index.ts'
import { consentWords as words } from './messages.en.ts'

const CALLED_MAX = 20

/** Those who may give the view: managers who did not ask; where there is none, whoever can make one: administrators. */
export function viewers(
  { agencyId, askedBy }: { agencyId: string; askedBy: string | null },
  pass: Pass,
  staff: readonly Colleague[],
): string[] {
  const there = staff.filter(({ agency_id, id }) => agency_id === agencyId && id !== askedBy)
  const managers = there.filter(({ roles }) => roles.includes('manager'))
  const administrators = there.filter(({ roles }) => roles.includes('administrator'))
  const called = pass === 'escalate' || managers.length === 0 ? [...managers, ...administrators] : managers
  return [...new Set(called.map(({ id }) => id))].slice(0, CALLED_MAX)
}

/** Writes to the managers of the caller's agency that a view of theirs is due. Nothing where nothing is asked. */
export async function callManagers(
  tx: Tx,
  ctx: StaffCtx,
  reportIds: readonly string[],
  dueAt: Date,
): Promise<void> {
  if (reportIds.length === 0) return
  const { agencyId, userId } = ctx.actor
  const { rows: reports } = await sql<{ reference: string }>`select reference from reports
    where id = any (${[...reportIds]}::uuid[]) order by reference limit 30`.execute(tx)
  const { rows: staff } = await sql<Colleague>`select id, agency_id, roles from staff_users
    where agency_id = ${agencyId} and status = 'active' and roles && array['manager', 'administrator'] order by id limit 200`.execute(
    tx,
  )
  const items = reports.map(({ reference }) => ({
    reference,
    clock: words.review.waits_view,
    due: dueAt.toISOString(),
  }))
  await queueMails(
    tx,
    ctx.clock,
    viewers({ agencyId, askedBy: userId }, 'warn', staff).map((toUserId) => ({
      template: 'police-view' as const,
      toUserId,
      params: { count: reportIds.length, items },
    })),
  )
}
