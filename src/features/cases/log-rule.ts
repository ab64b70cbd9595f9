// The rule of logging: who may turn a report in which state into a case. What becomes of the victim service's referral is
// the report's own rule, since it also holds when the person changes their mind: reporting/victim-referral.ts. No I/O.
import type { Role, Staff } from '../../access/actor.ts'

export const REPORT_STATUSES = ['new', 'logged', 'recorded_only', 'passed_on', 'not_hate', 'spam'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

/** `log`: a case may be made. `show`: there is one already. `refuse`: the report must come back to the queue first. */
export type Logging = 'log' | 'show' | 'refuse'

export const LOGGING_TABLE: Readonly<Record<ReportStatus, { does: Logging; roles: readonly Role[] }>> = {
  new: { does: 'log', roles: ['officer', 'manager', 'triage'] },
  recorded_only: { does: 'log', roles: ['officer', 'manager'] },
  logged: { does: 'show', roles: ['officer', 'manager', 'triage', 'support_worker', 'chair'] },
  passed_on: { does: 'refuse', roles: [] },
  not_hate: { does: 'refuse', roles: [] },
  spam: { does: 'refuse', roles: [] },
}

/** What a person may do about logging a report; 'forbidden' when it is somebody else's to do. */
export function loggingFor(status: string, actor: Pick<Staff, 'roles'>): Logging | 'forbidden' {
  const known = REPORT_STATUSES.find((each) => each === status)
  if (!known) return 'refuse'
  const { does, roles } = LOGGING_TABLE[known]
  if (does === 'refuse') return 'refuse'
  return roles.some((role) => actor.roles.includes(role)) ? does : 'forbidden'
}

/**
 * Why a report is a case. That somebody perceives prejudice is enough: nobody need show it (domain.md 1.1). Kept with the
 * decision, as every choice about a report keeps its reason.
 */
export const LOG_REASONS = ['perceived_affected', 'perceived_other', 'belongs'] as const
export type LogReason = (typeof LOG_REASONS)[number]

/** The reason that holds unless somebody says another: who told us perceives it so. */
export const usualReason = (reporterRole: string): LogReason =>
  reporterRole === 'affected' ? 'perceived_affected' : 'perceived_other'
