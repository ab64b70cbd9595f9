// The pages that show a plan.
import type { Route } from '../../../access/route.ts'
import { overviewRoutes } from './overview.routes.tsx'
import { historyRoutes } from './history.routes.tsx'
import { editRoutes } from './edit.routes.tsx'
import { mineRoutes } from './mine.routes.tsx'
import { pictureRoutes } from './pictures.routes.tsx'
import { tableRoutes } from './table.routes.tsx'

export const showingRoutes: readonly Route[] = [
  ...overviewRoutes,
  ...historyRoutes,
  ...tableRoutes,
  ...editRoutes,
  ...pictureRoutes,
  ...mineRoutes,
]
