// People with a password and a second factor, and their apps, for the tests of this feature.
import { createSecretKey, randomBytes } from 'node:crypto'
import type { Role } from '../../../access/actor.ts'
import { type Agency, createWorld, type World } from '../../../../test/support/world.ts'
import { hashPassword } from '../../../platform/crypto/password.ts'
import { newId } from '../../../platform/ids.ts'
import type { Caller, GateCtx } from '../accounts.ts'
import { keepSecondFactor } from '../second-factor.ts'
import { savePassword } from '../secrets.store.ts'
import { checkPassword } from '../sign-in.ts'
import { signInWithCode } from '../sign-in-with-code.ts'
import { codeAt } from '../totp.ts'
import { insertUser } from '../users.store.ts'

export const PASSWORD = 'copper lantern meadow'
export type Colleague = { id: string; email: string; name: string; secret: string; recoveryCodes: string[] }

// One hash for all of them: making it is slow by design.
const hash = hashPassword(PASSWORD)

/** A world with the gate's context and ways to add colleagues who can sign in. */
export async function accountsWorld(options: { demo?: boolean } = {}) {
  const world = await createWorld(options)
  const gate: GateCtx = world.ctx({ kind: 'gate' })
  return {
    ...world,
    gate,
    colleague: (shape: { agency: Agency; roles?: Role[]; name?: string }) => addColleague(gate, shape),
    code: (person: Colleague) => codeAt(person.secret, world.clock.now()),
    /** Signs in from a browser, whole; fails when any step is refused. */
    signIn: (person: Colleague, caller: Caller) => signIn(world, gate, person, caller),
    trail: (action: string) =>
      world.admin<{ actor_id: string | null; subject_id: string | null; outcome: string; detail: unknown }>(
        'select actor_id, subject_id, outcome, detail from audit.entries where action = $1 order by at',
        [action],
      ),
  }
}

/** A browser that has never been here. */
export const browser = (network = '198.51.100.7', device?: string): Caller => ({
  network,
  agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  session: undefined,
  device,
  sessionHours: 12,
})

async function addColleague(
  gate: GateCtx,
  shape: { agency: Agency; roles?: Role[]; name?: string },
): Promise<Colleague> {
  const id = newId()
  const name = shape.name ?? `Colleague ${id.slice(-4)}`
  const email = `${id.slice(-12)}@example.org`
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const now = gate.clock.now()
  const recoveryCodes = await gate.db.transaction(async (tx) => {
    const user = {
      id,
      agencyId: shape.agency.id,
      name,
      email,
      jobTitle: null,
      roles: shape.roles ?? ['officer' as const],
    }
    await insertUser(tx, user, now, 'active')
    await savePassword(tx, id, await hash, now)
    return keepSecondFactor(tx, gate.vault.secrets.links, id, { secret, step: 0 }, now)
  })
  return { id, email, name, secret, recoveryCodes }
}

async function signIn(world: World, gate: GateCtx, person: Colleague, caller: Caller) {
  // The next half minute, so that the code has not been used.
  world.clock.advance(30_000)
  const first = await checkPassword(gate, { email: person.email, password: PASSWORD, next: '/today' }, caller)
  if (first.kind !== 'code') throw new Error(`first step: ${first.kind}`)
  const code = codeAt(person.secret, world.clock.now())
  const second = await signInWithCode(gate, { challenge: first.challenge, code }, caller)
  if (second.kind !== 'signed-in') throw new Error(`second step: ${second.kind}`)
  return second.signedIn
}

/** A key like the vault's, for tests without a database. */
export const someKey = () => createSecretKey(randomBytes(32))
