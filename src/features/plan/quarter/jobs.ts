import type { Ctx, Services } from '../../../access/ctx.ts'
import type { JobHandler } from '../../../platform/jobs/index.ts'
import { scanPlanFiles } from '../running/scan-plan-files.ts'
import { runPlanCycles } from './run-cycles.ts'

/** The jobs of the plan, for the workers. */
export const planJobs = (
  services: Services,
): Record<'run-plan-cycles' | 'scan-plan-files', JobHandler<Ctx>> => ({
  'scan-plan-files': (ctx) => scanPlanFiles(ctx),
  'run-plan-cycles': (ctx) => runPlanCycles(ctx, services),
})
