// A status or a colour that somebody typed where the time frame stands: it is proposed, and its words stay where they are.
import type { ReadDerived } from './read-plan.schema.ts'
import { ragIn, saysInPlace, statusIn, statusOf, statusOfShare } from './status.ts'

// No time frame is called so: the whole cell is how it goes.
const onlyStatus =
  /^(?:(?:all|already|currently|fully|now) )*(?:(?:on|off) (?:track|target|schedule)|behind(?: schedule)?|at risk|delayed|overdue|not yet due|met|delivered)\.?$/i

const onlyColour = /^(?:b?rag:? )?(?:red|amber|green|blue)(?: rated)?\.?$/i

/** The status that the words of a time frame state, or null: "Action completed", "Already in place", "On track". */
export function statusInTime(words: string): ReadDerived['status'] {
  const text = words.replace(/\s+/g, ' ').trim()
  const plain = statusIn(words)
  if (plain !== null) return plain
  if (saysInPlace(text)) return 'complete'
  return onlyStatus.test(text) ? statusOf(text) : statusOfShare(text)
}

/** The colour that is all that a time frame says, or null. */
export const colourInTime = (words: string): ReadDerived['rag'] =>
  onlyColour.test(words.trim()) ? ragIn(words) : null
