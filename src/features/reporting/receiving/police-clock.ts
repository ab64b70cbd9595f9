// A yes to the police that comes into a case with its report runs the same time as one that the case began with.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { clockRow, standardsOn, toRisk } from '../../standard/index.ts'
import { withoutYes } from './police-basis.ts'

type Stand = { agencyId: string; risk: string; sequence: number; runs: boolean }

/** Starts the time to tell the police, where one of these reports brings a yes that counts and none runs. */
export async function startPoliceClock(
  tx: Tx,
  ctx: StaffCtx,
  caseId: string,
  reportIds: readonly string[],
): Promise<void> {
  if ((await withoutYes(tx, reportIds)).length === new Set(reportIds).size) return
  const { rows } = await sql<Stand>`select c.lead_agency_id as "agencyId", c.risk_level as risk,
      coalesce(max(k.sequence), 0) as sequence, coalesce(bool_or(k.met_at is null and k.stopped_at is null) filter (where k.id is not null), false) as runs
    from cases c left join clocks k on k.case_id = c.id and k.kind = 'police_told'
    where c.id = ${caseId} group by c.id`.execute(tx)
  const [stand] = rows
  if (!stand || stand.runs) return
  const at = ctx.clock.now()
  const subject = { reportId: null, caseId, agencyId: stand.agencyId }
  const standards = await standardsOn(tx, londonDay(at))
  const row = clockRow(subject, 'police_told', stand.sequence + 1, at, toRisk(stand.risk), standards)
  await tx
    .insertInto('clocks')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
}
