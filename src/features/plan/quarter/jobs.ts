import type { Ctx, Services } from '../../../access/ctx.ts'
import type { JobHandler } from '../../../platform/jobs/index.ts'
import { scanPlanFiles } from '../running/scan-plan-files.ts'
import { askOfDivided, runPlanCycles } from './run-cycles.ts'

/** The jobs of the plan, for the workers. */
export const planJobs = (
  services: Services,
): Record<'run-plan-cycles' | 'scan-plan-files', JobHandler<Ctx>> => ({
  'scan-plan-files': (ctx) => scanPlanFiles(ctx),
  // With a plan whose part was divided, only that; by the clock, whatever is due.
  'run-plan-cycles': (ctx, { divided }) =>
    divided ? askOfDivided(ctx, services, divided) : runPlanCycles(ctx, services),
})
