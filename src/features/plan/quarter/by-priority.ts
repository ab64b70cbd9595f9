// The parts of a long quarter by the priority that they belong to, so that its page can fold them. Pure.
import type { PlanState } from '../running/plan-state.ts'
import type { PartProgress } from './progress.ts'

/** A page with more parts than this folds them by priority. */
export const FOLD_OVER = 30

export type PriorityParts<Part> = { id: string; name: string; parts: Part[] }

/** Whether a page of so many parts folds them: one priority alone would only hide the page behind one line. */
export const foldsBy = (plan: Pick<PlanState, 'priorities'>, parts: number): boolean =>
  parts > FOLD_OVER && plan.priorities.length > 1

/** The parts in the order of the plan's priorities; a priority that has none is left out. */
export function byPriority<Part extends Pick<PartProgress, 'action'>>(
  { priorities }: Pick<PlanState, 'priorities'>,
  parts: readonly Part[],
): PriorityParts<Part>[] {
  const byAction = Map.groupBy(parts, ({ action }) => action.id)
  return priorities
    .map(({ id, heading, title, number, aims }, at) => ({
      id,
      name: heading || title || String(number ?? at + 1),
      parts: aims.flatMap(({ actions }) => actions.flatMap((action) => byAction.get(action.id) ?? [])),
    }))
    .filter((group) => group.parts.length > 0)
}
