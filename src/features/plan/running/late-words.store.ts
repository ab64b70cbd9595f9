// What was said after a quarter's record was frozen, and before the next round began to ask: it is in no record yet.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { type DeliveryStatus, STATUSES } from './delivery.ts'

export type LateWords = {
  deliveryId: string
  at: Date
  /** The quarter that it counts for. */
  quarter: string
  status: DeliveryStatus
  words: string
}

const LATE_MAX = 500

/** The last of it for each part, by the part; none where the quarter has no record. One query. */
export async function lateWords(tx: Tx, planId: string, quarter: string): Promise<LateWords[]> {
  const { rows } = await sql<Omit<LateWords, 'status'> & { status: string }>`
    select distinct on (u.delivery_id) u.delivery_id as "deliveryId", u.at, u.quarter, u.status, u.words
    from plan_updates u join plan_cycles c on c.plan_id = u.plan_id and c.quarter = ${quarter} and c.state = 'frozen'
    where u.plan_id = ${planId} and u.at > c.frozen_at and u.applied_at is not null and u.state in ('waiting', 'accepted')
      and u.quarter > c.quarter
      and not exists (select from plan_cycles n where n.plan_id = u.plan_id and n.quarter > c.quarter
        and n.opened_at is not null and n.opened_at <= u.at)
    order by u.delivery_id, u.at desc limit ${LATE_MAX}`.execute(tx)
  return rows.map((row) => ({ ...row, status: STATUSES.find((each) => each === row.status) ?? 'not_set' }))
}
