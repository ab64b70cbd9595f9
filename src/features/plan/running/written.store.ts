// What stands in the plan's own text of an action besides the six columns that every plan has.
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
