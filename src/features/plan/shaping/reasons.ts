// When a change of what was agreed needs a reason: where something that stood there becomes something else. Filling what was
// empty needs none.
import type { Problem } from '../../../platform/problems.ts'
import type { Values } from './fields.ts'
import { words } from './messages.en.ts'
import { type Noun, SHAPES } from './nouns.ts'

const REASON_MAX = 300
/** What owners and coordinators keep up to date as they go, and nobody agreed. */
const LOOSE: readonly Noun[] = ['risk', 'link']

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What is wrong with a reason's length: too long is refused, never cut. */
export const reasonProblems = (reason: string): Problem[] =>
  reason.length > REASON_MAX
    ? [{ field: 'reason', message: words.problems.tooLong(words.common.reason, REASON_MAX) }]
    : []

/** The problems of the reason for which a kept thing becomes `values`. */
export function changeReasonProblems(
  noun: Noun,
  row: Readonly<Record<string, unknown>>,
  values: Values,
  reason: string,
): Problem[] {
  if (reason !== '' || LOOSE.includes(noun)) return reasonProblems(reason)
  const kept = SHAPES[noun].values(row)
  // An aim that is not chosen stays the same (change-plan.ts).
  const changed = Object.entries(kept).some(
    ([name, was]) =>
      !isEmpty(was) &&
      JSON.stringify(was) !== JSON.stringify(values[name] ?? null) &&
      !(name === 'aim_id' && isEmpty(values[name])),
  )
  return changed ? [{ field: 'reason', message: words.problems.reason }] : []
}
