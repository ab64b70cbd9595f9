// Signing in by one press, in a demonstration only. Whether it is one is read from the database in the very
// transaction that makes the session: a setting cannot be wrong about it.
import { sql } from 'kysely'
import { NotFound } from '../../platform/problems.ts'
import type { Tx } from '../../access/db.ts'
import type { Caller, GateCtx, User } from './accounts.ts'
import { beginSession, type SignedIn } from './sessions.ts'
import { listUsers, userById } from './users.store.ts'

const PERSONAS_MAX = 200

/** The people of a demonstration. NotFound on a real partnership. */
export const demoPeople = (gate: GateCtx): Promise<User[]> =>
  gate.db.transaction(async (tx) => {
    await refuseUnlessDemo(tx)
    const people = await listUsers(tx, { limit: PERSONAS_MAX })
    return people.filter((person) => person.status === 'active')
  })

/** Begins a session as one of them. NotFound on a real partnership, and for anybody who has a password of their own. */
export const signInToDemo = (gate: GateCtx, userId: string, caller: Caller): Promise<SignedIn> =>
  gate.db.transaction(async (tx) => {
    await refuseUnlessDemo(tx)
    const user = await userById(tx, userId)
    if (user?.status !== 'active' || (await hasSecrets(tx, userId))) throw new NotFound('person')
    return beginSession(tx, gate, user, { caller, next: '/today', how: 'demo' })
  })

async function refuseUnlessDemo(tx: Tx): Promise<void> {
  const { rows } = await sql`select 1 from partnership where demo`.execute(tx)
  if (rows.length === 0) throw new NotFound('no demonstration')
}

async function hasSecrets(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('staff_secrets')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}
