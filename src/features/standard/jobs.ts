import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { watchClocks } from './watch-clocks.ts'

/** The jobs of this feature, for the workers. */
export const standardJobs = (): Record<'watch-clocks', JobHandler<Ctx>> => ({
  'watch-clocks': async (ctx) => void (await watchClocks(ctx)),
})
