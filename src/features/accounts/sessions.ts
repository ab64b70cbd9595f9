// A session begins: the one place that makes one.
import { record } from '../../access/audit.ts'
import type { Tx } from '../../access/db.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import type { Cookie } from '../../platform/http/reply.ts'
import { newId } from '../../platform/ids.ts'
import { type Caller, type GateCtx, staffOf, type User } from './accounts.ts'
import { deviceWords } from './device-words.ts'
import { DEVICE_SECONDS, rememberDevice } from './known-devices.ts'
import { endByToken, insertSession } from './sessions.store.ts'

/** What the browser is given: the session, and a mark that this person signed in on it. */
export type SignedIn = { session: string; device: string; next: string }
export type How = 'code' | 'recovery-code' | 'set-up' | 'demo'

/** Begins a session for somebody who has proved who they are, and ends the one this browser held before. */
export async function beginSession(
  tx: Tx,
  gate: GateCtx,
  user: User,
  begun: { caller: Caller; next: string; how: How },
): Promise<SignedIn> {
  const { caller, next, how } = begun
  if (caller.session) await endByToken(tx, caller.session)
  const token = randomToken()
  const id = newId()
  await insertSession(tx, {
    id,
    token,
    userId: user.id,
    hours: caller.sessionHours,
    secondFactor: how !== 'demo',
    deviceWords: deviceWords(caller.agent),
  })
  await record(
    tx,
    { actor: staffOf(user, id), requestId: gate.requestId },
    { action: 'session.start', subjectKind: 'session', subjectId: id, detail: { how } },
  )
  const device = rememberDevice(gate.vault.secrets.links, caller.device, user.id, gate.clock.now())
  return { session: token, device, next }
}

export const signedInCookies = (signedIn: SignedIn, hours: number): Cookie[] => [
  { name: 'session', value: signedIn.session, maxAgeSeconds: hours * 3600 },
  { name: 'device', value: signedIn.device, maxAgeSeconds: DEVICE_SECONDS },
]
export const noSessionCookie: Cookie = { name: 'session', value: '', maxAgeSeconds: 0 }
