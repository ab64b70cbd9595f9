// A plan as it runs: its words, its deliveries, and what the rules make of them, today or on any day before.
import type { Day } from '../../../platform/calendar/london.ts'
import type { TiedMeasure } from '../plan.ts'
import type { ReadDerived, ReadPriority, ReadRow, RowFlag } from '../reading/read-plan.schema.ts'
import { dueOf, type Delivery, daysOverdue, type Rag } from './delivery.ts'
import { daysBetween } from '../../../platform/calendar/london.ts'
import { roundNameFrom } from './rhythm.ts'
import { type RolledUp, rollUp } from './roll-up.ts'
import type { CycleRules, RagRules } from './rules.ts'
import { type MeasureVerdict, shownRag, type Suggestion, suggestRag } from './suggest-rag.ts'

export type DeliveryState = Delivery & {
  /** Who owns it, in the fewest words: an agency's short name, a group's name, or the plan's own words. */
  owner: string
  /** What kind of agency owns it; a group's and nobody's have none, and so have records of before it was kept. */
  agencyKind?: string | null
  /** The post that it is of, by its title. */
  postTitle: string | null
  leadName: string | null
  suggestion: Suggestion
  /** The colour to show, and whether a person chose it. */
  shownRag: Rag | null
  ragIsSuggested: boolean
  due: Day | null
  daysOverdue: number
  /** What the rounds that it was silent in and last spoke in are called; records of before these were named have neither. */
  staleRound?: string | null
  reportedRound?: string | null
}

export type ActionState = {
  id: string
  aimId: string
  position: number
  /** What people call it: the aim's number, with a letter where the aim has several actions ("1.8c"). */
  ref: string
  objective: string
  action: string
  /** The six cells of the source keep their words for ever; these are the other four. */
  ownerWords: string
  timeframe: string
  statusWords: string
  update: string
  /** What its columns say that have no field of their own here. */
  other: ReadRow['other']
  flags: readonly RowFlag[]
  derived: ReadDerived
  startsOn: Day | null
  endsOn: Day | null
  publicShown: boolean
  publicWords: string | null
  publicProgress: string | null
  version: number
  measures: TiedMeasure[]
  deliveries: DeliveryState[]
  rolledUp: RolledUp
}

export type AimState = {
  id: string
  ref: string
  text: string
  position: number
  version: number
  actions: ActionState[]
}
export type PriorityState = {
  id: string
  number: number | null
  heading: string
  title: string
  coreObjectives: string[]
  links: ReadPriority['links']
  position: number
  version: number
  aims: AimState[]
}

export type PlanState = {
  id: string
  title: string
  kind: 'plan' | 'template'
  period: { from: Day; to: Day; words: string } | null
  published: boolean
  importedAt: Date
  version: number
  rules: RagRules
  cycle: CycleRules
  /** The day it is shown as of. */
  today: Day
  /** The day before today that it is shown as of; undefined: as it stands. */
  asOf: Day | undefined
  priorities: PriorityState[]
  rolledUp: RolledUp
}

/** Every action of a plan, in order. */
export const actionsIn = (plan: Pick<PlanState, 'priorities'>): ActionState[] =>
  plan.priorities.flatMap(({ aims }) => aims.flatMap(({ actions }) => actions))

/** Every delivery of a plan with its action, in order. */
export const deliveriesIn = (
  plan: Pick<PlanState, 'priorities'>,
): { action: ActionState; delivery: DeliveryState }[] =>
  actionsIn(plan).flatMap((action) => action.deliveries.map((delivery) => ({ action, delivery })))

type Named = {
  agencyName: string | null
  agencyKind?: string | null
  groupName: string | null
  postTitle?: string | null
  leadName: string | null
  staleFrom?: Day | null
  reportedFrom?: Day | null
}
export type RuleFacts = {
  today: Day
  rules: RagRules
  cycle: CycleRules
  takenIn: Day
  planFrom?: Day | null
  verdicts: readonly MeasureVerdict[]
}

/** Puts beside a delivery what the rules make of it. `verdicts`: of the measures that its action is tied to. */
export function withRules(delivery: Delivery & Named, { verdicts, ...facts }: RuleFacts): DeliveryState {
  const staleRound = roundNameFrom(delivery.staleQuarter, delivery.staleFrom, facts.cycle)
  const suggestion = namingRound(suggestRag(delivery, { ...facts, measures: verdicts }), staleRound)
  const { rag, suggested } = shownRag(delivery, suggestion)
  const { agencyName, groupName, postTitle = null, staleFrom: _, reportedFrom, ...kept } = delivery
  return {
    ...kept,
    postTitle,
    owner: agencyName ?? groupName ?? delivery.ownerWords,
    suggestion,
    shownRag: rag,
    ragIsSuggested: suggested,
    due: dueOf(delivery),
    daysOverdue: daysOverdue(delivery, facts.today, daysBetween),
    staleRound,
    reportedRound: roundNameFrom(delivery.reportedQuarter, reportedFrom, facts.cycle),
  }
}

/** A silence is of a whole round, which may be longer than the quarter that closes it. */
const namingRound = ({ rag, reasons }: Suggestion, round: string | null): Suggestion => ({
  rag,
  reasons: reasons.map((reason) => (reason.code === 'silent' && round ? { ...reason, round } : reason)),
})

/**
 * What an action is called: its own number where the plan gave it one; else "1.8c", the aim's number, with a letter where
 * the aim has several actions; "3" for the third action of an aim without one.
 */
export function actionRef(aimRef: string, at: number, of: number, own = ''): string {
  if (own !== '' && own.length <= OWN_MAX) return own
  if (aimRef === '') return String(at + 1)
  return of > 1 ? `${aimRef}${lettersOf(at)}` : aimRef
}

// Longer than any number: words that were put into its column.
const OWN_MAX = 20

const lettersOf = (at: number): string =>
  (at >= 26 ? lettersOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(97 + (at % 26))

/** Rolls deliveries up, wherever they stand. */
export const rollUpOf = (deliveries: readonly DeliveryState[]): RolledUp => rollUp(deliveries)
