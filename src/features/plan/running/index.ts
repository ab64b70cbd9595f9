// A plan that runs: how each part goes, who says so, what shows it.
import type { Route } from '../../../access/route.ts'
import { actRoutes } from './act.routes.tsx'
import { actionRoutes } from './action.routes.tsx'
import { deliveryRoutes } from './delivery.routes.tsx'
import { evidenceRoutes } from './evidence.routes.tsx'

export const runningRoutes: readonly Route[] = [
  ...actionRoutes,
  ...deliveryRoutes,
  ...actRoutes,
  ...evidenceRoutes,
]
