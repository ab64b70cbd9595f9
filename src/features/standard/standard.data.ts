// The minimum standard as the partnership starts with it (domain.md 4.6; the plan's 2.2c). Data: an administrator
// changes it from a day on under Admin.
import type { Standards } from './clock.ts'

const workingDays = (amount: number) => ({ unit: 'working_days', amount }) as const
const days = (amount: number) => ({ unit: 'days', amount }) as const
const hours = (amount: number) => ({ unit: 'hours', amount }) as const

/** In force from the beginning: old reports that are typed in late have limits too. */
export const FIRST_DAY = '2015-01-01'

export const FIRST_STANDARDS: Standards = {
  acknowledge: { standard: workingDays(1), medium: workingDays(0), high: hours(1) },
  first_contact: { standard: workingDays(2), medium: workingDays(1), high: hours(24) },
  risk_assessment: { standard: workingDays(3), medium: workingDays(1), high: workingDays(0) },
  victim_referral: { standard: workingDays(2), medium: workingDays(1), high: workingDays(0) },
  police_told: { standard: workingDays(2), medium: workingDays(1), high: hours(1) },
  victim_update: { standard: workingDays(20), medium: workingDays(10), high: days(7) },
  review: { standard: days(56), medium: days(28), high: days(14) },
}
