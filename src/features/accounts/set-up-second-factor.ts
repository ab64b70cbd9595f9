// The first sign-in: somebody with a password and no second factor sets one up, and is then signed in.
import type { Tx } from '../../access/db.ts'
import { record } from '../../access/audit.ts'
import { type Caller, type GateCtx, staffOf, type User } from './accounts.ts'
import { readChallenge } from './challenge.ts'
import { keepSecondFactor } from './second-factor.ts'
import { beginSession, type SignedIn } from './sessions.ts'
import { secretsOf } from './secrets.store.ts'
import { confirmOffer, offerSecondFactor, sameOffer, type SecondFactorOffer } from './totp.ts'
import { userById } from './users.store.ts'

export type SetUpAnswer =
  | { kind: 'expired' }
  | { kind: 'wrong'; offer: SecondFactorOffer }
  | { kind: 'signed-in'; signedIn: SignedIn; recoveryCodes: string[] }

/** What the set-up page shows for a user: a new offer. */
export const offerTo = (gate: GateCtx, user: User, issuer: string): SecondFactorOffer =>
  offerSecondFactor(gate.vault.secrets.links, whose(user, issuer), gate.clock.now())

/** Confirms the offer by its first code, keeps it, and begins the session. */
export async function confirmSecondFactor(
  gate: GateCtx,
  typed: { challenge: string; pending: string; code: string; issuer: string },
  caller: Caller,
): Promise<SetUpAnswer> {
  const { links } = gate.vault.secrets
  const now = gate.clock.now()
  const challenge = readChallenge(links, typed.challenge, 'set-up', now)
  if (!challenge) return { kind: 'expired' }
  return gate.db.transaction(async (tx): Promise<SetUpAnswer> => {
    const user = await userById(tx, challenge.user)
    const secrets = await secretsOf(tx, challenge.user)
    const fresh = secrets?.passwordChangedAt?.getTime() === challenge.password && !secrets.totpSealed
    if (user?.status !== 'active' || !fresh) return { kind: 'expired' }
    const offer = sameOffer(links, whose(user, typed.issuer), typed.pending, now)
    if (!offer) return { kind: 'expired' }
    const confirmed = confirmOffer(links, { holder: user.id, pending: typed.pending, code: typed.code }, now)
    if (!confirmed) return { kind: 'wrong', offer }
    const recoveryCodes = await keepSecondFactor(tx, links, user.id, confirmed, now)
    await noteSetUp(tx, gate, user)
    const signedIn = await beginSession(tx, gate, user, { caller, next: challenge.next, how: 'set-up' })
    return { kind: 'signed-in', signedIn, recoveryCodes }
  })
}

/** The trail's entry for a second factor set up or replaced. */
export const noteSetUp = (tx: Tx, gate: GateCtx, user: User): Promise<void> =>
  record(
    tx,
    { actor: staffOf(user), requestId: gate.requestId },
    { action: 'second-factor.set-up', subjectKind: 'user', subjectId: user.id },
  )

export const whose = (user: User, issuer: string) => ({ holder: user.id, label: user.email, issuer })
