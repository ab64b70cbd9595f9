// What papers are made from, by hand, for tests of what is pure.
import { actionState, aimState, deliveryState, planState, priorityState } from '../../testing/plan-state.ts'
import type { PlanState } from '../../running/plan-state.ts'
import type { PaperFacts } from '../facts.ts'

/** A plan of two aims: one action shared by two agencies, one that is late, one that nobody owns. */
export function runningPlan(): PlanState {
  const shared = [
    deliveryState('alder', {
      status: 'complete',
      verifiedAt: new Date('2026-10-20T09:00:00Z'),
      ownerWords: 'All authorities',
      story: 'All trained',
    }),
    deliveryState('birch', {
      agencyId: 'birch',
      agencyName: 'Birch',
      ownerWords: 'All authorities',
      status: 'in_progress',
      baselineDue: '2026-12-20',
      forecastDue: '2027-01-10',
      story: '=1+1 is how we count',
      staleQuarter: '2026-q2',
    }),
  ]
  const late = deliveryState('late', {
    leadUserId: 'u',
    status: 'in_progress',
    baselineDue: '2026-09-01',
    cause: 'No venue',
    correctiveAction: 'Use the library',
    ask: 'Agree two more months',
  })
  const nobody = deliveryState('nobody', { agencyId: null, agencyName: '', ownerWords: 'TBC' })
  const first = aimState('1.1', [
    actionState('1.1a', shared, { ownerWords: 'All authorities', timeframe: 'Q2' }),
    actionState('1.1b', [{ ...late, leadName: 'Robin Person' }], { objective: 'Be heard' }),
  ])
  const second = aimState('1.2', [actionState('1.2', [{ ...nobody, owner: 'TBC' }], { ownerWords: 'TBC' })])
  const priority = {
    ...priorityState('1', [first, second]),
    heading: 'Strategic Priority 1: Answering well',
    coreObjectives: ['Nobody tells it twice', 'Support is offered'],
    links: [{ kind: 'Police & Crime Plan', label: 'Links to Police & Crime Plan', text: 'Safe places' }],
  }
  return planState([priority], { title: 'Northbrook Hate Crime Action Plan 2026-29' })
}

export const paperFacts = (shape: Partial<PaperFacts> = {}): PaperFacts => ({
  now: runningPlan(),
  last: null,
  quarter: { year: 2026, quarter: 3 },
  taken: 'open',
  scope: null,
  marking: 'OFFICIAL',
  headline: '',
  withLeads: false,
  risks: [],
  late: [],
  histories: new Map(),
  ...shape,
})
