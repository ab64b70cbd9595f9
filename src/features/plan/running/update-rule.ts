// What an update must say before it counts (domain.md 11: red and amber have a cause, a corrective action and a new date;
// only what is verified is blue; Havering's corrective action box, Flintshire's two ratings). Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import type { Problem } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import {
  type Confidence,
  type Delivery,
  type DeliveryStatus,
  isOngoing,
  type Rag,
  UNRATED,
} from './delivery.ts'
import type { RagRules } from './rules.ts'
import { type MeasureVerdict, type Suggestion, suggestRag } from './suggest-rag.ts'
import { updateWords as say } from './update.messages.en.ts'

/** The statuses that an update may give. Complete is said here and becomes complete only when somebody else verifies it. */
export const UPDATE_STATUSES = ['not_started', 'in_progress', 'complete_unverified', 'deferred'] as const
/** Those that only a coordinator gives: the partnership agreed to do it. */
export const COORDINATOR_STATUSES = ['cancelled', 'superseded'] as const
export type UpdateStatus = (typeof UPDATE_STATUSES)[number] | (typeof COORDINATOR_STATUSES)[number]
/** The colours that a person may choose instead of the suggested one. */
export const CHOSEN_RAGS = ['red', 'amber', 'green'] as const

/** An update as it was written. Texts may be ''. */
export type Update = {
  words: string
  /** Null where none was chosen. */
  status: UpdateStatus | null
  /** Null: as the facts suggest. */
  progressRag: (typeof CHOSEN_RAGS)[number] | null
  progressReason: string
  confidenceRag: Confidence | null
  confidenceReason: string
  cause: string
  correctiveAction: string
  forecastDue: Day | null
  /** Ticked: it is in trouble, and the date agreed still stands. Then no date need be written. */
  dateStands?: boolean
  ask: string
  evidenceToCome: string
}

export type UpdateFacts = {
  today: Day
  rules: RagRules
  takenIn: Day
  planFrom?: Day | null
  measures?: readonly MeasureVerdict[]
  /** How many pieces of evidence there are for it already, tied measures included. */
  evidence: number
  /** Whether it is a coordinator who says so. */
  coordinator: boolean
}

/** An update that holds: what it says, and what the facts said at that moment. */
export type CheckedUpdate = Omit<Update, 'status' | 'dateStands'> & {
  status: UpdateStatus
  suggestion: Suggestion
}
export type UpdateCheck =
  | { ok: true; update: CheckedUpdate }
  | { ok: false; problems: Problem[]; suggestion: Suggestion | null }

const TEXTS = {
  words: 3_000,
  progressReason: 1_000,
  confidenceReason: 1_000,
  cause: 1_000,
  correctiveAction: 1_000,
  ask: 1_000,
  evidenceToCome: 1_000,
} as const
type TextField = keyof typeof TEXTS

/**
 * Takes an update and the delivery that it is about. Returns it as it will be kept, or every problem by its field. Choosing
 * the very colour that is suggested is accepting it: it then moves with the facts.
 */
export function checkUpdate(delivery: Delivery, written: Update, facts: UpdateFacts): UpdateCheck {
  const { dateStands = false, ...update } = withItsDate(delivery, written)
  const { status } = update
  if (status === null) return unsaid(delivery, written, facts)
  const suggestion = suggestionFor(delivery, { status, forecastDue: update.forecastDue }, facts)
  const rated = !UNRATED.includes(status)
  const chosen = rated && update.progressRag !== suggestion.rag ? update.progressRag : null
  const problems = [
    ...texts(update),
    ...ofStatus(update, status, facts),
    ...(rated
      ? ofColour(delivery, { ...update, dateStands }, { chosen, suggested: suggestion.rag }, facts)
      : []),
    ...ofConfidence(update),
  ]
  if (problems.length > 0) return { ok: false, problems, suggestion }
  const progressReason = chosen ? update.progressReason : ''
  const forecastDue = isBack(delivery, chosen ?? suggestion.rag) ? null : update.forecastDue
  return {
    ok: true,
    update: { ...update, status, progressRag: chosen, progressReason, forecastDue, suggestion },
  }
}

/** The day by which what goes on is back on track is over once it is. */
const isBack = (delivery: Delivery, shown: Rag | null): boolean =>
  isOngoing(delivery) && (shown === 'green' || shown === null)

/** An update that says that the date agreed stands says that date. */
function withItsDate({ baselineDue }: Delivery, update: Update): Update {
  const stands = update.dateStands === true && update.forecastDue === null
  return stands ? { ...update, forecastDue: baselineDue } : update
}

/**
 * Where no status was chosen, whatever else is missing is said in the same round: as of what is under way, which most parts
 * are, for only a status would say otherwise.
 */
function unsaid(delivery: Delivery, update: Update, facts: UpdateFacts): UpdateCheck {
  const checked = checkUpdate(delivery, { ...update, status: 'in_progress' }, facts)
  const missing = { field: 'status', message: say.problems.status }
  const others = checked.ok ? [] : checked.problems
  // In the order of the form: what was said comes before its status.
  const [said, rest] = [
    others.filter(({ field }) => field === 'words'),
    others.filter(({ field }) => field !== 'words'),
  ]
  return { ok: false, problems: [...said, missing, ...rest], suggestion: null }
}

/**
 * What the facts suggest once a delivery has this status and this forecast. Whoever speaks has ended a silence, and says anew
 * whether what goes on is back on track.
 */
export function suggestionFor(
  delivery: Delivery,
  { status, forecastDue }: { status: DeliveryStatus; forecastDue: Day | null },
  facts: Pick<UpdateFacts, 'today' | 'rules' | 'takenIn' | 'planFrom' | 'measures'>,
): Suggestion {
  return suggestRag(
    {
      ...delivery,
      status,
      forecastDue: isOngoing(delivery) ? null : (forecastDue ?? delivery.forecastDue),
      staleQuarter: null,
    },
    facts,
  )
}

/** What the facts suggest of a delivery once what is written of it holds; of its own status where none was chosen. */
export const suggestedBy = (
  delivery: Delivery,
  written: Update,
  facts: Pick<UpdateFacts, 'today' | 'rules' | 'takenIn' | 'planFrom' | 'measures'>,
): Suggestion => {
  const { status, forecastDue } = withItsDate(delivery, written)
  return suggestionFor(delivery, { status: status ?? delivery.status, forecastDue }, facts)
}

const problem = (wrong: boolean, field: string, message: string): Problem[] =>
  wrong ? [{ field, message }] : []

function texts(update: Update): Problem[] {
  const long = (Object.keys(TEXTS) as TextField[]).flatMap((field) =>
    problem(
      charCount(update[field]) > TEXTS[field],
      field,
      say.problems.tooLong(say.names[field], TEXTS[field]),
    ),
  )
  return [...problem(update.words === '', 'words', say.problems.words), ...long]
}

function ofStatus(update: Update, status: UpdateStatus, { coordinator, evidence }: UpdateFacts): Problem[] {
  const agreed = COORDINATOR_STATUSES.some((each) => each === status)
  const unproved = status === 'complete_unverified' && evidence === 0 && update.evidenceToCome === ''
  return [
    ...problem(agreed && !coordinator, 'status', say.problems.statusNotYours),
    ...problem(unproved, 'evidenceToCome', say.problems.evidence),
    ...problem(UNRATED.includes(status) && update.cause === '', 'cause', say.problems.deferCause),
  ]
}

/** A reason wherever the colour is another than the facts suggest, better or worse; and what red and amber need. */
function ofColour(
  delivery: Delivery,
  update: Update,
  { chosen, suggested }: { chosen: Rag | null; suggested: Rag | null },
  { today }: UpdateFacts,
): Problem[] {
  const shown = chosen ?? suggested
  const differs = problem(
    chosen !== null && update.progressReason === '',
    'progressReason',
    say.problems.differs,
  )
  if (shown !== 'red' && shown !== 'amber') return differs
  const { cause, correctiveAction } = update
  return [
    ...differs,
    ...problem(cause === '', 'cause', say.problems.cause),
    ...problem(correctiveAction === '', 'correctiveAction', say.problems.correctiveAction),
    ...newDate(delivery, update, today),
  ]
}

/**
 * A new date is later than the one agreed; that one stands only where it is ahead and somebody says that it does. Of what goes
 * on for as long as the plan runs it is the day by which it is back on track.
 */
function newDate(delivery: Delivery, { forecastDue, dateStands = false }: Update, today: Day): Problem[] {
  const { baselineDue } = delivery
  const wrong = (message: string) => [{ field: 'forecastDue', message }]
  if (forecastDue === null) return wrong(isOngoing(delivery) ? say.problems.backBy : say.problems.newDate)
  if (dateStands && baselineDue && baselineDue < today) return wrong(say.problems.dateOver)
  if (dateStands && baselineDue && forecastDue !== baselineDue) return wrong(say.problems.dateBoth)
  if (forecastDue < today) return wrong(say.problems.datePast)
  if (dateStands || !baselineDue || forecastDue > baselineDue) return []
  return wrong(say.problems.dateSame)
}

const ofConfidence = ({ confidenceRag, confidenceReason }: Update): Problem[] =>
  problem(
    confidenceRag === 'red' && confidenceReason === '',
    'confidenceReason',
    say.problems.confidenceReason,
  )
