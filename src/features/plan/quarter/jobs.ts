import type { Ctx, Services } from '../../../access/ctx.ts'
import type { JobHandler } from '../../../platform/jobs/index.ts'
import { runPlanCycles } from './run-cycles.ts'

/** The jobs of the plan, for the workers. */
export const planJobs = (services: Services): Record<'run-plan-cycles', JobHandler<Ctx>> => ({
  'run-plan-cycles': (ctx) => runPlanCycles(ctx, services),
})
