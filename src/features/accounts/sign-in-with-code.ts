// The second step: a code of the app, or a recovery code. Only now is there a session.
import { record } from '../../access/audit.ts'
import type { Caller, GateCtx } from './accounts.ts'
import { bucketsOf } from './attempts.ts'
import { settle, takeTurn } from './attempts.store.ts'
import { readChallenge } from './challenge.ts'
import { knownDevice } from './known-devices.ts'
import { useCode } from './second-factor.ts'
import { beginSession, type SignedIn } from './sessions.ts'
import { recoveryCodesLeft, secretsOf } from './secrets.store.ts'
import { userById } from './users.store.ts'

export type CodeAnswer =
  /** The challenge is too old or its password has changed since: begin again. */
  | { kind: 'expired' }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'signed-in'; signedIn: SignedIn; recoveryCodesLeft?: number }

/** Checks a code and begins the session. A code opens once: the same one again is wrong. */
export async function signInWithCode(
  gate: GateCtx,
  typed: { challenge: string; code: string },
  caller: Caller,
): Promise<CodeAnswer> {
  const { links } = gate.vault.secrets
  const now = gate.clock.now()
  const challenge = readChallenge(links, typed.challenge, 'code', now)
  if (!challenge) return { kind: 'expired' }
  return gate.db.transaction(async (tx): Promise<CodeAnswer> => {
    const user = await userById(tx, challenge.user)
    const secrets = await secretsOf(tx, challenge.user)
    if (user?.status !== 'active' || secrets?.passwordChangedAt?.getTime() !== challenge.password)
      return { kind: 'expired' }
    const device = knownDevice(links, caller.device, user.id, now)
    const buckets = bucketsOf(links, { email: user.email, network: caller.network, device, step: 'code' })
    const turn = await takeTurn(tx, buckets, now)
    if (!turn.ok) return { kind: 'wait', seconds: turn.waitSeconds }
    const how = await useCode(tx, links, { userId: user.id, secrets }, typed.code, now)
    if (!how) {
      const subject = { subjectKind: 'user', subjectId: user.id }
      const detail = { step: 'code' }
      await record(tx, gate, { action: 'session.refuse', outcome: 'refused', ...subject, detail })
      return { kind: 'wrong' }
    }
    await settle(tx, buckets, now)
    const signedIn = await beginSession(tx, gate, user, { caller, next: challenge.next, how })
    if (how === 'code') return { kind: 'signed-in', signedIn }
    return { kind: 'signed-in', signedIn, recoveryCodesLeft: await recoveryCodesLeft(tx, user.id) }
  })
}
