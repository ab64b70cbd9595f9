// What changed in a plan between two days. Every difference stands in exactly one list. Pure.
import { isOpen } from '../running/delivery.ts'
import { type DeliveryState, deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { deliveryItem, type Item, type Node, nodesOf } from './change-nodes.ts'

/** Something that is new or gone, with how much stands under it. */
export type Whole = { item: Item; actions: number }
/** One field that reads otherwise. Null: nothing stands there. */
export type Difference = { item: Item; field: string; before: string | null; after: string | null }

export const LISTS = ['status', 'dates', 'silent', 'told', 'reworded', 'owners', 'moved'] as const
export type ListName = (typeof LISTS)[number]
export type Changes = { added: Whole[]; removed: Whole[] } & Record<ListName, Difference[]>

/**
 * Takes a plan at two times; without `before`, all of it is new. What is new or gone is listed once, and not again for
 * each thing that stands under it. What only stands under another number because of it is no change.
 */
export function changesBetween(before: PlanState | undefined, after: PlanState): Changes {
  const old = before ? nodesOf(before) : new Map<string, Node>()
  const now = nodesOf(after)
  const changes: Changes = { added: topmost(now, old), removed: topmost(old, now), ...emptyLists() }
  for (const [key, node] of now) {
    const earlier = old.get(key)
    if (earlier) compare(changes, earlier, node)
  }
  return changes
}

/** How many differences there are in all. */
export const countChanges = (changes: Changes): number =>
  Object.values(changes).reduce((sum, list) => sum + list.length, 0)

/** Deliveries of which nothing was said between the two times, though somebody still has something to do for them. */
export function quietBetween(before: PlanState | undefined, after: PlanState): Item[] {
  const then = new Map(
    before ? deliveriesIn(before).map(({ delivery }) => [delivery.id, delivery] as const) : [],
  )
  return deliveriesIn(after)
    .filter(({ delivery }) => isOpen(delivery) && saidNothing(then.get(delivery.id), delivery))
    .map(({ action, delivery }) => deliveryItem(action, delivery))
}

const saidNothing = (then: DeliveryState | undefined, now: DeliveryState): boolean =>
  then !== undefined &&
  then.storyAt?.getTime() === now.storyAt?.getTime() &&
  then.reportedQuarter === now.reportedQuarter &&
  then.status === now.status

const emptyLists = (): Record<ListName, Difference[]> => ({
  status: [],
  dates: [],
  silent: [],
  told: [],
  reworded: [],
  owners: [],
  moved: [],
})

/** What is in `here` and not in `there`, without whatever stands under something that is listed already. */
function topmost(here: ReadonlyMap<string, Node>, there: ReadonlyMap<string, Node>): Whole[] {
  const only = (key: string | null) => key !== null && here.has(key) && !there.has(key)
  return [...here]
    .filter(([key, { parent }]) => only(key) && !only(parent))
    .map(([, { item, actions }]) => ({ item, actions }))
}

function compare(changes: Changes, before: Node, after: Node): void {
  if (before.parent !== after.parent) {
    const [was, is] = [before.parentWords, after.parentWords]
    changes.moved.push({ item: after.item, field: 'under', before: was, after: is })
  }
  after.fields.forEach(({ list, name, value }, at) => {
    const was = before.fields[at]?.value ?? null
    if (was !== value) changes[list].push({ item: after.item, field: name, before: was, after: value })
  })
}
