// The SQL of whether texts and letters arrived.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

export type Unknown = { id: string; providerId: string; reportId: string | null; agencyId: string | null }

const AT_ONCE = 200

/** What was handed over since, and of which it is not known whether it arrived; the oldest first, a bounded number. */
export async function withoutReceipt(tx: Tx, since: Date): Promise<Unknown[]> {
  const { rows } = await sql<Unknown>`
    select m.id, m.provider_id as "providerId", m.report_id as "reportId", r.agency_id as "agencyId"
    from mails m left join reports r on r.id = m.report_id
    where m.provider_id is not null and m.receipt is null and m.sent_at >= ${since}
    order by m.sent_at limit ${AT_ONCE}`.execute(tx)
  return rows
}

/** Notes what became of it. False: that was noted before. */
export async function noteReceipt(
  tx: Tx,
  id: string,
  receipt: 'delivered' | 'failed',
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`update mails set receipt = ${receipt}, receipt_at = ${at}
    where id = ${id} and receipt is null returning id`.execute(tx)
  return rows.length > 0
}
