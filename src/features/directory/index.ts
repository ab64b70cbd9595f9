import type { Route } from '../../access/route.ts'
import { publicDirectoryRoutes } from './public.routes.tsx'

export const directoryRoutes: readonly Route[] = [...publicDirectoryRoutes]
