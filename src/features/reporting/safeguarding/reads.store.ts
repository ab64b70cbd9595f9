// That somebody who leads on safeguarding has read a report, and which reports nobody there has read.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'

export type SafeguardingRead = { at: Date; userId: string; name: string | null; agency: string | null }

/** Who has read it where it waits now, the first first. */
export async function readsOf(tx: Tx, reportId: string): Promise<SafeguardingRead[]> {
  const { rows } = await sql<SafeguardingRead>`
    select s.at, s.by_user as "userId", u.name, g.short_name as agency
    from safeguarding_reads s join reports r on r.id = s.report_id left join staff_users u on u.id = s.by_user
      left join agencies g on g.id = u.agency_id
    where s.report_id = ${reportId} and s.queue_id is not distinct from r.agency_id
    order by s.at, s.id limit 20`.execute(tx)
  return rows
}

/** Keeps a reading once; false where the same person's is kept already. */
export async function keepRead(
  tx: Tx,
  read: { reportId: string; queueId: string | null; userId: string; at: Date },
): Promise<boolean> {
  const kept = await tx
    .insertInto('safeguarding_reads')
    .values({
      id: newId(),
      report_id: read.reportId,
      queue_id: read.queueId,
      by_user: read.userId,
      at: read.at,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}
