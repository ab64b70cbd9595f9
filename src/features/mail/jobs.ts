// The jobs of this feature, for the workers.
import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { requeueWaiting } from './mail.store.ts'
import { pollReceipts } from './poll-receipts.ts'
import { type SenderSettings, sendMail } from './send-mail.ts'

type MailJob = 'send-mail' | 'sweep-mail' | 'poll-receipts'
const RETRY_MS = 3_600_000

/** Sending, and the sweep that finds what waits without a job: for staff from before a mail server was set, or given up by its job. */
export function mailJobs(settings: SenderSettings): Record<MailJob, JobHandler<Ctx>> {
  return {
    'send-mail': async (ctx, data) => sendMail(settings, ctx, data['mailId'] ?? ''),
    'sweep-mail': async (ctx) => {
      const before = new Date(ctx.clock.now().getTime() - RETRY_MS)
      await ctx.db.transaction((tx) => requeueWaiting(tx, before, settings.mailer !== null))
    },
    'poll-receipts': async (ctx, _data, signal) => {
      if (settings.notify) await pollReceipts(ctx, settings.notify, signal)
    },
  }
}
