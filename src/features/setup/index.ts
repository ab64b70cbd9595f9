import type { Route } from '../../access/route.ts'
import { firstRunRoutes } from './first-run.routes.tsx'
import { adminRoutes, type Diagnose } from './admin.routes.tsx'
import { trailRoutes } from './trail.routes.tsx'

/** First run, the administrators' home and the audit trail. `diagnose` is the application's look at itself. */
export const setupRoutes = ({ diagnose }: { diagnose: Diagnose }): readonly Route[] => [
  ...firstRunRoutes,
  ...adminRoutes(diagnose),
  ...trailRoutes,
]

export { beforeSetUp } from './first-run.routes.tsx'
export type { Diagnose } from './admin.routes.tsx'
export { setupCode } from './setup-code.ts'
export { Banner as InstallationBanner } from './views/banner.tsx'
