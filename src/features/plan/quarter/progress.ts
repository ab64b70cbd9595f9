// How far a quarter has come: for each part, whether it was asked, has answered, waits, came back, or is silent. Pure.
import { isOpen } from '../running/delivery.ts'
import type { ActionState, DeliveryState } from '../running/plan-state.ts'
import type { Asked, SaidUpdate } from './moderation.store.ts'

export const PART_STATES = ['waiting', 'returned', 'silent', 'nobody', 'accepted', 'not-asked'] as const
export type PartState = (typeof PART_STATES)[number]

export type PartProgress = {
  action: Pick<ActionState, 'id' | 'ref' | 'action' | 'update'>
  delivery: DeliveryState
  asked: Asked | undefined
  said: SaidUpdate | undefined
  state: PartState
}

type Found = {
  parts: readonly { action: ActionState; delivery: DeliveryState }[]
  asked: ReadonlyMap<string, Asked>
  said: ReadonlyMap<string, SaidUpdate>
}

/** The parts that this quarter is about: those that are open, were asked, or of which something was said. In order. */
export const progressOf = ({ parts, asked, said }: Found): PartProgress[] =>
  parts.flatMap(({ action, delivery }) => {
    const request = asked.get(delivery.id)
    const update = said.get(delivery.id)
    if (!request && !update && !isOpen(delivery)) return []
    return [{ action, delivery, asked: request, said: update, state: stateOf(request, update) }]
  })

/** What somebody said counts before what was asked of them: it may have been said without being asked. */
export function stateOf(asked: Asked | undefined, said: SaidUpdate | undefined): PartState {
  // Asked anew since it was accepted: the new question stands.
  const stands = said && !(said.state === 'accepted' && asked && !asked.answeredAt)
  if (stands) return said.state
  if (!asked) return 'not-asked'
  return asked.toUserId === null ? 'nobody' : 'silent'
}

/** How many parts are in each state. */
export function countStates(progress: readonly Pick<PartProgress, 'state'>[]): Record<PartState, number> {
  const counts: Record<PartState, number> = {
    waiting: 0,
    returned: 0,
    silent: 0,
    nobody: 0,
    accepted: 0,
    'not-asked': 0,
  }
  for (const { state } of progress) counts[state] += 1
  return counts
}
