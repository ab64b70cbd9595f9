import type { Route } from '../../access/route.ts'
import { planImportRoutes } from './import.routes.tsx'
import { targetRoutes } from './measures/target.routes.tsx'
import { keepRoutes } from './review/keep.routes.tsx'
import { reviewRoutes } from './review/review.routes.tsx'
import { paperRoutes } from './papers/routes.tsx'
import { ourPlanRoutes } from './public/routes.tsx'
import { quarterRoutes } from './quarter/index.ts'
import { planPageRoutes } from './routes.tsx'
import { runningRoutes } from './running/index.ts'
import { shapingRoutes } from './shaping/index.ts'
import { showingRoutes } from './showing/index.ts'

export { demoPlanFrom } from './demo/demo-plan.ts'
export { addSecondDemoPlan } from './demo/second-plan.ts'
export { exportPlan } from './export-plan.ts'
export { importPlan } from './import-plan.ts'
export { type PlanSummary } from './plan.ts'
export { listPlans } from './plan.store.ts'
export { addDemoQuarters, freezeDemoQuarter } from './quarter/demo.ts'
export { planJobs } from './quarter/jobs.ts'
export {
  type WaitingQuarter,
  waitingQuarters,
  type WantedUpdate,
  wantedUpdates,
} from './quarter/mine.store.ts'
export { mineWords } from './quarter/mine.messages.en.ts'
export { WantedTable } from './quarter/views/wanted-page.tsx'
export { writeDemoWords } from './public/demo.ts'
export { planName } from './plan-name.ts'
export { publishPlan } from './publish-plan.ts'
export { tieDemoMeasures } from './measures/demo-ties.ts'
export { openDemoImport } from './review/demo.ts'
export { planProblemText, rowFlagText, warningText } from './reading/messages.en.ts'
export { type ForChair, plansForChair } from './showing/chair.store.ts'
export { countMine } from './showing/mine.store.ts'
export { demoPlanTakenIn, runDemoPlan } from './running/demo.ts'
export { readPlan } from './reading/read-plan.ts'
export { type FileTaken, takeFile } from './review/take-file.ts'
export { readPlanFile } from './sources/read-source.ts'

export const planRoutes: readonly Route[] = [
  ...planImportRoutes,
  ...reviewRoutes,
  ...keepRoutes,
  ...planPageRoutes,
  ...runningRoutes,
  ...paperRoutes,
  ...ourPlanRoutes,
  ...showingRoutes,
  ...quarterRoutes,
  ...shapingRoutes,
  ...targetRoutes,
]
