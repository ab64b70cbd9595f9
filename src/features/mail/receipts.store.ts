// The SQL of whether what was sent to people arrived.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

export type Sent = { id: string; reportId: string | null; agencyId: string | null }
export type Unknown = Sent & { providerId: string }

/** What became of something that was handed over, and by which code its carrier says why. */
export type Receipt = { receipt: 'delivered' | 'delayed' | 'failed'; code: string | null }

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

/** The mail to a person that has this hash of its envelope's secret, and whether it went at all. */
export async function mailOfBounce(
  tx: Tx,
  bounceHash: Buffer,
): Promise<(Sent & { status: string }) | undefined> {
  const { rows } = await sql<Sent & { status: string }>`
    select m.id, m.report_id as "reportId", r.agency_id as "agencyId", m.status
    from mails m left join reports r on r.id = m.report_id
    where m.bounce_hash = ${bounceHash} and m.to_user_id is null`.execute(tx)
  return rows[0]
}

/**
 * Notes what became of it. That it did not arrive outweighs what was said before, and nothing outweighs that: somebody who
 * was perhaps not reached is rung. False: nothing new.
 */
export async function noteReceipt(
  tx: Tx,
  id: string,
  { receipt, code }: Receipt,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`update mails set receipt = ${receipt}, receipt_at = ${at}, receipt_code = ${code}
    where id = ${id} and case ${receipt}::text when 'failed' then receipt is distinct from 'failed'
      when 'delivered' then receipt is null or receipt = 'delayed' else receipt is null end
    returning id`.execute(tx)
  return rows.length > 0
}
