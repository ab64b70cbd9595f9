import type { Route } from '../../access/route.ts'
import { adminRoutes } from './admin.routes.tsx'
import { firstRunRoutes } from './first-run.routes.tsx'
import type { Diagnose } from './installation.ts'
import { trailRoutes } from './trail.routes.tsx'

/** First run, the administrators' home and the audit trail. `diagnose` is the application's look at itself. */
export const setupRoutes = ({ diagnose }: { diagnose: Diagnose }): readonly Route[] => [
  ...firstRunRoutes,
  ...adminRoutes(diagnose),
  ...trailRoutes,
]

export { beforeSetUp } from './first-run.routes.tsx'
export { type Diagnose, type Finding, seriousOf } from './installation.ts'
export { setupCode } from './setup-code.ts'
export { Banner as InstallationBanner } from './views/banner.tsx'
