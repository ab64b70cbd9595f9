// Ends one clock that no longer has anything to wait for.
import type { Tx } from '../../access/db.ts'
import type { ClockKind } from '../standard/index.ts'

/** Stops a case's open clock of one kind, with the reason; nothing when there is none. */
export async function stopClock(
  tx: Tx,
  at: Date,
  caseId: string,
  kind: ClockKind,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ stopped_at: at, stopped_reason: reason })
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute()
}
