export { CLOCK_KINDS, type ClockKind, dueAt, type RiskLevel, type Standards, warnAt } from './clock.ts'
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
export { seedStandard, standardsOn } from './standard.store.ts'
