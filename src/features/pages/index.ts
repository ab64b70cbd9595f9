import type { Route } from '../../access/route.ts'
import { publicPageRoutes } from './public.routes.tsx'
import { staffPageRoutes } from './staff.routes.tsx'

export { countReviewsDue } from './pages.store.ts'
export { seedPages } from './write-page.ts'
export const pageRoutes: readonly Route[] = [...publicPageRoutes, ...staffPageRoutes]
