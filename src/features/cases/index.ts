import type { Route } from '../../access/route.ts'
import { actRoutes } from './act.routes.tsx'
import { listRoutes } from './list.routes.tsx'
import { logRoutes } from './log.routes.tsx'
import { pageRoutes } from './page.routes.tsx'

export { type Acted, caseInSight, whoReported, writeToPerson } from './acts/act.ts'
export { isRepeat } from './acts/add-entry.ts'
export { asRisk, asStatus, type CaseStatus, CLOSURES, RISK_LEVELS, type RiskLevel } from './case.ts'
export { actionsFor, CASE_ACTIONS, CASE_TABLE, type CaseAction } from './case-actions.ts'
export { type CaseFilter, listPath } from './case-filter.ts'
export { type CaseListRow, countCases, listCases } from './case-list.store.ts'
export { type CaseFacts, loadCase } from './case-page.store.ts'
export { type LogCase, type Logged, logCase, writeToWorkers } from './log-case.ts'
export {
  LOGGING_TABLE,
  VICTIM_SERVICE_RULE,
  victimReferral,
  WITHHELD_REASONS,
  type WithheldReason,
} from './log-rule.ts'
export { words as caseWords } from './messages.en.ts'
export { sentenceOf } from './sentences.en.ts'
export { stopClock } from './stop-clock.ts'
export { startAgain } from './start-again.ts'
export { tell, type TimelineEntry } from './timeline.ts'
export { ClockTag, Day, dueWords, named, RiskTag, StatusTag, When } from './views/parts.tsx'
export { type ClockState, clockState } from './clock-words.ts'

export const caseRoutes: readonly Route[] = [...logRoutes, ...listRoutes, ...pageRoutes, ...actRoutes]
