// Clocks that begin anew: after a case is opened again, or a referral that was withheld goes out.
import { sql } from 'kysely'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type ClockKind, clockRow, standardsOn } from '../standard/index.ts'
import type { RiskLevel } from './case.ts'

/** Starts the next clock of each kind from now, where none of that kind is open. */
export async function startAgain(
  tx: Tx,
  ctx: StaffCtx,
  found: { id: string; leadAgencyId: string; riskLevel: RiskLevel },
  kinds: readonly ClockKind[],
): Promise<void> {
  const now = ctx.clock.now()
  const standards = await standardsOn(tx, londonDay(now))
  const last = await tx
    .selectFrom('clocks')
    .select([
      'kind',
      (eb) => eb.fn.max('sequence').as('sequence'),
      sql<boolean>`bool_or(met_at is null and stopped_at is null)`.as('open'),
    ])
    .where('case_id', '=', found.id)
    .groupBy('kind')
    .execute()
  const subject = { reportId: null, caseId: found.id, agencyId: found.leadAgencyId }
  const rows = kinds.flatMap((kind) => {
    const before = last.find((each) => each.kind === kind)
    return before?.open
      ? []
      : [clockRow(subject, kind, (before?.sequence ?? 0) + 1, now, found.riskLevel, standards)]
  })
  if (rows.length === 0) return
  await tx
    .insertInto('clocks')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute()
}
