// How statements travel. Two things make pages several times cheaper, and are done here once for all:
// - A statement with parameters is prepared under a name of its own. Planning under row security costs more than running
//   (a case page spent ten times as long planning); PostgreSQL keeps the plan, each connection for itself.
// - "begin" waits for the statement after it, and travels with it when that one has no parameters: the scope of the
//   transaction (scoped.ts) is set in the same message that opens it.
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Statements named at most; whatever comes after travels unnamed. Bounds the server's memory for kept plans. */
const NAMES_MAX = 500
const names = new Map<string, string>()
/** How often a statement must have been asked before it takes one of the names: those of a start are asked once. */
const NAMED_AT = 3
/** Texts counted at most, the oldest forgotten first. */
const COUNTED_MAX = 2_000
const counts = new Map<string, number>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= NAMES_MAX) return known
  const count = (counts.get(text) ?? 0) + 1
  counts.delete(text)
  if (count < NAMED_AT) {
    counts.set(text, count)
    const [oldest] = counts.keys()
    if (counts.size > COUNTED_MAX && oldest !== undefined) counts.delete(oldest)
    return undefined
  }
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** The pool as Kysely sees it. */
export function wired(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? wireClient(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
    options: pool.options,
  }
}

type Result = { command: string; rowCount: number | null; rows: unknown[] }
const NOTHING: Result = { command: 'BEGIN', rowCount: 0, rows: [] }

function wireClient(client: pg.PoolClient): PostgresPoolClient {
  let beginWaits = false
  const send = async (text: string, values: readonly unknown[]): Promise<Result> => {
    if (text === 'begin') {
      beginWaits = true
      return NOTHING
    }
    if (beginWaits) {
      beginWaits = false
      // Nothing happened in between: there is nothing to end.
      if (text === 'commit' || text === 'rollback') return NOTHING
      if (values.length === 0) return last(await client.query(`begin; ${text}`))
      await client.query('begin')
    }
    if (values.length === 0) return client.query(text)
    const name = nameOf(text)
    return client.query({ text, values: [...values], ...(name ? { name } : {}) })
  }
  const release = (destroy?: boolean) => {
    beginWaits = false
    client.release(destroy)
  }
  // Kysely's type also has cursors, which nothing here opens.
  return { query: send, release } as unknown as PostgresPoolClient
}

// Several statements in one message answer with a list.
const last = (result: Result | Result[]): Result =>
  Array.isArray(result) ? (result.at(-1) ?? NOTHING) : result
