// What a victim service keeps of the referrals that people stopped: that it had one, and its own attempts. The case, its
// words and the person are out of its sight (docs/decisions/0007).
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

export type StoppedReferral = { id: string; reference: string; createdAt: Date; attempts: number }

const ROWS = sql`select f.id, app.reference_of_stopped(f.id) as reference, f.created_at as "createdAt",
  (select count(*)::int from referral_attempts t where t.referral_id = f.id) as attempts`

/** The newest stopped referrals of an agency; at most `limit`. */
export async function listStopped(tx: Tx, agencyId: string, limit: number): Promise<StoppedReferral[]> {
  const { rows } = await sql<StoppedReferral>`${ROWS} from referrals f
    where f.to_agency_id = ${agencyId} and f.status = 'stopped'
    order by f.created_at desc, f.id desc limit ${limit}`.execute(tx)
  return rows
}

/** One stopped referral of an agency; undefined where it is no such thing. */
export async function loadStopped(
  tx: Tx,
  agencyId: string,
  id: string,
): Promise<StoppedReferral | undefined> {
  const { rows } = await sql<StoppedReferral>`${ROWS} from referrals f
    where f.id = ${id} and f.to_agency_id = ${agencyId} and f.status = 'stopped'`.execute(tx)
  return rows[0]
}
