// The pages of one plan, side by side: on every one of them, so that nobody has to go back to go on.
import type { Day } from '../../../../platform/calendar/london.ts'
import type { Rhythm } from '../../running/rhythm.ts'
import { navWords as words } from '../messages.en.ts'

export type PlanPageName = 'overview' | 'table' | 'grid' | 'timeline' | 'changes' | 'quarter' | 'papers'

/** Pages that can be shown as the plan stood on a day before: they pass that day on to one another. */
const DATED: readonly PlanPageName[] = ['overview', 'table', 'grid', 'timeline']
const NAMES: readonly PlanPageName[] = [
  'overview',
  'table',
  'grid',
  'timeline',
  'changes',
  'quarter',
  'papers',
]

/** The address of a page of a plan; `on`: as it stood that day, where the page can say so. */
export function planPath(planId: string, name: PlanPageName, on?: Day): string {
  const path = name === 'overview' ? `/plan/${planId}` : `/plan/${planId}/${name}`
  return on && DATED.includes(name) ? `${path}?on=${on}` : path
}

type Props = {
  planId: string
  /** The page that this is; absent on a page below one of them. */
  current?: PlanPageName | undefined
  on?: Day | undefined
  /** How often the plan asks: what its rounds are called. */
  rhythm: Rhythm
}

/** The sub-navigation of a plan. */
export function PlanNav({ planId, current, on, rhythm }: Props) {
  return (
    <nav class="app-tabs app-no-print" aria-label={words.label}>
      {NAMES.map((name) => (
        <a
          class="govuk-link app-tabs__tab"
          href={planPath(planId, name, on)}
          aria-current={name === current ? 'page' : undefined}
        >
          {name === 'quarter' ? words.quarter(rhythm) : words[name]}
        </a>
      ))}
    </nav>
  )
}
