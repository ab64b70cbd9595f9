// What a paper covers: one quarter, or the quarters of the round that it closes; and what the next round covers. Pure.
import { addQuarters, compareQuarters, type Quarter, quarterOf } from '../../../platform/calendar/quarters.ts'
import { quarterKey } from '../running/quarter-name.ts'
import { asksAfter, coversFrom, type Round, roundAfter, roundBefore } from '../running/rhythm.ts'
import type { CycleRules } from '../running/rules.ts'

/** `to` is the quarter that the paper is of; `nextTo` closes the round after it. */
export type Period = { from: Quarter; to: Quarter; nextTo: Quarter }
export type Span = 'quarter' | 'half' | 'year' | 'period'

/** What a quarter's paper covers in a plan of these rules: a quarter that closes no round stands for itself alone. */
export function periodOf(to: Quarter, rules: CycleRules, rounds: readonly Round[]): Period {
  const nextTo = roundAfter(rules, to)
  const kept = rounds.find(({ quarter }) => quarter === quarterKey(to))
  if (kept) return { from: quarterOf(kept.firstDay), to, nextTo }
  return { from: asksAfter(rules, to) ? coversFrom(rules, to, roundBefore(rounds, to)) : to, to, nextTo }
}

/** The period of one quarter, as of a plan that asks after each. */
export const quarterAlone = (to: Quarter): Period => ({ from: to, to, nextTo: addQuarters(to, 1) })

/** What people call so many quarters. */
export function spanOf(from: Quarter, to: Quarter): Span {
  const count = compareQuarters(to, from) + 1
  if (count === 1) return 'quarter'
  if (count === 2) return 'half'
  return count === 4 ? 'year' : 'period'
}
