import type { Route } from '../../access/route.ts'
import { planImportRoutes } from './import.routes.tsx'
import { planPageRoutes } from './routes.tsx'

export { demoPlanFrom } from './demo/demo-plan.ts'
export { exportPlan, planText } from './export-plan.ts'
export { importPlan, type ImportOutcome } from './import-plan.ts'
export { actionsOf, asRead, measureKeysOf, type Plan, type PlanAction, type PlanSummary } from './plan.ts'
export { listPlans, loadPlan } from './plan.store.ts'
export { publishPlan } from './publish-plan.ts'
export { planProblemText } from './reading/messages.en.ts'
export { readPlan } from './reading/read-plan.ts'
export { attachMeasure, detachMeasure } from './tie-measure.ts'

export const planRoutes: readonly Route[] = [...planImportRoutes, ...planPageRoutes]
