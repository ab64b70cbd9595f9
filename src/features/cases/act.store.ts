// Changes to a case's own row, each against the version that its author saw.
import type { Tx } from '../../access/db.ts'
import type { Closure, RiskLevel } from './case.ts'

type Change =
  | { risk_level: RiskLevel }
  | { owner_id: string | null }
  | { status: 'closed'; closed_at: Date; closure: Closure }
  | { status: 'open'; closed_at: null; closure: null }

/** Writes a change and counts the version up. false: somebody else changed the case first. */
export async function changeCase(tx: Tx, caseId: string, version: number, change: Change): Promise<boolean> {
  const done = await tx
    .updateTable('cases')
    .set({ ...change, version: version + 1 })
    .where('id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Who changed the case last, and when, from its timeline. */
export async function lastChange(tx: Tx, caseId: string): Promise<{ by: string; at: Date } | undefined> {
  return tx
    .selectFrom('timeline as t')
    .innerJoin('staff_users as u', 'u.id', 't.actor_id')
    .select(['u.name as by', 't.at'])
    .where('t.case_id', '=', caseId)
    .where('t.kind', 'in', ['case.risk', 'case.owner', 'case.closed', 'case.reopened'])
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
