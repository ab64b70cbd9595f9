// A recording regime: how those in a record are called, and whether another person's identity may be taken, from a day to a
// day (domain.md 1.4). One for the police and one for everybody else, so that a new code of practice is data.
import type { Day } from '../../platform/calendar/london.ts'

export const GATE_RULES = ['any', 'all'] as const
export type GateRule = (typeof GATE_RULES)[number]

export type Regime = {
  code: string
  name: string
  /** How those in a record that is no crime are called, and what such a record is. */
  affected: string
  other: string
  nonCrime: string
  /** How those in a record of a crime are called. */
  crimeAffected: string
  crimeOther: string
  guidance: string
  /** Asked before another person's identity is taken; whether one yes opens it or only all. */
  gate: boolean
  gateQuestions: string[]
  gateRule: GateRule
}

export type KeptRegime = Regime & {
  source: string
  police: boolean
  from: Day | null
  to: Day | null
  version: number
}

/** The words for the two sides of a record. `crime`: the police have classified it as one. */
export const rolesIn = (regime: Regime, crime: boolean): { affected: string; other: string } =>
  crime
    ? { affected: regime.crimeAffected, other: regime.crimeOther }
    : { affected: regime.affected, other: regime.other }

/** Whether the answers to a gate's questions open it. A gate that is off is open. */
export function gateOpens(
  regime: Pick<Regime, 'gate' | 'gateQuestions' | 'gateRule'>,
  yes: readonly boolean[],
): boolean {
  if (!regime.gate) return true
  const answers = regime.gateQuestions.map((_, at) => yes[at] === true)
  return regime.gateRule === 'all' ? answers.every(Boolean) : answers.some(Boolean)
}

/** Whether two stretches of days share one; null is without end, and a regime without a first day is not in force. */
export const overlap = (
  a: { from: Day | null; to: Day | null },
  b: { from: Day | null; to: Day | null },
): boolean =>
  a.from !== null && b.from !== null && (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
