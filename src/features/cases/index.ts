import type { Route } from '../../access/route.ts'
import { actRoutes } from './act.routes.tsx'
import { listRoutes } from './list.routes.tsx'
import { logRoutes } from './log.routes.tsx'
import { pageRoutes } from './page.routes.tsx'

export { whoReported, writeToPerson } from './acts/act.ts'

export { entryId, isRepeat, isTold } from './acts/repeat.ts'
export { asRisk, type RiskLevel } from './case.ts'

export { countedCases, REFERRAL_FILTERS } from './case-filter.ts'
export { logCase, writeToWorkers } from './log-case.ts'
export { words as caseWords } from './messages.en.ts'

export { reporterInCase } from './reporter.ts'
export { stopClock } from './stop-clock.ts'
export { startAgain } from './start-again.ts'
export { forPerson, tell } from './timeline.ts'
export { dueWords, named, RiskTag } from './views/parts.tsx'

export const caseRoutes: readonly Route[] = [...logRoutes, ...listRoutes, ...pageRoutes, ...actRoutes]
