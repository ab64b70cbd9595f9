export {
  CLOCK_KINDS,
  type ClockKind,
  type ClockState,
  dueAt,
  type RiskLevel,
  type Standards,
  stateOf,
  warnAt,
} from './clock.ts'
export {
  CLOCKS_AT_LOGGING,
  clockRow,
  meetClock,
  restartForRisk,
  startCaseClocks,
  startReportClocks,
  stopClocks,
  stopReportClocks,
} from './clocks.ts'
export { standardJobs } from './jobs.ts'
export { CLOCK_WORDS, limitWords, stateWords } from './messages.en.ts'
export { agencyCompliance, type Compliance, clocksOf, type ShownClock } from './reading.ts'
export { seedStandard, standardsOn } from './standard.store.ts'
export { standardRoutes } from './routes.tsx'
