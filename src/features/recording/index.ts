import { regimeRoutes } from './regimes.routes.tsx'
import { strandRoutes } from './strands.routes.tsx'

export { categoriesOf, categoriesOn, type Category } from './categories.store.ts'
export { refuseUnlessKeeper, whoKeeps } from './keepers.ts'
export { typedDay } from './typed-day.ts'
export { categoryName } from './category-words.en.ts'
export { regimeTexts } from './messages.en.ts'
export { gateOpens, type Regime, rolesIn } from './regimes.ts'
export { regimeOn, regimeOnDay } from './regimes.store.ts'
export { isStrand, type Strand, STRAND_NAMES, STRANDS } from './strands.ts'

export const recordingRoutes = [...strandRoutes, ...regimeRoutes]
