// What a safeguarding lead has to read of their agency's reports, with what one of them has read in the last days: so that a second
// lead sees that it was read. Through row security.
import { sql } from 'kysely'
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import { bears, type Mark, marksOf } from '../reporting/index.ts'

export type ToRead = {
  reference: string
  marks: Mark[]
  receivedAt: Date
  /** When somebody who leads on safeguarding had read it; null: nobody has. */
  readAt: Date | null
  readBy: string | null
}

const UNREAD_MAX = 8
const READ_MAX = 5
const READ_FOR_MS = 7 * 86_400_000

/** Those that nobody has read, the longest waiting first, and then what was read lately. One query. */
export async function toRead(tx: Tx, { agencyId }: Staff, now: Date): Promise<ToRead[]> {
  const since = new Date(now.getTime() - READ_FOR_MS)
  const { rows } = await sql<ToRead>`
    (select r.reference, ${marksOf} as marks, r.received_at as "receivedAt", null::timestamptz as "readAt", null as "readBy"
      from reports r where r.agency_id = ${agencyId} and ${bears('unread')} order by r.received_at, r.id limit ${UNREAD_MAX})
    union all
    (select r.reference, ${marksOf}, r.received_at, s.at, u.name
      from (select * from safeguarding_reads where queue_id = ${agencyId} and at >= ${since} order by at desc, id limit ${READ_MAX}) s
        join reports r on r.id = s.report_id left join staff_users u on u.id = s.by_user
      order by s.at desc, s.id)`.execute(tx)
  return rows
}
