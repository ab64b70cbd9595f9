// From deliveries to their action: nine councils in one cell are nine answers and one picture. Pure.
import { type Delivery, type DeliveryStatus, type Rag, UNRATED } from './delivery.ts'

export type RolledUp = {
  status: DeliveryStatus
  /** The worst colour of what is rated; null where nothing is. */
  rag: Rag | null
  /** How many deliveries stand in each status, those with none left out. */
  statuses: Partial<Record<DeliveryStatus, number>>
  rags: Partial<Record<Rag, number>>
  deliveries: number
  complete: number
}

type Part = Pick<Delivery, 'status'> & { shownRag: Rag | null }
const worstFirst: readonly Rag[] = ['red', 'amber', 'green', 'blue', 'grey']

/** Takes the deliveries of one action (or of a whole plan). What was cancelled, deferred or superseded counts only where all was. */
export function rollUp(parts: readonly Part[]): RolledUp {
  const live = parts.filter(({ status }) => !UNRATED.includes(status))
  const counted = live.length > 0 ? live : parts
  const rags = counted.flatMap(({ shownRag }) => (shownRag ? [shownRag] : []))
  return {
    status: statusOf(counted.map(({ status }) => status)),
    rag: worstFirst.find((rag) => rags.includes(rag)) ?? null,
    statuses: countBy(parts.map(({ status }) => status)),
    rags: countBy(rags),
    deliveries: parts.length,
    complete: parts.filter(({ status }) => status === 'complete').length,
  }
}

function statusOf(statuses: readonly DeliveryStatus[]): DeliveryStatus {
  const [first = 'not_set'] = statuses
  if (statuses.every((status) => status === first)) return first
  if (statuses.every((status) => status === 'complete' || status === 'complete_unverified'))
    return 'complete_unverified'
  if (statuses.every((status) => UNRATED.includes(status))) return 'cancelled'
  const nothingYet = statuses.every((status) => status === 'not_set' || status === 'not_started')
  return nothingYet ? 'not_started' : 'in_progress'
}

function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
