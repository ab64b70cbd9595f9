// Where telling the person that the police know would put them in danger, the follow-up page shows nothing that says it: no
// entry, no decision, no name of whoever has the report now.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'

/** From when on what leads to the police is left out; null where nothing is. For the holder of the report's code. */
export async function silentSince(tx: Tx, reportId: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`select min(used_at) as since from police_told
    where report_id = ${reportId} and silent and used_at is not null`.execute(tx)
  return rows[0]?.since ?? null
}

/** What may bring a report to the police, in the timeline and among decisions. */
const LEADS_THERE: ReadonlySet<string> = new Set([
  'police.told',
  'report.used',
  'consent.police_knew',
  'report.set_aside',
  'report.handed',
  'report.linked',
  'passed_on',
  'handed',
  'linked',
  'transfer_accepted',
])
/** The entry that says how it went is written in the same act, a moment before or after. */
const SAME_ACT_MS = 60_000

/** Leaves out what would tell the person. `since`: as `silentSince` says; null leaves everything. */
export function withoutTelling<Row extends { at: Date; kind?: string; decision?: string }>(
  rows: readonly Row[],
  since: Date | null,
): Row[] {
  if (!since) return [...rows]
  const from = since.getTime() - SAME_ACT_MS
  return rows.filter(
    ({ at, kind, decision }) => at.getTime() < from || !LEADS_THERE.has(kind ?? decision ?? ''),
  )
}
