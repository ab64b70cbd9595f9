// What a plan's document says of an action with several owners, and of none of them by name, is no owner's word. Pure.
import type { ActionState, DeliveryState } from './running/plan-state.ts'

/** Whether the words of a part are the document's of all its action's owners alike, and no owner has said more of it here. */
export function isSaidForAll(
  { update, deliveries }: Pick<ActionState, 'update' | 'deliveries'>,
  { reportedQuarter, story }: Pick<DeliveryState, 'reportedQuarter' | 'story'>,
): boolean {
  const [first = ''] = story.split('\n')
  // A line that begins with an owner's name is told without it, and so is none of the cell's lines.
  return (
    deliveries.length > 1 &&
    reportedQuarter === null &&
    first !== '' &&
    update.split('\n').some((line) => line.trim() === first.trim())
  )
}
