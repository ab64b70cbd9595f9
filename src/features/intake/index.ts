// The only door of this feature: what partners send, by key or as a file, and the posters and links that lead people here.
import type { Route } from '../../access/route.ts'
import { apiReportRoutes } from './api/api.routes.ts'
import { developerRoutes } from './api/developers.routes.tsx'
import { importRoutes } from './files/imports.routes.tsx'
import { keyRoutes } from './keys/keys.routes.tsx'
import { publicSourceRoutes } from './sources/public.routes.tsx'
import { staffSourceRoutes } from './sources/staff.routes.tsx'

export { intakeJobs } from './files/run-import.ts'
export { reportApi } from './api/description.ts'

export const intakeRoutes: readonly Route[] = [
  ...apiReportRoutes,
  ...developerRoutes,
  ...keyRoutes,
  ...importRoutes,
  ...publicSourceRoutes,
  ...staffSourceRoutes,
]
