// Asks what became of the texts and letters that were handed over; whoever looks after the report sees what did not arrive.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Notify } from '../../platform/notify/notify.ts'
import { noteReceipt, type Unknown, withoutReceipt } from './receipts.store.ts'
import { tellNotDelivered } from './tell-not-delivered.ts'

// A letter is posted within days; after two weeks nothing more is said of it.
const ASKED_FOR_MS = 14 * 86_400_000

/** Asks once about each; what is not known yet is asked again by the next run. */
export async function pollReceipts(ctx: Ctx, notify: Notify, signal?: AbortSignal): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - ASKED_FOR_MS)
  const unknown = await ctx.db.transaction((tx) => withoutReceipt(tx, since))
  for (const mail of unknown) {
    if (signal?.aborted) return
    const receipt = await notify.receiptOf(mail.providerId)
    if (receipt !== 'pending') await note(ctx, mail, receipt)
  }
}

function note(ctx: Ctx, mail: Unknown, receipt: 'delivered' | 'failed'): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now()
    if (!(await noteReceipt(tx, mail.id, receipt, at)) || receipt === 'delivered') return
    await record(tx, ctx, {
      action: 'mail.not-arrived',
      subjectKind: 'mail',
      subjectId: mail.id,
    })
    if (mail.reportId)
      await tellNotDelivered(tx, ctx, { id: mail.reportId, agency_id: mail.agencyId }, 'not-arrived')
  })
}
