// One-time links in mail: an invitation, or a new password. Opening one shows a form and uses nothing up, so that a
// mail scanner that follows links cannot spoil it; sending the form does.
import { record } from '../../access/audit.ts'
import { hashPassword } from '../../platform/crypto/password.ts'
import { ok, type Outcome, refused } from '../../platform/problems.ts'
import { queueMail, sealSecret } from '../mail/index.ts'
import { type GateCtx, type LinkPurpose, staffOf, type User } from './accounts.ts'
import { bucketsOf } from './attempts.ts'
import { takeTurn } from './attempts.store.ts'
import { addLink, linksSince, readLink, useLink, withdrawLinks } from './links.store.ts'
import { passwordProblems } from './passwords.ts'
import { savePassword, secretsOf } from './secrets.store.ts'
import { endSessions } from './sessions.store.ts'
import { challengeFor, type PasswordAnswer } from './sign-in.ts'
import { sendInvitation } from './staff-users.ts'
import { updateUser, userByEmail, userById } from './users.store.ts'

const TOKEN_CHARS_MAX = 100
const LINKS_AN_HOUR = 3
const HOUR_MS = 3_600_000

/** Whose link it is, while it can be used. Changes nothing. */
export async function openLink(
  gate: GateCtx,
  purpose: LinkPurpose,
  token: string,
): Promise<User | undefined> {
  if (token.length > TOKEN_CHARS_MAX) return undefined
  return gate.db.transaction(async (tx) => {
    const userId = await readLink(tx, purpose, token, gate.clock.now())
    return usable(purpose, userId ? await userById(tx, userId) : undefined)
  })
}

/**
 * Uses the link up and keeps the password. Every session of the person ends. Answers the next step of signing in;
 * undefined where the link cannot be used (any more). A refused password uses nothing up.
 */
export async function choosePassword(
  gate: GateCtx,
  purpose: LinkPurpose,
  chosen: { token: string; password: string },
): Promise<Outcome<Extract<PasswordAnswer, { challenge: string }>> | undefined> {
  const person = await openLink(gate, purpose, chosen.token)
  if (!person) return undefined
  const problems = passwordProblems(chosen.password, [person.email, person.name])
  if (problems.length) return refused(...problems)
  const hash = await hashPassword(chosen.password)
  return gate.db.transaction(async (tx) => {
    const now = gate.clock.now()
    const userId = await useLink(tx, purpose, chosen.token, now)
    const user = usable(purpose, userId ? await userById(tx, userId) : undefined)
    if (!user) return undefined
    await savePassword(tx, user.id, hash, now)
    await endSessions(tx, user.id)
    await withdrawLinks(tx, user.id, now)
    if (user.status === 'invited') await updateUser(tx, user, { status: 'active' })
    await record(
      tx,
      { actor: staffOf(user), requestId: gate.requestId },
      { action: 'password.set', subjectKind: 'user', subjectId: user.id, detail: { by: purpose } },
    )
    return ok(challengeFor(gate, { ...user, status: 'active' }, await secretsOf(tx, user.id), '/today'))
  })
}

/**
 * Somebody says that they forgot their password. Sends a link where the address is a colleague's, and answers the
 * same, after the same time, where it is not. Three links an hour at most, so that nobody's mailbox is flooded.
 */
export async function requestReset(
  gate: GateCtx,
  email: string,
  network: string,
  floorMs = 400,
): Promise<void> {
  // Longer than the work takes: how long the answer takes then tells nothing of what was done.
  const floor = new Promise<void>((resolve) => setTimeout(resolve, floorMs))
  await sendReset(gate, email, network)
  await floor
}

async function sendReset(gate: GateCtx, email: string, network: string): Promise<void> {
  const now = gate.clock.now()
  const links = gate.vault.secrets.links
  await gate.db.transaction(async (tx) => {
    const asked = { email: `reset ${email}`, network, device: null, step: 'password' } as const
    if (!(await takeTurn(tx, bucketsOf(links, asked), now)).ok) return
    const user = await userByEmail(tx, email)
    const purpose = user?.status === 'invited' ? 'invitation' : 'password_reset'
    if (!user || user.status === 'disabled') return
    // Demonstration people have neither password nor mailbox.
    if (user.status === 'active' && !(await secretsOf(tx, user.id))) return
    const since = new Date(now.getTime() - HOUR_MS)
    if ((await linksSince(tx, user.id, purpose, since)) >= LINKS_AN_HOUR) return
    await withdrawLinks(tx, user.id, now, purpose)
    if (purpose === 'invitation') return void (await sendInvitation(tx, gate, user.id))
    const token = await addLink(tx, { purpose, userId: user.id }, now)
    const secret = sealSecret(gate.vault, token)
    await queueMail(tx, gate.clock, { template: 'password-reset', toUserId: user.id, secret })
    await record(tx, gate, { action: 'password.reset-asked', subjectKind: 'user', subjectId: user.id })
  })
}

// An invitation is for somebody invited, a reset for somebody active; nothing is for somebody disabled.
function usable(purpose: LinkPurpose, user: User | undefined): User | undefined {
  return user?.status === (purpose === 'invitation' ? 'invited' : 'active') ? user : undefined
}
