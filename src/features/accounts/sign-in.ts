// The first step: an e-mail address and a password. Whoever asks learns "these do not match" in equal words and equal
// time, whether the address is unknown, the password wrong, or the person may not sign in.
import { record } from '../../access/audit.ts'
import { hashPassword, needsRehash, verifyNobody, verifyPassword } from '../../platform/crypto/password.ts'
import type { Caller, GateCtx, User } from './accounts.ts'
import { bucketsOf } from './attempts.ts'
import { giveBack, takeTurn } from './attempts.store.ts'
import { signChallenge } from './challenge.ts'
import { knownDevice } from './known-devices.ts'
import { refreshHash, type Secrets, secretsOf } from './secrets.store.ts'
import { userByEmail } from './users.store.ts'

export type PasswordAnswer =
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  /** The password is right; `challenge` goes into the form of the next step. */
  | { kind: 'code'; challenge: string }
  | { kind: 'set-up'; challenge: string; user: User }

type Typed = { email: string; password: string; next: string }

/** Checks a password. Nothing is signed in yet: see sign-in-with-code.ts and set-up-second-factor.ts. */
export async function checkPassword(gate: GateCtx, typed: Typed, caller: Caller): Promise<PasswordAnswer> {
  const { links } = gate.vault.secrets
  const now = gate.clock.now()
  const { user, secrets, buckets, turn } = await gate.db.transaction(async (tx) => {
    const user = await userByEmail(tx, typed.email)
    const device = user ? knownDevice(links, caller.device, user.id, now) : null
    const buckets = bucketsOf(links, {
      email: typed.email,
      network: caller.network,
      device,
      step: 'password',
    })
    const turn = await takeTurn(tx, buckets, now)
    return { user, buckets, turn, secrets: await secretsOf(tx, user?.id ?? NOBODY) }
  })
  if (!turn.ok) return { kind: 'wait', seconds: turn.waitSeconds }
  // Outside a transaction: it takes long by design, and must not hold a connection meanwhile.
  const right = await matches(secrets, typed.password)
  if (!right || user?.status !== 'active') return refuse(gate, user)
  const rehashed = needsRehash(secrets?.passwordHash ?? '') ? await hashPassword(typed.password) : undefined
  await gate.db.transaction(async (tx) => {
    await giveBack(tx, buckets, now)
    if (rehashed) await refreshHash(tx, user.id, rehashed)
  })
  return challengeFor(gate, user, secrets, typed.next)
}

/** The next step for somebody whose password is right, whichever way they proved it. */
export function challengeFor(
  gate: GateCtx,
  user: User,
  secrets: Secrets | undefined,
  next: string,
): Extract<PasswordAnswer, { challenge: string }> {
  const step = secrets?.totpSealed ? 'code' : 'set-up'
  const password = secrets?.passwordChangedAt?.getTime() ?? 0
  const signed = { user: user.id, step, next, password } as const
  const challenge = signChallenge(gate.vault.secrets.links, signed, gate.clock.now())
  return step === 'code' ? { kind: 'code', challenge } : { kind: 'set-up', challenge, user }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

const matches = (secrets: Secrets | undefined, password: string) =>
  secrets?.passwordHash ? verifyPassword(secrets.passwordHash, password) : verifyNobody(password)

async function refuse(gate: GateCtx, user: User | undefined): Promise<PasswordAnswer> {
  await gate.db.transaction((tx) =>
    record(tx, gate, {
      action: 'session.refuse',
      outcome: 'refused',
      ...(user ? { subjectKind: 'user', subjectId: user.id } : {}),
      detail: { step: 'password' },
    }),
  )
  return { kind: 'wrong' }
}
