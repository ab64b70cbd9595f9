export {
  CLOCK_KINDS,
  type ClockKind,
  dueAt,
  type RiskLevel,
  type Standards,
  stateOf,
  toRisk,
} from './clock.ts'
export {
  beginnings,
  CLOCKS_AT_LOGGING,
  clockRow,
  clockTimes,
  meetClock,
  restartForRisk,
  startCaseClocks,
  stopClocks,
  stopReportClocks,
} from './clocks.ts'
export { standardJobs } from './jobs.ts'
export { type Colleague, type Holder, loadStaff, type Pass, recipients } from './watch-clocks.ts'
export { CLOCK_WORDS, stateWords } from './messages.en.ts'
export { agencyCompliance, clocksOf } from './reading.ts'
export { seedStandard, standardsOn } from './standard.store.ts'
export { standardRoutes } from './routes.tsx'
