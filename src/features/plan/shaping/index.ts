import type { Route } from '../../../access/route.ts'
import { groupRoutes } from './groups.routes.tsx'
import { leadRoutes } from './leads.routes.tsx'
import { newPlanRoutes } from './new-plan.routes.tsx'
import { postRoutes } from './posts.routes.tsx'
import { riskRoutes } from './risks.routes.tsx'
import { settingsRoutes } from './settings.routes.tsx'
import { shapeRoutes } from './shape.routes.tsx'

/** Everything that changes what plans are made of. */
export const shapingRoutes: readonly Route[] = [
  ...groupRoutes,
  ...leadRoutes,
  ...newPlanRoutes,
  ...postRoutes,
  ...settingsRoutes,
  ...riskRoutes,
  ...shapeRoutes,
]
