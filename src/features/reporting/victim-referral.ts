// What becomes of the victim service's referral of a report's case: when it is logged, and whenever the person changes
// their mind afterwards. Consent-gated, de-duplicated, never for somebody who is anonymous (domain.md 6.1). Whose yes it is,
// and whether it counts for the person, is one rule for all purposes (consent/whose-yes.ts). No I/O.
import { type Teller, whoseYes } from './consent/whose-yes.ts'

export const WITHHELD_REASONS = [
  'said_no',
  'withdrew',
  'anonymous',
  'not_asked',
  'not_the_person',
  'person_objects',
  'no_safe_contact',
] as const
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
  /** Who told us, of whom, and what that person knows. */
  teller: Teller
  consent: 'yes' | 'no' | 'not_asked' | 'withdrew'
}

/**
 * Whether the victim service's referral is sent, or withheld and why. Somebody's own no comes before anything else;
 * then that there is nobody to reach, that nobody asked, that somebody else said yes for the person it happened to, and
 * that there is no safe way to reach them. A witness says yes for themselves; so does whoever did not say who they are,
 * since what they were asked is whether they themselves may be contacted. Whoever is responsible says it for a child.
 */
export function victimReferral(wishes: Wishes): ReferralByRule {
  const reason = reasonToWithhold(wishes)
  return reason === null
    ? { status: 'sent', basis: 'consent', withheldReason: null }
    : { status: 'withheld', basis: 'none', withheldReason: reason }
}

function reasonToWithhold({
  privacy,
  canContact,
  hasPerson,
  teller,
  consent,
}: Wishes): WithheldReason | null {
  if (consent === 'no') return 'said_no'
  if (consent === 'withdrew') return 'withdrew'
  if (privacy === 'anonymous' || !hasPerson) return 'anonymous'
  if (consent !== 'yes') return 'not_asked'
  const yes = whoseYes(teller, 'victim_service')
  if (!yes.counts) return yes.why === 'objects' ? 'person_objects' : 'not_the_person'
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
