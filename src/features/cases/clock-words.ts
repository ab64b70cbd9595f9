// The state of a clock as one word. A clock that is met late says so for ever.
import type { CaseClock } from './case-page.store.ts'

export type ClockState = 'met' | 'late' | 'overdue' | 'soon' | 'running' | 'stopped'
const SOON_MS = 24 * 3_600_000

export function clockState(clock: CaseClock, now: Date): ClockState {
  if (clock.metAt) return clock.metAt <= clock.dueAt ? 'met' : 'late'
  if (clock.stoppedAt) return 'stopped'
  if (clock.dueAt < now) return 'overdue'
  return clock.dueAt.getTime() - now.getTime() <= SOON_MS ? 'soon' : 'running'
}
