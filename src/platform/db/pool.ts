// One pool of connections as the login role. Calendar dates stay 'YYYY-MM-DD' text and counts become numbers: a
// date is not an instant, and our counts fit.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { wired } from './wire.ts'

const DATE = 1082
const INT8 = 20
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(INT8, Number)

export type PoolSettings = { url: string; connectionsMax: number; statementTimeoutMs: number; name: string }

/**
 * Opens a Kysely handle over a new pool. `DB` is the generated schema. Statements are cut off after
 * `statementTimeoutMs`, and a transaction left idle is ended, so that one stuck page cannot hold the rest up.
 */
export function openDatabase<DB>(settings: PoolSettings): {
  db: Kysely<DB>
  pool: pg.Pool
  close(): Promise<void>
} {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.connectionsMax,
    application_name: settings.name,
    statement_timeout: settings.statementTimeoutMs,
    idle_in_transaction_session_timeout: settings.statementTimeoutMs * 2,
    connectionTimeoutMillis: 10_000,
    // Statements of one transaction that do not wait for one another (Promise.all) are sent without waiting for answers.
    pipeline: true,
  })
  // A connection that dies while idle is replaced at the next use; unheard, this event would end the process.
  pool.on('error', () => {})
  // The same for one that dies while somebody holds it: their next statement fails, and nobody else notices.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: wired(pool) }) })
  return { db, pool, close: () => db.destroy() }
}
