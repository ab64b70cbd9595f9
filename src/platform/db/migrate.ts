// Numbered .sql files, forward only. Each runs in one transaction with the row that says it ran, under an advisory
// lock, so that several processes may start at once and one of them migrates. A migration's header says whether
// code that does not know it can still run ("Breaking: yes" or "Breaking: no"): a process meeting a newer breaking
// migration refuses to start, and meeting a newer harmless one goes on.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { EARLIER_TEXTS } from './earlier-texts.ts'

export type Migration = { name: string; sql: string; sha256: string; breaking: boolean }
export type LoginRole = { name: string; password: string }

const LOCK = 7_253_011

/** Reads and orders the migrations in a folder; refuses a gap in the numbers or a header without "Breaking:". */
export function readMigrations(dir: string): Migration[] {
  const names = readdirSync(dir)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  return names.map((name, at) => {
    if (Number(name.slice(0, 4)) !== at + 1) throw new Error(`migration ${name} leaves a gap before it`)
    const sql = readFileSync(join(dir, name), 'utf8')
    const header = sql.slice(0, sql.search(/^(?!--)/m))
    const breaking = /Breaking: (yes|no)/.exec(header)?.[1]
    if (!breaking)
      throw new Error(`migration ${name} does not say "Breaking: yes" or "Breaking: no" in its header`)
    const sha256 = createHash('sha256').update(sql).digest('hex')
    return { name, sql, sha256, breaking: breaking === 'yes' }
  })
}

/**
 * Brings the database at `adminUrl` up to date and makes sure the pool's login role exists, owning nothing.
 * Returns the names that were applied now. Refuses a database that is ahead by a breaking migration, or one whose
 * applied migrations differ from the files.
 */
export async function migrateDatabase(options: {
  adminUrl: string
  migrationsDir: string
  /** The login, or how to learn it once the tables are there. */
  login?: LoginRole | ((client: pg.Client) => Promise<LoginRole>)
}): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const applied = await applyAll(client, readMigrations(options.migrationsDir))
    await refuseTemporaryTables(client)
    const { login } = options
    if (login) await ensureLogin(client, typeof login === 'function' ? await login(client) : login)
    return applied
  } finally {
    await client.end()
  }
}

/** Compares without changing anything: what would run, for an app that may not migrate. */
export async function pendingMigrations(client: pg.ClientBase, migrations: Migration[]): Promise<string[]> {
  const known = await client.query<{ name: string }>('select name from app_migrations order by name')
  const have = new Set(known.rows.map((row) => row.name))
  return migrations.filter((each) => !have.has(each.name)).map((each) => each.name)
}

async function applyAll(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`create table if not exists app_migrations (
    name text primary key, sha256 text not null, breaking boolean not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; sha256: string; breaking: boolean }>(
    'select name, sha256, breaking from app_migrations order by name',
  )
  refuseStrangers(rows, migrations)
  const done = new Set(rows.map((row) => row.name))
  const fresh = migrations.filter((each) => !done.has(each.name))
  for (const migration of fresh) await applyOne(client, migration)
  return fresh.map((each) => each.name)
}

function refuseStrangers(
  rows: { name: string; sha256: string; breaking: boolean }[],
  migrations: Migration[],
) {
  const mine = new Map(migrations.map((each) => [each.name, each]))
  for (const row of rows) {
    const file = mine.get(row.name)
    if (!file && row.breaking) {
      throw new Error(`the database is newer than this program (${row.name}): start the newer version`)
    }
    if (file && file.sha256 !== row.sha256 && !EARLIER_TEXTS[row.name]?.includes(row.sha256)) {
      throw new Error(`migration ${row.name} was applied with other text than this program has`)
    }
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into app_migrations (name, sha256, breaking) values ($1, $2, $3)', [
      migration.name,
      migration.sha256,
      migration.breaking,
    ])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new Error(`migration ${migration.name} failed: ${why}`, { cause: fault })
  }
}

// Nothing of ours uses them, and a table of one's own is where a function can be made to do what it should not. Only
// the owner of the database may take this away; where the owner of the tables is not, the doctor says so.
async function refuseTemporaryTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; may: boolean }>(
    `select datname as name, pg_has_role(datdba, 'usage') as may from pg_database where datname = current_database()`,
  )
  const [database] = rows
  if (database?.may)
    await client.query(`revoke temporary on database ${pg.escapeIdentifier(database.name)} from public`)
}

const ROLES = 'upstander_staff, upstander_public, upstander_analyst, upstander_gate, upstander_system'

// The login may become one of the working roles, never the keeper, and by itself sees nothing.
async function ensureLogin(client: pg.Client, login: LoginRole): Promise<void> {
  const name = pg.escapeIdentifier(login.name)
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [login.name])
  const verb = rows.length ? 'alter' : 'create'
  await client.query(`${verb} role ${name} login noinherit password ${pg.escapeLiteral(login.password)}`)
  await client.query(`grant ${ROLES} to ${name}`)
  // In the schema public it may read app_migrations and nothing else: a process that may not migrate asks whether it can start.
  await client.query(`grant usage on schema app, public to ${name}`)
  await client.query(`grant execute on function app.session_actor(bytea, interval) to ${name}`)
  await client.query(`grant select on app_migrations to ${name}`)
  const { rows: database } = await client.query<{ name: string }>('select current_database() as name')
  await client.query(`grant connect on database ${pg.escapeIdentifier(database[0]?.name ?? '')} to ${name}`)
}
