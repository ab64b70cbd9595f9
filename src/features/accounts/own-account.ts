// What people do with their own account, each time proving again who they are.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { hashPassword, verifyNobody, verifyPassword } from '../../platform/crypto/password.ts'
import { NotFound, ok, type Outcome, refused } from '../../platform/problems.ts'
import type { GateCtx, User } from './accounts.ts'
import { bucketsOf } from './attempts.ts'
import { giveBack, takeTurn } from './attempts.store.ts'
import { withdrawLinks } from './links.store.ts'
import { words } from './messages.en.ts'
import { passwordProblems } from './passwords.ts'
import { keepSecondFactor, replaceRecoveryCodes } from './second-factor.ts'
import { recoveryCodesLeft, savePassword, secretsOf } from './secrets.store.ts'
import { endSession, endSessions, listSessions, type Session } from './sessions.store.ts'
import { noteSetUp, whose } from './set-up-second-factor.ts'
import { confirmOffer, offerSecondFactor, sameOffer, type SecondFactorOffer } from './totp.ts'
import { userById } from './users.store.ts'

export type OwnAccount = {
  user: User
  sessions: Session[]
  passwordChangedAt: Date | null
  secondFactor: boolean
  recoveryCodesLeft: number
}

/** Everything on the account page. */
export async function ownAccount(ctx: StaffCtx, gate: GateCtx): Promise<OwnAccount> {
  const { userId } = ctx.actor
  const { user, sessions } = await ctx.db.transaction(async (tx) => ({
    user: await userById(tx, userId),
    sessions: await listSessions(tx, userId),
  }))
  if (!user) throw new NotFound('account')
  return gate.db.transaction(async (tx) => {
    const secrets = await secretsOf(tx, userId)
    return {
      user,
      sessions,
      passwordChangedAt: secrets?.passwordChangedAt ?? null,
      secondFactor: Boolean(secrets?.totpSealed),
      recoveryCodesLeft: await recoveryCodesLeft(tx, userId),
    }
  })
}

/** Ends one of my sessions, or all but this one. */
export async function endOwnSessions(ctx: StaffCtx, which: { session: string } | 'others'): Promise<void> {
  const { userId, sessionId } = ctx.actor
  await ctx.db.transaction(async (tx) => {
    if (which === 'others') {
      const ended = await endSessions(tx, userId, sessionId)
      await record(tx, ctx, {
        action: 'session.end-others',
        subjectKind: 'user',
        subjectId: userId,
        detail: { ended },
      })
      return
    }
    if (!(await endSession(tx, userId, which.session))) throw new NotFound('session')
    await record(tx, ctx, { action: 'session.end', subjectKind: 'session', subjectId: which.session })
  })
}

/** Changes my password and ends my other sessions. */
export async function changePassword(
  ctx: StaffCtx,
  gate: GateCtx,
  typed: { current: string; password: string },
): Promise<Outcome<null>> {
  const proof = await proveSelf(ctx, gate, typed.current, 'current')
  if (!proof.ok) return proof
  const problems = passwordProblems(typed.password, [proof.value.email, proof.value.name])
  if (problems.length) return refused(...problems)
  const hash = await hashPassword(typed.password)
  const { userId, sessionId } = ctx.actor
  await gate.db.transaction(async (tx) => {
    const now = gate.clock.now()
    await savePassword(tx, userId, hash, now)
    await withdrawLinks(tx, userId, now)
    await endSessions(tx, userId, sessionId)
    await record(tx, ctx, {
      action: 'password.set',
      subjectKind: 'user',
      subjectId: userId,
      detail: { by: 'own' },
    })
  })
  return ok(null)
}

/** Begins replacing my second factor: the old one works until the new one is confirmed. */
export async function offerReplacement(
  ctx: StaffCtx,
  gate: GateCtx,
  typed: { password: string; issuer: string },
): Promise<Outcome<SecondFactorOffer>> {
  const proof = await proveSelf(ctx, gate, typed.password, 'password')
  if (!proof.ok) return proof
  return ok(offerSecondFactor(gate.vault.secrets.links, whose(proof.value, typed.issuer), gate.clock.now()))
}

export type Replacement =
  | { kind: 'expired' }
  | { kind: 'wrong'; offer: SecondFactorOffer }
  | { kind: 'done'; recoveryCodes: string[] }

/** Confirms the replacement by its first code. */
export async function replaceSecondFactor(
  ctx: StaffCtx,
  gate: GateCtx,
  typed: { pending: string; code: string; issuer: string },
): Promise<Replacement> {
  const { links } = gate.vault.secrets
  const { userId } = ctx.actor
  const now = gate.clock.now()
  return gate.db.transaction(async (tx): Promise<Replacement> => {
    const user = await self(tx, ctx)
    const offer = sameOffer(links, whose(user, typed.issuer), typed.pending, now)
    if (!offer) return { kind: 'expired' }
    const confirmed = confirmOffer(links, { holder: userId, pending: typed.pending, code: typed.code }, now)
    if (!confirmed) return { kind: 'wrong', offer }
    const recoveryCodes = await keepSecondFactor(tx, links, userId, confirmed, now)
    await noteSetUp(tx, gate, user)
    return { kind: 'done', recoveryCodes }
  })
}

/** New recovery codes for me; the old ones stop working. */
export async function newOwnRecoveryCodes(
  ctx: StaffCtx,
  gate: GateCtx,
  password: string,
): Promise<Outcome<string[]>> {
  const proof = await proveSelf(ctx, gate, password, 'password')
  if (!proof.ok) return proof
  const { userId } = ctx.actor
  return gate.db.transaction(async (tx) => {
    await record(tx, ctx, {
      action: 'second-factor.new-recovery-codes',
      subjectKind: 'user',
      subjectId: userId,
    })
    return ok(await replaceRecoveryCodes(tx, userId))
  })
}

// The password again, before what a stranger at an unlocked screen must not do. Guesses are counted as at the door,
// by this session: a device of its own.
async function proveSelf(
  ctx: StaffCtx,
  gate: GateCtx,
  password: string,
  field: string,
): Promise<Outcome<User>> {
  const now = gate.clock.now()
  const { user, hash, turn, buckets } = await gate.db.transaction(async (tx) => {
    const user = await self(tx, ctx)
    const attempt = { email: user.email, network: '', device: ctx.actor.sessionId, step: 'password' } as const
    const buckets = bucketsOf(gate.vault.secrets.links, attempt)
    const hash = (await secretsOf(tx, user.id))?.passwordHash
    return { user, buckets, hash, turn: await takeTurn(tx, buckets, now) }
  })
  if (!turn.ok) return refused({ field, message: words.wait(turn.waitSeconds) })
  const right = hash ? await verifyPassword(hash, password) : await verifyNobody(password)
  if (!right) return refused({ field, message: words.enter.currentPassword })
  await gate.db.transaction((tx) => giveBack(tx, buckets, now))
  return ok(user)
}

async function self(tx: Tx, ctx: StaffCtx): Promise<User> {
  const user = await userById(tx, ctx.actor.userId)
  if (!user) throw new NotFound('account')
  return user
}
