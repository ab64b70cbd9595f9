// How often something comes round, in the same words on every page: as the plan's own time frame was read.
import { words } from '../messages.en.ts'
import type { ActionState } from './plan-state.ts'

/** "Every month"; "Ongoing, looked at each quarter" where the plan does not say how often. */
export function repeatsOf({ derived }: Pick<ActionState, 'derived'>): string {
  const said = words.reading.recurring[derived.recurring ?? 'ongoing']
  return said.charAt(0).toUpperCase() + said.slice(1)
}
