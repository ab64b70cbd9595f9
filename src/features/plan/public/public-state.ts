// What the public is told of each action, made from the plan by rules alone: never owners, reasons, stories or ratings.
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { inSource } from '../../../platform/i18n/index.ts'
import { ourWords } from './messages.en.ts'
import { isOpen } from '../running/delivery.ts'
import type { ActionState, DeliveryState, PlanState, PriorityState } from '../running/plan-state.ts'

export const PUBLIC_STATUSES = [
  'done',
  'checking',
  'under_way',
  'late',
  'not_started',
  'not_said',
  'put_off',
  'stopped',
  'replaced',
] as const
export type PublicStatus = (typeof PUBLIC_STATUSES)[number]

/** One action as it is published. */
export type PublicState = {
  actionId: string
  position: number
  priority: string
  themes: string[]
  aim: string
  said: string
  progress: string
  status: PublicStatus
  parts: number
  partsDone: number
  timeWords: string
  startsOn: Day | null
  endsOn: Day | null
  /** The days that were agreed since, for parts still to be done; '' where none moved, or no other day was said before. */
  movedTo: string
  measures: string[]
}

/** Everything that would be published of a plan, in its order: only actions that a coordinator shows. */
export function publicStates(plan: Pick<PlanState, 'priorities'>): PublicState[] {
  const shown = plan.priorities.flatMap((priority) =>
    priority.aims.flatMap((aim) =>
      aim.actions.flatMap((action) =>
        action.publicShown ? [stateOf(action, priority, `${aim.ref} ${aim.text}`.trim())] : [],
      ),
    ),
  )
  return shown.map((state, position) => ({ ...state, position }))
}

function stateOf(action: ActionState, priority: PriorityState, aim: string): Omit<PublicState, 'position'> {
  return {
    actionId: action.id,
    priority: priority.title || priority.heading,
    themes: priority.links.flatMap(({ label, text }) => (/\btheme\b/i.test(label) && text ? [text] : [])),
    aim,
    said: saidOf(action),
    progress: action.publicProgress ?? '',
    status: publicStatus(action),
    parts: action.rolledUp.deliveries,
    partsDone: action.rolledUp.complete,
    timeWords: timeWordsOf(action),
    startsOn: action.startsOn,
    endsOn: action.endsOn,
    movedTo: movedToOf(action),
    measures: action.measures.map(({ key }) => key),
  }
}

// "TBC" and "Action completed" stand where a date should, and tell a visitor nothing of when.
// Where the plan's own words say none, the dates agreed for its parts do: what is called late was to be done by a day.
function timeWordsOf({ timeframe, flags, derived, deliveries }: ActionState): string {
  // Kept in English, and said in the language of whoever reads it (when.ts).
  if (derived.recurring) return inSource(ourWords).recurring[derived.recurring]
  const says = !flags.some((flag) => flag === 'unscheduled' || flag === 'status-in-timeframe')
  if (says && timeframe !== '') return timeframe
  return daysAgreed(deliveries)
}

/** What was said first stays beside it; where the days agreed are all that is said, they are the new ones already. */
function movedToOf(action: ActionState): string {
  const said = timeWordsOf(action)
  const moved = daysAgreed(action.deliveries.filter((each) => each.rebaselines > 0 && isOpen(each)))
  // What moved back again is where it was said to be.
  if (action.endsOn && moved === formatDate(action.endsOn)) return ''
  return moved === said && !(action.startsOn && action.endsOn) ? '' : moved
}

const daysAgreed = (deliveries: readonly DeliveryState[]): string =>
  [...new Set(deliveries.flatMap(({ baselineDue }) => baselineDue ?? []))]
    .sort()
    .map((day) => formatDate(day))
    .join(', ')

/** The plain words where there are some; else the plan's own. */
export const saidOf = ({ publicWords, action, objective }: ActionState): string =>
  publicWords || action || objective

/**
 * How an action goes, as the public is told. Late is what is past a date that was agreed, or that the public is shown, and
 * not done; a forecast alone was promised to nobody. What only the plan's own cells say counts where a status was set
 * there. A word among the dates is nobody's statement.
 */
export function publicStatus(action: ActionState): PublicStatus {
  const { rolledUp, deliveries, derived, statusWords } = action
  const late = deliveries.some((delivery) => isLate(delivery, action))
  switch (rolledUp.status) {
    case 'complete':
      return 'done'
    case 'complete_unverified':
      return 'checking'
    case 'deferred':
      return 'put_off'
    case 'cancelled':
      return 'stopped'
    case 'superseded':
      return 'replaced'
    case 'in_progress':
      return late ? 'late' : 'under_way'
    case 'not_started':
      return late ? 'late' : 'not_started'
    case 'not_set':
      if (derived.status !== null && statusWords !== '') return AS_WRITTEN[derived.status]
      return late ? 'late' : 'not_said'
  }
}

function isLate(delivery: DeliveryState, { startsOn, endsOn }: ActionState): boolean {
  const { status, daysOverdue, baselineDue, forecastDue } = delivery
  if (!isOpen(delivery) || status === 'complete_unverified' || daysOverdue === 0) return false
  // The days of the action are shown only where both are known (views/our-plan-page.tsx).
  const shown = startsOn && endsOn
  return baselineDue !== null || Boolean(shown && forecastDue && shown <= forecastDue)
}

const AS_WRITTEN = {
  'not-started': 'not_started',
  'in-progress': 'under_way',
  complete: 'done',
  deferred: 'put_off',
  cancelled: 'stopped',
  superseded: 'replaced',
} as const

// A day that is no longer among those moved to is no news of dates where its part was done or left the plan.
function isMoved(was: PublicState, is: PublicState): boolean {
  if (was.timeWords !== is.timeWords) return true
  const known = was.movedTo.split(', ')
  const sameParts = was.partsDone === is.partsDone && was.parts === is.parts
  return (
    is.movedTo !== was.movedTo &&
    (sameParts || !is.movedTo.split(', ').every((day) => day === '' || known.includes(day)))
  )
}

export type PublicChange = {
  /** Null: of the whole plan, or of something that is no longer shown. */
  actionId: string | null
  kind: 'published' | 'shown' | 'taken_off' | 'status' | 'moved' | 'words' | 'progress'
  fromStatus: PublicStatus | null
  toStatus: PublicStatus | null
}

/** What a publishing changes for the public. The first is one change: that there is a plan. */
export function changesBetween(
  before: readonly PublicState[],
  after: readonly PublicState[],
  first: boolean,
): PublicChange[] {
  if (first) return [{ ...blank, kind: 'published' }]
  const known = new Map(before.map((state) => [state.actionId, state]))
  const kept = new Set(after.map(({ actionId }) => actionId))
  return [
    ...after.flatMap((state) => changeOf(known.get(state.actionId), state)),
    ...before.flatMap(({ actionId }): PublicChange[] =>
      kept.has(actionId) ? [] : [{ ...blank, kind: 'taken_off' }],
    ),
  ]
}

const blank = { actionId: null, fromStatus: null, toStatus: null }

/** At most one change for each action: what matters most of it. */
function changeOf(was: PublicState | undefined, is: PublicState): PublicChange[] {
  const change = (kind: PublicChange['kind']): PublicChange[] => [
    { actionId: is.actionId, kind, fromStatus: was?.status ?? null, toStatus: is.status },
  ]
  if (!was) return change('shown')
  if (was.status !== is.status) return change('status')
  if (isMoved(was, is)) return change('moved')
  if (was.progress !== is.progress) return change('progress')
  return was.said !== is.said ? change('words') : []
}
