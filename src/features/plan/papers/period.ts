// What a paper covers: one quarter, or the quarters of the round that it closes; and what the next round covers. Pure.
import { addQuarters, type Quarter } from '../../../platform/calendar/quarters.ts'
import { firstOf, type Round, roundAfter } from '../running/rhythm.ts'
import type { CycleRules } from '../running/rules.ts'

/** `to` is the quarter that the paper is of; `nextTo` closes the round after it. */
export type Period = { from: Quarter; to: Quarter; nextTo: Quarter }

/** What a quarter's paper covers in a plan of these rules: a quarter that closes no round stands for itself alone. */
export function periodOf(to: Quarter, rules: CycleRules, rounds: readonly Round[]): Period {
  return { from: firstOf(rules, to, rounds), to, nextTo: roundAfter(rules, to) }
}

/** The period of one quarter, as of a plan that asks after each. */
export const quarterAlone = (to: Quarter): Period => ({ from: to, to, nextTo: addQuarters(to, 1) })
