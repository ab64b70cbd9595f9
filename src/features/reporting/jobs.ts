import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { dropOldDrafts } from './drafts.ts'

/** The jobs of this feature, for the workers. */
export const reportingJobs = (): Record<'drop-drafts', JobHandler<Ctx>> => ({
  'drop-drafts': async (ctx) => void (await dropOldDrafts(ctx)),
})
