// The members of the partnership and the areas they answer for. Both are dated: councils merge, and a report of 2025
// stays with the area of 2025.
import type { Day } from '../../platform/calendar/london.ts'

export const AGENCY_KINDS = [
  'local_authority',
  'police',
  'victim_service',
  'opcc',
  'nhs',
  'probation',
  'fire',
  'housing',
  'education',
  'voluntary',
  'transport',
  'other',
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]
export const AREA_KINDS = ['unitary', 'district', 'county', 'police_force', 'ward', 'other'] as const
export type AreaKind = (typeof AREA_KINDS)[number]
export const DUTIES = ['takes_reports', 'support', 'policing'] as const
export type Duty = (typeof DUTIES)[number]

/** Both days included; null is open-ended. */
export type Dated = { validFrom: Day | null; validTo: Day | null }

export type Agency = Dated & {
  id: string
  slug: string
  name: string
  shortName: string
  kind: AgencyKind
  publicPhone: string | null
  publicEmail: string | null
  successorId: string | null
  version: number
}
export type Area = Dated & {
  id: string
  code: string
  name: string
  kind: AreaKind
  parentId: string | null
  successorId: string | null
}

/** Whether something dated stands on a day. */
export const standsOn = ({ validFrom, validTo }: Dated, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day)
