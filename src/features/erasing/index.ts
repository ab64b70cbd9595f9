// The only door of this feature: erasing what somebody told us with four eyes, and legal holds, which stop it.
import type { Route } from '../../access/route.ts'
import { erasureRoutes } from './erasures.routes.tsx'
import { holdRoutes } from './holds.routes.tsx'

export { erasingJobs } from './jobs.ts'
export { countHoldsDue } from './holds.store.ts'
export { type ToDecide, toDecide } from './erasures.store.ts'
export { DecideTable } from './views/decide-table.tsx'
export { erasingWords } from './messages.en.ts'

export const erasingRoutes: readonly Route[] = [...erasureRoutes, ...holdRoutes]
