// Plans as they run, made by hand for tests of what is pure.
import type { Delivery } from '../running/delivery.ts'
import { aDelivery } from '../running/testing/a-delivery.ts'
import {
  type ActionState,
  type AimState,
  type DeliveryState,
  type PlanState,
  type PriorityState,
  rollUpOf,
  withRules,
} from '../running/plan-state.ts'
import { cycleRulesOf, ragRulesOf } from '../running/rules.ts'

const TODAY = '2026-11-18'

/** A delivery that nobody has said anything of. `id` is also its action's. */
export function deliveryState(
  id: string,
  shape: Partial<Delivery> & { agencyName?: string | null; agencyKind?: string; groupName?: string } = {},
): DeliveryState {
  const { agencyName = 'Alder', agencyKind = null, groupName = null, ...given } = shape
  const delivery = aDelivery({ id, agencyId: 'alder', ownerWords: '', ...given })
  return withRules(
    { ...delivery, agencyName, agencyKind, groupName, leadName: null },
    { today: TODAY, rules: ragRulesOf(null), cycle: cycleRulesOf(null), takenIn: TODAY, verdicts: [] },
  )
}

/** An action with the deliveries given. */
export const actionState = (
  id: string,
  deliveries: DeliveryState[],
  shape: Partial<ActionState> = {},
): ActionState => ({
  id,
  aimId: 'm',
  position: 0,
  ref: id,
  objective: '',
  action: `Action ${id}`,
  ownerWords: '',
  timeframe: '',
  statusWords: '',
  update: '',
  other: [],
  flags: [],
  derived: {
    objectives: [],
    actions: [],
    owners: [],
    times: [],
    start: null,
    end: null,
    recurring: null,
    status: null,
    rag: null,
    references: [],
    doubtful: [],
    sure: 'yes',
  },
  startsOn: null,
  endsOn: null,
  publicShown: true,
  publicWords: null,
  publicProgress: null,
  version: 1,
  measures: [],
  deliveries,
  rolledUp: rollUpOf(deliveries),
  ...shape,
})

export const aimState = (id: string, actions: ActionState[]): AimState => ({
  id,
  ref: id,
  text: `Aim ${id}`,
  position: 0,
  version: 1,
  actions,
})

export const priorityState = (id: string, aims: AimState[]): PriorityState => ({
  id,
  number: 1,
  heading: `Priority ${id}`,
  title: '',
  coreObjectives: [],
  links: [],
  position: 0,
  version: 1,
  aims,
})

/** A plan with the priorities given, on 18 November 2026. */
export const planState = (priorities: PriorityState[], shape: Partial<PlanState> = {}): PlanState => ({
  id: 'p',
  title: 'A plan',
  kind: 'plan',
  period: null,
  published: false,
  importedAt: new Date('2026-04-01T09:00:00Z'),
  version: 1,
  rules: ragRulesOf(null),
  cycle: cycleRulesOf(null),
  today: TODAY,
  asOf: undefined,
  priorities,
  rolledUp: rollUpOf(
    priorities.flatMap(({ aims }) =>
      aims.flatMap(({ actions }) => actions.flatMap(({ deliveries }) => deliveries)),
    ),
  ),
  ...shape,
})
