// The fields of a plan that are held against one another, and in which list of what changed each belongs. Pure.
import { linkWords } from '../reading/headings.ts'
import type { ActionState, AimState, DeliveryState, PlanState, PriorityState } from '../running/plan-state.ts'
import type { ListName } from './changes.ts'

/** One field: the list that a difference goes to, its name (words: messages.en.ts), and what stands there. */
export type Field<State> = { list: ListName; name: string; read: (state: State) => string | null }

const field = <State>(list: ListName, name: string, read: (state: State) => string | null): Field<State> => ({
  list,
  name,
  read,
})
const lines = (texts: readonly string[]) => texts.join('\n') || null
const blank = (text: string) => text || null

export const PLAN_FIELDS: readonly Field<PlanState>[] = [
  field('reworded', 'title', ({ title }) => title),
  field('dates', 'period', ({ period }) => period && `${period.from} ${period.to}`),
]

export const PRIORITY_FIELDS: readonly Field<PriorityState>[] = [
  field('reworded', 'heading', ({ heading }) => blank(heading)),
  field('reworded', 'title', ({ title }) => blank(title)),
  field('reworded', 'coreObjectives', ({ coreObjectives }) => lines(coreObjectives)),
  field('reworded', 'links', ({ links }) => lines(links.map(linkWords))),
]

export const AIM_FIELDS: readonly Field<AimState>[] = [
  field('reworded', 'ref', ({ ref }) => blank(ref)),
  field('reworded', 'aim', ({ text }) => blank(text)),
]

export const ACTION_FIELDS: readonly Field<ActionState>[] = [
  field('reworded', 'objective', ({ objective }) => blank(objective)),
  field('reworded', 'action', ({ action }) => blank(action)),
  field('reworded', 'ownerWords', ({ ownerWords }) => blank(ownerWords)),
  field('reworded', 'timeframe', ({ timeframe }) => blank(timeframe)),
  field('reworded', 'statusWords', ({ statusWords }) => blank(statusWords)),
  field('reworded', 'update', ({ update }) => blank(update)),
  field('reworded', 'publicWords', ({ publicWords }) => publicWords),
  field('reworded', 'publicProgress', ({ publicProgress }) => publicProgress),
]

export const DELIVERY_FIELDS: readonly Field<DeliveryState>[] = [
  field('reworded', 'part', ({ part }) => blank(part)),
  field('owners', 'owner', ({ owner }) => blank(owner)),
  field('owners', 'lead', ({ leadName }) => leadName),
  field('status', 'status', ({ status }) => status),
  field('status', 'progress', ({ shownRag }) => shownRag),
  field('status', 'confidence', ({ confidenceRag }) => confidenceRag),
  field('dates', 'start', ({ startsOn }) => startsOn),
  field('dates', 'agreed', ({ baselineDue }) => baselineDue),
  field('dates', 'forecast', ({ forecastDue }) => forecastDue),
  field('dates', 'rebaselines', ({ rebaselines }) => String(rebaselines)),
  field('silent', 'silent', ({ staleQuarter, staleRound }) => staleRound ?? staleQuarter),
  field('told', 'story', ({ story }) => blank(story)),
  field('told', 'cause', ({ cause }) => cause),
  field('told', 'correctiveAction', ({ correctiveAction }) => correctiveAction),
  field('told', 'ask', ({ ask }) => ask),
  field('told', 'progressReason', ({ progressReason }) => progressReason),
  field('told', 'confidenceReason', ({ confidenceReason }) => confidenceReason),
]
