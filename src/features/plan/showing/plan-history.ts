// The history of a plan itself, read and told: who changed what and why, with what it was and what it became.
import type { Tx } from '../../../access/db.ts'
import { type HistoryEntry, historyOf } from '../running/history.ts'
import { loadNames, loadPlanVersions } from '../running/history.store.ts'
import type { PlanState } from '../running/plan-state.ts'

export const HISTORY_PAGE = 100

/**
 * A page of the history of a plan itself, of its priorities and of its aims, newest first, in a time where one is given.
 * `more`: there are older changes than these.
 */
export async function readPlanHistory(
  tx: Tx,
  { id, rules }: Pick<PlanState, 'id' | 'rules'>,
  asked: { after?: Date; until?: Date; page?: number },
): Promise<{ entries: HistoryEntry[]; more: boolean }> {
  const { page = 1, ...time } = asked
  const found = await loadPlanVersions(tx, id, {
    ...time,
    most: HISTORY_PAGE + 1,
    skip: (page - 1) * HISTORY_PAGE,
  })
  const versions = found.slice(0, HISTORY_PAGE)
  const entries = historyOf(versions, await loadNames(tx, versions), rules)
  return { entries, more: found.length > HISTORY_PAGE }
}
