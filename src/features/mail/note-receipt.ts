// What became of something that was sent to a person; whoever looks after the report sees what did not arrive.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { noteReceipt, type Receipt, type Sent } from './receipts.store.ts'
import { tellNotDelivered } from './tell-not-delivered.ts'

/** Notes it once, as the system. False: it was known already. */
export async function learnReceipt(tx: Tx, ctx: Ctx, mail: Sent, learnt: Receipt): Promise<boolean> {
  if (!(await noteReceipt(tx, mail.id, learnt, ctx.clock.now()))) return false
  if (learnt.receipt !== 'failed') return true
  await record(tx, ctx, { action: 'mail.not-arrived', subjectKind: 'mail', subjectId: mail.id })
  if (mail.reportId)
    await tellNotDelivered(tx, ctx, { id: mail.reportId, agency_id: mail.agencyId }, 'not-arrived')
  return true
}
