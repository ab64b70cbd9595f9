// What changed in a plan, in a few figures, and by action with one line for each part: what a board reads. Pure.
import { type ActionState, actionsIn, type PlanState } from '../running/plan-state.ts'
import type { Item } from './change-nodes.ts'
import { type Changes, type Difference, LISTS, type ListName } from './changes.ts'

export const FIGURES = ['added', 'removed', 'slipped', 'red', 'done', 'silent'] as const
export type Figure = (typeof FIGURES)[number]

/** What a board is told of a part; everything else are details. */
const MATTERS: readonly ListName[] = ['status', 'dates', 'silent']

export type PartChange = { item: Item; matters: Difference[]; details: Difference[] }
export type ActionChange = { action: ActionState | undefined; parts: PartChange[] }

/** How much was added and removed, and how many parts slipped, turned red, were done or fell silent. */
export function figuresOf(changes: Changes): Record<Figure, number> {
  const parts = (list: readonly Difference[], test: (difference: Difference) => boolean) =>
    new Set(list.filter(test).map(({ item }) => item.id)).size
  return {
    added: changes.added.length,
    removed: changes.removed.length,
    slipped: parts(
      changes.dates,
      ({ field, before, after }) =>
        (field === 'forecast' || field === 'agreed') && before !== null && after !== null && after > before,
    ),
    red: parts(changes.status, ({ field, after }) => field === 'progress' && after === 'red'),
    done: parts(
      changes.status,
      ({ field, after }) => field === 'status' && (after === 'complete' || after === 'complete_unverified'),
    ),
    silent: parts(changes.silent, ({ after }) => after !== null),
  }
}

/** Every difference by the action that it is of, in the plan's order; first what is of no action. */
export function changesByAction(plan: PlanState, changes: Changes): ActionChange[] {
  const all = LISTS.flatMap((list) => changes[list].map((difference) => ({ list, difference })))
  const byAction = Map.groupBy(all, ({ difference }) => difference.item.actionId)
  const partsOf = (found: typeof all): PartChange[] =>
    [...Map.groupBy(found, ({ difference: { item } }) => `${item.kind} ${item.id}`).values()].flatMap(
      (each) => {
        const [first] = each
        if (!first) return []
        const inLists = (matters: boolean) =>
          each.filter(({ list }) => MATTERS.includes(list) === matters).map(({ difference }) => difference)
        return [{ item: first.difference.item, matters: inLists(true), details: inLists(false) }]
      },
    )
  const whole = byAction.get(null)
  const ofActions = actionsIn(plan).flatMap((action) => {
    const found = byAction.get(action.id)
    return found ? [{ action, parts: partsOf(found) }] : []
  })
  return [...(whole ? [{ action: undefined, parts: partsOf(whole) }] : []), ...ofActions]
}
