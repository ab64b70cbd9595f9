// A delivery: one owner's part of an action. Status, progress and confidence are three things (domain.md 11). Pure.
import type { Day } from '../../../platform/calendar/london.ts'

export const STATUSES = [
  'not_set',
  'not_started',
  'in_progress',
  'complete_unverified',
  'complete',
  'deferred',
  'cancelled',
  'superseded',
] as const
export type DeliveryStatus = (typeof STATUSES)[number]

/** Blue is complete and verified; grey is not started, or nothing to rate. */
export const RAGS = ['red', 'amber', 'green', 'blue', 'grey'] as const
export type Rag = (typeof RAGS)[number]
export const CONFIDENCES = ['red', 'amber', 'green'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Statuses after which nobody is asked any more. */
export const ENDED: readonly DeliveryStatus[] = ['complete', 'cancelled', 'superseded']
/** Statuses that have no progress to rate. */
export const UNRATED: readonly DeliveryStatus[] = ['deferred', 'cancelled', 'superseded']

/** What is kept of a delivery. */
export type Delivery = {
  id: string
  actionId: string
  position: number
  agencyId: string | null
  groupId: string | null
  /** The post of its agency that it is of; whoever holds that leads it. */
  postId: string | null
  /** The owner as the plan words it. */
  ownerWords: string
  leadUserId: string | null
  /** This owner's part; '' where it is the whole action. */
  part: string
  startsOn: Day | null
  /** The date agreed. It moves only by re-baselining. */
  baselineDue: Day | null
  forecastDue: Day | null
  rebaselines: number
  recurring: boolean
  status: DeliveryStatus
  /** What a person chose; null where nobody did and the suggestion stands. */
  progressRag: Rag | null
  progressReason: string | null
  confidenceRag: Confidence | null
  confidenceReason: string | null
  cause: string | null
  correctiveAction: string | null
  ask: string | null
  story: string
  storyAt: Date | null
  /** Said to be complete without anything to show yet: what will come. */
  evidenceToCome: string | null
  /** The last quarter for which an update was taken, such as "2026-q3". */
  reportedQuarter: string | null
  /** The quarter that passed in silence, where the last one did. */
  staleQuarter: string | null
  verifiedBy: string | null
  verifiedAt: Date | null
  version: number
}

/** Whether somebody still has to do something for it. */
export const isOpen = ({ status }: Pick<Delivery, 'status'>): boolean => !ENDED.includes(status)

/** The date it is held to: the one agreed, else the one forecast. */
export const dueOf = ({
  baselineDue,
  forecastDue,
}: Pick<Delivery, 'baselineDue' | 'forecastDue'>): Day | null => baselineDue ?? forecastDue

/** What comes round for as long as the plan runs and has no last day. Its forecast is the day by which it is back on track. */
export const isOngoing = ({ recurring, baselineDue }: Pick<Delivery, 'recurring' | 'baselineDue'>): boolean =>
  recurring && baselineDue === null

/** What is late at no time: its owner has said that it is done, or it was put off. */
const AT_REST: readonly DeliveryStatus[] = ['complete_unverified', 'deferred']

/** Days past the date agreed, 0 where it is not late, is said to be complete, or has ended. */
export function daysOverdue(
  delivery: Pick<Delivery, 'status' | 'baselineDue' | 'forecastDue'>,
  today: Day,
  between: (from: Day, to: Day) => number,
): number {
  const due = dueOf(delivery)
  if (!due || !isOpen(delivery) || AT_REST.includes(delivery.status)) return 0
  return Math.max(0, between(due, today))
}
