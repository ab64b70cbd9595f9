// What stands in the plan's own text of an action besides the six columns that every plan has.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { ReadRow } from '../reading/read-plan.schema.ts'
import { stored } from '../stored.ts'

/** Its other columns, and the lines that it came from; no lines where it was written here. */
export type Written = { other: ReadRow['other']; lines: { first: number; last: number } | null }

/** Reads it. What the source said does not change, whatever the day. */
export async function loadWritten(tx: Tx, actionId: string): Promise<Written> {
  const row = await tx
    .selectFrom('plan_actions')
    .select(['other', 'source_line', 'source_last_line'])
    .where('id', '=', actionId)
    .executeTakeFirstOrThrow()
  const first = row.source_line
  return {
    other: stored.other.parse(row.other),
    lines: first === null ? null : { first, last: row.source_last_line ?? first },
  }
}

/** When the status that the plan's own text gives an action became what it is; null where it is the first. */
export async function statusSince(tx: Tx, actionId: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`select max(valid_from) as since from (
    select valid_from, row ->> 'status' as said, row ->> 'read_status' as read, lag(row ->> 'status') over turn as said_before,
      lag(row ->> 'read_status') over turn as read_before, row_number() over turn as nth
    from plan_history where kind = 'plan_actions' and row_id = ${actionId} window turn as (order by valid_from)) h
    where nth > 1 and (said is distinct from said_before or read is distinct from read_before)`.execute(tx)
  return rows[0]?.since ?? null
}
