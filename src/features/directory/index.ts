import type { Route } from '../../access/route.ts'
import { apiDirectoryRoutes } from './api.routes.ts'
import { publicDirectoryRoutes } from './public.routes.tsx'
import { staffDirectoryRoutes } from './staff.routes.tsx'

export { directoryApi } from './api.routes.ts'
export { addDemoDirectory } from './demo.ts'
export { countUnchecked } from './find-entries.store.ts'
export type { Span } from './entry.ts'
export { dayTimes, hoursLines, readHours } from './hours.ts'
export { openApiRoutes } from './openapi.routes.ts'
export { seedDirectory } from './seed.ts'
export const directoryRoutes: readonly Route[] = [
  ...publicDirectoryRoutes,
  ...apiDirectoryRoutes,
  ...staffDirectoryRoutes,
]
