// What would go with a plan, and what keeps it.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

export type Removal = {
  actions: number
  deliveries: number
  evidence: number
  files: number
  /** Versions of its rows that the history holds. */
  history: number
  /** What keeps it: said of its parts, and frozen. Where either is there it is not removed (app.keep_said_plan). */
  updates: number
  frozen: number
}

/** Counts what a plan holds, including what was taken out of it. One query. */
export async function removalOf(tx: Tx, planId: string): Promise<Removal> {
  const { rows } = await sql<Removal>`select
    (select count(*) from plan_actions where plan_id = ${planId})::int as actions,
    (select count(*) from plan_deliveries where plan_id = ${planId})::int as deliveries,
    (select count(*) from plan_evidence where plan_id = ${planId})::int as evidence,
    (select count(*) from plan_files where plan_id = ${planId})::int as files,
    (select count(*) from plan_history where plan_id = ${planId})::int as history,
    (select count(*) from plan_updates where plan_id = ${planId})::int as updates,
    (select count(*) from plan_cycles where plan_id = ${planId} and state = 'frozen')::int as frozen`.execute(
    tx,
  )
  const [counts] = rows
  if (!counts) throw new Error('a query of counts returned no row')
  return counts
}

/** Whether something is on record that stays: then the plan is taken off the public page, and kept. */
export const isKept = ({ updates, frozen }: Removal): boolean => updates + frozen > 0
