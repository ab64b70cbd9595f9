// A unit of work is one transaction that runs as one role with its settings, both gone at its end.
import { type Kysely, type Transaction, sql } from 'kysely'
import pg from 'pg'

export type Scope = { role: string; settings: Readonly<Record<string, string>> }

/**
 * Runs `work` in a transaction as `scope.role` with `scope.settings` set for that transaction only.
 * Commits when `work` resolves, rolls back when it throws, and rethrows.
 */
export async function inScope<DB, T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enterScope(tx, scope)
    return work(tx)
  })
}

/** The rest of a transaction runs as another role: what two actors do at once is kept or lost as one. */
export async function enterScope<DB>(tx: Transaction<DB>, scope: Scope): Promise<void> {
  // Without parameters, so that it travels in the message that opens the transaction (wire.ts).
  const parts = Object.entries({ ...scope.settings, role: scope.role }).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  await sql.raw(`select ${parts.join(', ')}`).execute(tx)
}
