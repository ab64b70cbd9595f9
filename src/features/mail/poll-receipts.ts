// Asks what became of the texts and letters that were handed over.
import type { Ctx } from '../../access/ctx.ts'
import type { Notify } from '../../platform/notify/notify.ts'
import { learnReceipt } from './note-receipt.ts'
import { withoutReceipt } from './receipts.store.ts'

// A letter is posted within days; after two weeks nothing more is said of it.
const ASKED_FOR_MS = 14 * 86_400_000

/** Asks once about each; what is not known yet is asked again by the next run. */
export async function pollReceipts(ctx: Ctx, notify: Notify, signal?: AbortSignal): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - ASKED_FOR_MS)
  const unknown = await ctx.db.transaction((tx) => withoutReceipt(tx, since))
  for (const mail of unknown) {
    if (signal?.aborted) return
    const { receipt, status } = await notify.receiptOf(mail.providerId)
    if (receipt !== 'pending')
      await ctx.db.transaction((tx) => learnReceipt(tx, ctx, mail, { receipt, code: status }))
  }
}
