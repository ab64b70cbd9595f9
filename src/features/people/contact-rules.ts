// How somebody may be reached, without who they are: what a worker keeps before them while they record an attempt. The
// wishes are sealed with the person, so reading them is a reveal, with its reason and its entry in the trail; name and
// details go no further than here.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { SafeContact } from '../../access/vault.ts'
import type { CallTime } from '../reporting/index.ts'
import { words } from './messages.en.ts'
import { type Revealed, revealPerson } from './reveal-person.ts'

export type ContactRules = {
  canContact: string
  /** As whoever told us said it; null where the person did not report. */
  reporterRole: string | null
  safe: SafeContact | undefined
  /** A call that they asked for and that waits. */
  call: CallTime | null
}

/** The rules of a person who was revealed. */
export const rulesOf = ({ canContact, reporterRole, details, call }: Revealed): ContactRules => ({
  canContact,
  reporterRole,
  safe: details?.safeContact,
  call,
})

/** The rules alone. Throws NotFound as revealPerson does. */
export async function readContactRules(
  tx: Tx,
  ctx: StaffCtx,
  of: { reference: string; personId: string },
): Promise<ContactRules> {
  return rulesOf(await revealPerson(tx, ctx, of, words.reasons.safe))
}

// What was recorded as one of these was done by any of those that they may have chosen.
const CHOSEN_AS: Readonly<Record<string, readonly string[]>> = {
  call: ['call', 'landline', 'relay'],
  through_centre: ['through'],
}

/** Whether they said that this way is safe, or asked for a call that waits. Whatever they were not asked about counts as no (domain.md 2.2 D). */
export const saidSafe = (rules: ContactRules, channel: string): boolean =>
  (channel === 'call' && rules.call !== null) ||
  (rules.canContact === 'yes' &&
    (CHOSEN_AS[channel] ?? [channel]).some((way) => rules.safe?.methods.includes(way) ?? false))
