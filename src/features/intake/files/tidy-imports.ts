// A run that failed too often goes on by itself once its cause is gone. And what is in a file goes when it has served: it holds
// the words of many people, and the codes of their conversations can be worked out from it.
import type { Ctx } from '../../../access/ctx.ts'
import { enqueueAll } from '../../../platform/jobs/index.ts'
import { removeImports, runningImports } from './imports.store.ts'

/** For so long after a run refused rows can be mended and codes be given out; a file that nobody takes in stays as long. */
export const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** When what is in a file is removed. */
export const removalOf = ({ madeAt, finishedAt }: { madeAt: Date; finishedAt: Date | null }): Date =>
  new Date((finishedAt ?? madeAt).getTime() + KEPT_DAYS * DAY_MS)

/** Queues runs that stopped (a queue of one per key adds none to those that go on) and empties old files. Returns how many. */
export async function tidyImports(ctx: Ctx): Promise<number> {
  const at = ctx.clock.now()
  return ctx.db.transaction(async (tx) => {
    const stopped = await runningImports(tx)
    const jobs = stopped.map((importId) => ({ data: { importId }, options: { singletonKey: importId } }))
    await enqueueAll(tx, 'take-import', jobs)
    return removeImports(tx, new Date(at.getTime() - KEPT_DAYS * DAY_MS), at)
  })
}
