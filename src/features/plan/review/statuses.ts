// What a document's status and colour become on a delivery, once somebody stands behind them (domain.md 11). Pure.
import type { ReadRow } from '../reading/read-plan.schema.ts'
import type { DeliveryStatus, Rag } from '../running/delivery.ts'

const STATUS: Record<NonNullable<ReadRow['derived']['status']>, DeliveryStatus> = {
  'not-started': 'not_started',
  'in-progress': 'in_progress',
  // Complete is for what somebody verified here.
  complete: 'complete_unverified',
  deferred: 'deferred',
  cancelled: 'cancelled',
  superseded: 'superseded',
}

export type StartingPoint = { status: DeliveryStatus; rag: Exclude<Rag, 'blue'> | null }

/** The status and colour a delivery starts with. Blank stays not set; blue, which means proved, waits for its evidence. */
export function startingPoint({ derived }: Pick<ReadRow, 'derived'>): StartingPoint {
  const { status, rag } = derived
  if (rag === 'blue') return { status: status ? STATUS[status] : 'complete_unverified', rag: null }
  return { status: status ? STATUS[status] : 'not_set', rag }
}
