// A newer version of a plan's document may say of an action something else than its parts do, which run by what their owners say.
// Neither wins in silence: whoever looks at the part, or is about to speak for it, is told. Pure.
import { startingPoint } from '../review/statuses.ts'
import { pageWords } from './page.messages.en.ts'
import { STATUS_WORDS } from './messages.en.ts'
import type { ActionState, DeliveryState } from './plan-state.ts'

type Said = Pick<ActionState, 'derived' | 'statusWords'>
type Part = Pick<DeliveryState, 'status' | 'shownRag' | 'storyAt' | 'reportedQuarter'>

/**
 * What to tell; null where the document says the same, or nothing, or said it before the part's owner last spoke.
 * `since`: when the document's status became what it is; null where it never changed.
 */
export function documentSays({ derived, statusWords }: Said, part: Part, since: Date | null): string | null {
  if (since === null || statusWords.trim() === '') return null
  if (part.reportedQuarter === null || (part.storyAt !== null && part.storyAt >= since)) return null
  const { status, rag } = startingPoint({ derived })
  const other = status !== 'not_set' && !alike(status, part.status)
  const otherColour = rag !== null && rag !== part.shownRag
  return other || otherColour
    ? pageWords.delivery.documentSays(statusWords.trim(), STATUS_WORDS[part.status])
    : null
}

/** A document's "complete" is said again, and not gainsaid, by a part that was verified. */
const alike = (document: Part['status'], part: Part['status']): boolean =>
  document === part || (document === 'complete_unverified' && part === 'complete')
