// What a case is, and the words of its states. No I/O.
import type { Staff } from '../../access/actor.ts'

export const CASE_STATUSES = ['open', 'closed'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export const RISK_LEVELS = ['not_assessed', 'standard', 'medium', 'high'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]
/** The levels that an officer may choose (domain.md 4.6). */
export const CHOSEN_RISK_LEVELS = ['standard', 'medium', 'high'] as const

/** Why a case was closed; the person is told in the neutral words that go with each. */
export const CLOSURES = ['resolved', 'person_asked', 'no_more_to_do', 'other_agency', 'duplicate'] as const
export type Closure = (typeof CLOSURES)[number]

/** What decides an action: the state of the case, and on which side of it somebody stands. */
export type CaseState = { status: CaseStatus; riskLevel: RiskLevel; leadAgencyId: string }
export type Side = 'lead' | 'partner'

export const sideOf = (state: Pick<CaseState, 'leadAgencyId'>, actor: Pick<Staff, 'agencyId'>): Side =>
  state.leadAgencyId === actor.agencyId ? 'lead' : 'partner'

export const asRisk = (text: string): RiskLevel => RISK_LEVELS.find((each) => each === text) ?? 'not_assessed'
export const asStatus = (text: string): CaseStatus => (text === 'closed' ? 'closed' : 'open')
