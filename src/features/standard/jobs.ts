import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { watchClocks } from './watch-clocks.ts'

/** The jobs of this feature, for the workers. `others`: what else was promised by a time, watched as often. */
export const standardJobs = (
  others: readonly ((ctx: Ctx) => Promise<unknown>)[] = [],
): Record<'watch-clocks', JobHandler<Ctx>> => ({
  'watch-clocks': async (ctx) => {
    await watchClocks(ctx)
    for (const watch of others) await watch(ctx)
  },
})
