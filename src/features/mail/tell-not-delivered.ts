// Whoever looks after a report sees that its person was not reached.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'

/** Says so in the report's timeline, to the agency that holds it. `problem`: a code, without anything of the person. */
export async function tellNotDelivered(
  tx: Tx,
  ctx: Ctx,
  report: { id: string; agency_id: string | null },
  problem: string,
): Promise<void> {
  await tx
    .insertInto('timeline')
    .values({
      id: newId(),
      report_id: report.id,
      at: ctx.clock.now(),
      kind: 'mail.not-delivered',
      params: JSON.stringify({ problem }),
      audience: 'agency',
      agency_id: report.agency_id,
      rule: 'safe-contact',
    })
    .execute()
}
