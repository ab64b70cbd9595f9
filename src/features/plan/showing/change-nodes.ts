// A plan taken apart into the things that can change, each with its fields as text and what it stands under. Pure.
import { type ActionState, actionsIn, type DeliveryState, type PlanState } from '../running/plan-state.ts'
import {
  ACTION_FIELDS,
  AIM_FIELDS,
  DELIVERY_FIELDS,
  type Field,
  PLAN_FIELDS,
  PRIORITY_FIELDS,
} from './change-fields.ts'
import type { ListName } from './changes.ts'

/** What a change is about. `actionId`: the action whose page shows it, where it is one's or of one. */
export type Item = {
  kind: 'plan' | 'priority' | 'aim' | 'action' | 'delivery'
  id: string
  ref: string
  words: string
  actionId: string | null
}
export type Node = {
  item: Item
  /** Key of what it stands under. */
  parent: string | null
  parentWords: string | null
  /** How many actions stand under it, itself among them. */
  actions: number
  fields: { list: ListName; name: string; value: string | null }[]
}

/** Everything in a plan by a key of its own, in the plan's order. */
export function nodesOf(plan: PlanState): Map<string, Node> {
  const nodes = new Map<string, Node>()
  const add = <State>(
    item: Item,
    under: Item | null,
    state: State,
    fields: readonly Field<State>[],
    actions = 1,
  ) => {
    const parent = under && keyOf(under)
    const read = fields.map(({ list, name, read }) => ({ list, name, value: read(state) }))
    const parentWords = under && `${under.ref} ${under.words}`.trim()
    nodes.set(keyOf(item), { item, parent, parentWords, actions, fields: read })
    return item
  }
  const whole = add(itemOf('plan', plan.id, '', plan.title), null, plan, PLAN_FIELDS, actionsIn(plan).length)
  for (const priority of plan.priorities) {
    const { id, number, heading, title, aims } = priority
    const item = itemOf('priority', id, number === null ? '' : String(number), heading || title)
    const count = aims.reduce((sum, { actions }) => sum + actions.length, 0)
    add(item, whole, priority, PRIORITY_FIELDS, count)
    for (const aim of aims) {
      const aimItem = add(itemOf('aim', aim.id, aim.ref, aim.text), item, aim, AIM_FIELDS, aim.actions.length)
      for (const action of aim.actions) {
        const actionItem = add(actionItemOf(action), aimItem, action, ACTION_FIELDS)
        for (const delivery of action.deliveries)
          add(deliveryItem(action, delivery), actionItem, delivery, DELIVERY_FIELDS)
      }
    }
  }
  return nodes
}

const keyOf = ({ kind, id }: Item) => `${kind} ${id}`

const itemOf = (kind: Item['kind'], id: string, ref: string, words: string): Item => ({
  kind,
  id,
  ref,
  words,
  actionId: null,
})

const actionItemOf = ({ id, ref, action, objective }: ActionState): Item => ({
  ...itemOf('action', id, ref, action || objective),
  actionId: id,
})

/** A delivery as what a change is about: the action's number and whose part it is. */
export const deliveryItem = (action: ActionState, delivery: DeliveryState): Item => ({
  ...itemOf('delivery', delivery.id, action.ref, delivery.owner),
  actionId: action.id,
})
