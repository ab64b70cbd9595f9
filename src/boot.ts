// From settings to running services, in the order that makes each step safe: the database is up, migrated and ours
// before anything listens. main.ts, cli.ts and the tests all start here.
import { join } from 'node:path'
import pg from 'pg'
import type { RawDb } from './access/db.ts'
import type { Services } from './access/ctx.ts'
import type { DB } from './access/schema.gen.ts'
import { loadSecrets } from './access/secrets.ts'
import { openVault } from './access/vault.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { derive, loadMasterKeys, type MasterKeys } from './platform/crypto/master-key.ts'
import { startEmbedded } from './platform/db/embedded/index.ts'
import { migrateDatabase, pendingMigrations, readMigrations } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/pool.ts'
import { installJobs } from './platform/jobs/index.ts'

export type Database = {
  /** The owner's address, for migrations, backup and bulk loading; absent when the app was not given it. */
  adminUrl: string | undefined
  appUrl: string
  embedded: boolean
  keys: MasterKeys
  stop(): Promise<void>
}

export type Running = Services & { database: Database; pool: pg.Pool; close(): Promise<void> }

const OWNER = 'upstander_owner'
const DATABASE = 'upstander'

/** Where the migrations are: beside dist/ in production, in the source tree otherwise. */
export const migrationsDir = (): string => new URL('../migrations', import.meta.url).pathname

/** Starts or finds the database, loads the master key and migrates. Refuses with a sentence for the operator. */
export async function openStore(config: Config): Promise<Database> {
  const served = config.databaseUrl ?? config.databaseAppUrl
  const keys = loadMasterKeys({
    env: config.masterKey,
    keyFile: join(config.dataDir, 'master.key'),
    mayGenerate: served === undefined,
  })
  if (served) return openServed(config, keys)
  const server = await startEmbedded({
    dataDir: join(config.dataDir, 'postgres'),
    maxConnections: Math.max(60, config.databaseConnections * 2 + 20),
  })
  const at = `127.0.0.1:${server.port}`
  const password = derive(keys.current, 'database-owner').toString('base64url')
  await ensureOwner(
    `postgres://${server.superuser}:${encodeURIComponent(server.password)}@${at}/postgres`,
    password,
  )
  const adminUrl = `postgres://${OWNER}:${password}@${at}/${DATABASE}`
  const appUrl = await migrate(adminUrl, keys)
  return { adminUrl, appUrl, embedded: true, keys, stop: () => server.stop() }
}

async function openServed(config: Config, keys: MasterKeys): Promise<Database> {
  const stop = async () => {}
  if (config.databaseUrl) {
    const derived = await migrate(config.databaseUrl, keys)
    return {
      adminUrl: config.databaseUrl,
      appUrl: config.databaseAppUrl ?? derived,
      embedded: false,
      keys,
      stop,
    }
  }
  const appUrl = config.databaseAppUrl ?? ''
  await refuseBehind(appUrl)
  return { adminUrl: undefined, appUrl, embedded: false, keys, stop }
}

// The login's password comes from the master key, so that several processes agree without another secret.
async function migrate(adminUrl: string, keys: MasterKeys): Promise<string> {
  const url = new URL(adminUrl)
  const login = {
    name: `upstander_app_${url.pathname.slice(1)}`.slice(0, 63),
    password: derive(keys.current, `login:${url.pathname}`).toString('base64url'),
  }
  await migrateDatabase({ adminUrl, migrationsDir: migrationsDir(), login })
  await installJobs(adminUrl)
  url.username = login.name
  url.password = login.password
  return url.toString()
}

async function refuseBehind(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const pending = await pendingMigrations(client, readMigrations(migrationsDir()))
    if (pending.length)
      throw new Error(`the database needs ${pending.length} migrations: run "upstander migrate"`)
  } finally {
    await client.end()
  }
}

// The embedded server's superuser makes one ordinary owner and one database, and is not used again.
async function ensureOwner(superUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
    const verb = rows.length ? 'alter' : 'create'
    await client.query(`${verb} role ${OWNER} login createrole password ${pg.escapeLiteral(password)}`)
    const { rows: found } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!found.length)
      await client.query(`create database ${DATABASE} owner ${OWNER} encoding 'UTF8' template template0`)
  } finally {
    await client.end()
  }
}

/** Opens the pool as the login role, refuses a login that could see past row security, and loads the vault's keys. */
export async function openServices(
  database: Database,
  settings: { connections: number; timeoutMs: number; clock?: Clock },
): Promise<Running> {
  const { db, pool, close } = openDatabase<DB>({
    url: database.appUrl,
    connectionsMax: settings.connections,
    statementTimeoutMs: settings.timeoutMs,
    name: 'upstander',
  })
  try {
    await refusePowerfulLogin(pool)
    const secrets = await loadSecrets(db, database.keys)
    const vault = openVault(database.keys, secrets)
    return { raw: db satisfies RawDb, clock: settings.clock ?? systemClock, vault, database, pool, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

async function refusePowerfulLogin(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ too_much: boolean }>(`
    select rolsuper or rolbypassrls or pg_has_role(rolname, 'upstander_keeper', 'member')
      or exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relowner = r.oid and n.nspname in ('public', 'vault', 'audit')) as too_much
    from pg_roles r where rolname = current_user`)
  if (rows[0]?.too_much)
    throw new Error('the app’s database login owns tables or can see past row security: use another')
}
