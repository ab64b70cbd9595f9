// The database as one actor sees it. There is no way to a query but through an actor.
import type { Kysely, Transaction } from 'kysely'
import { enterScope, inScope } from '../platform/db/scoped.ts'
import { type Actor, factsScopeOf, isStaff, scopeOf, type Staff } from './actor.ts'
import type { DB } from './schema.gen.ts'

export type Tx = Transaction<DB>
export type RawDb = Kysely<DB>

export type ActorDb = {
  /** One transaction as the actor. Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One transaction that reads the whole partnership's facts, without narrative or people. Staff and named work only. */
  facts<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** Binds a pool to an actor for one request or job. */
export function actorDb(raw: RawDb, actor: Actor, requestId: string): ActorDb {
  return {
    transaction: (work) => inScope(raw, scopeOf(actor, requestId), work),
    facts: (work) => {
      if (!isStaff(actor) && actor.kind !== 'system') throw new Error('only staff and named work read facts')
      return inScope(raw, factsScopeOf(actor, requestId), work)
    },
  }
}

/**
 * The rest of this transaction is `actor`'s, which is somebody else's so far: an officer notes that they took down what the
 * person told. The settings of whoever it was before stay; only an actor with settings of all its own may follow.
 */
export const goOnAs = (tx: Tx, actor: Staff, requestId: string): Promise<void> =>
  enterScope(tx, scopeOf(actor, requestId))
