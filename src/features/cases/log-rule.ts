// The two rules of logging: who may turn a report in which state into a case, and what becomes of the victim service's
// referral (domain.md 6.1: consent-gated, de-duplicated, never for somebody who is anonymous). No I/O.
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

export const WITHHELD_REASONS = ['said_no', 'withdrew', 'anonymous', 'not_asked', 'no_safe_contact'] as const
export type WithheldReason = (typeof WITHHELD_REASONS)[number]

/** The name of the rule on the referral that it made: unique for a case, for ever. */
export const VICTIM_SERVICE_RULE = 'victim-service'

export type ReferralByRule =
  | { status: 'sent'; basis: 'consent'; withheldReason: null }
  | { status: 'withheld'; basis: 'none'; withheldReason: WithheldReason }

/** What the person told us that decides the referral. `consent`: their last answer about the victim service. */
export type Wishes = {
  privacy: string
  canContact: string
  hasPerson: boolean
  consent: 'yes' | 'no' | 'not_asked' | 'withdrew'
}

/**
 * Whether the victim service's referral is sent, or withheld and why. Somebody's own no comes before anything else;
 * then that there is nobody to reach, that nobody asked, and that there is no safe way to reach them.
 */
export function victimReferral(wishes: Wishes): ReferralByRule {
  const reason = reasonToWithhold(wishes)
  return reason === null
    ? { status: 'sent', basis: 'consent', withheldReason: null }
    : { status: 'withheld', basis: 'none', withheldReason: reason }
}

function reasonToWithhold({ privacy, canContact, hasPerson, consent }: Wishes): WithheldReason | null {
  if (consent === 'no') return 'said_no'
  if (consent === 'withdrew') return 'withdrew'
  if (privacy === 'anonymous' || !hasPerson) return 'anonymous'
  if (consent !== 'yes') return 'not_asked'
  return canContact === 'yes' ? null : 'no_safe_contact'
}

/**
 * The last word on one purpose from the consents of a report, newest first: an answer that was withdrawn and never given
 * again is 'withdrew'; no answer at all is 'not_asked'.
 */
export function lastConsent(
  all: readonly { purpose: string; answer: string; withdrawn: boolean }[],
  purpose: string,
): Wishes['consent'] {
  const consents = all.filter((each) => each.purpose === purpose)
  const current = consents.find(({ withdrawn }) => !withdrawn)
  if (!current) return consents.some(({ answer }) => answer === 'yes') ? 'withdrew' : 'not_asked'
  return current.answer === 'yes' || current.answer === 'no' ? current.answer : 'not_asked'
}
