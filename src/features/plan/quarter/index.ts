import type { Route } from '../../../access/route.ts'
import { askEveryoneRoutes } from './ask-everyone.routes.tsx'
import { askRoutes } from './ask.routes.tsx'
import { cycleSettingsRoutes } from './cycle-settings.routes.tsx'
import { freezeRoutes } from './freeze.routes.tsx'
import { linkRoutes } from './link.routes.tsx'
import { mineRoutes } from './mine.routes.tsx'
import { moderationRoutes } from './quarter.routes.tsx'

/** Asking and answering, moderating and freezing. */
export const quarterRoutes: readonly Route[] = [
  ...linkRoutes,
  ...mineRoutes,
  ...moderationRoutes,
  ...freezeRoutes,
  ...askRoutes,
  ...askEveryoneRoutes,
  ...cycleSettingsRoutes,
]
