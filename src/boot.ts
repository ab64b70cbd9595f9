// From settings to running services, in the order that makes each step safe: the database is up, migrated and ours
// before anything listens. main.ts, cli.ts and the tests all start here.
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { RawDb } from './access/db.ts'
import type { Services } from './access/ctx.ts'
import type { DB } from './access/schema.gen.ts'
import { loadSecrets, ownerSecret } from './access/secrets.ts'
import { openVault } from './access/vault.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { loadMasterKeys, type MasterKeys } from './platform/crypto/master-key.ts'
import { startEmbedded } from './platform/db/embedded/index.ts'
import { migrateDatabase, pendingMigrations, readMigrations } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/pool.ts'
import type { Files } from './platform/files/files.ts'
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

/** The database as its owner has it, as far as this process was given that, with nothing migrated or changed. */
export type Owner = {
  adminUrl: string | undefined
  embedded: boolean
  keys: MasterKeys
  stop(): Promise<void>
}

/**
 * Starts or finds the database and loads the master key. `mayCreate`: make the embedded database and its key where
 * there is none; otherwise that is refused, so that a command on a mistyped folder does not work on a new, empty place.
 */
export async function openOwner(
  config: Config,
  options: { mayCreate: boolean; onSpawn?: (() => void) | undefined },
): Promise<Owner> {
  const served = config.databaseUrl ?? config.databaseAppUrl
  const fresh = served === undefined && !existsSync(join(config.dataDir, 'postgres', 'pg'))
  if (fresh && !options.mayCreate) throw new Error(`there is no database in ${config.dataDir}`)
  // A database whose key is lost must not be given another one.
  const keys = loadMasterKeys({
    env: config.masterKey,
    keyFile: masterKeyFile(config),
    mayGenerate: fresh,
  })
  if (served) return { adminUrl: config.databaseUrl, embedded: false, keys, stop: async () => {} }
  const server = await startEmbedded({
    dataDir: join(config.dataDir, 'postgres'),
    maxConnections: Math.max(60, config.databaseConnections * 2 + 20),
    onSpawn: options.onSpawn,
  })
  try {
    const at = `127.0.0.1:${server.port}`
    const password = createHmac('sha256', server.password).update('upstander owner').digest('base64url')
    const superUrl = `postgres://${server.superuser}:${encodeURIComponent(server.password)}@${at}/postgres`
    await ensureOwner(superUrl, password)
    const adminUrl = `postgres://${OWNER}:${password}@${at}/${DATABASE}`
    return { adminUrl, embedded: true, keys, stop: () => server.stop() }
  } catch (fault) {
    await server.stop()
    throw fault
  }
}

/** The key file of an embedded installation. */
export const masterKeyFile = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'master.key')

/**
 * Starts or finds the database, loads the master key and migrates. Refuses with a sentence for the operator. `onSpawn` is
 * called once an embedded database's process is there, and starts by itself.
 */
export async function openStore(config: Config, onSpawn?: () => void): Promise<Database> {
  const owner = await openOwner(config, { mayCreate: true, onSpawn })
  try {
    if (owner.adminUrl === undefined) {
      const appUrl = config.databaseAppUrl ?? ''
      await refuseBehind(appUrl)
      return { ...owner, appUrl }
    }
    const derived = await migrate(owner.adminUrl, owner.keys)
    return { ...owner, appUrl: config.databaseAppUrl ?? derived }
  } catch (fault) {
    await owner.stop()
    throw fault
  }
}

async function migrate(adminUrl: string, keys: MasterKeys): Promise<string> {
  const url = new URL(adminUrl)
  url.username = `upstander_app_${url.pathname.slice(1)}`.slice(0, 63)
  await migrateDatabase({
    adminUrl,
    migrationsDir: migrationsDir(),
    login: async (client) => {
      const secret = await ownerSecret(client, keys, 'login')
      url.password = createHmac('sha256', secret).update(url.pathname).digest('base64url')
      return { name: url.username, password: url.password }
    },
  })
  await installJobs(adminUrl)
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
  settings: { connections: number; timeoutMs: number; files: Files; clock?: Clock },
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
    const { clock = systemClock, files } = settings
    return { raw: db satisfies RawDb, clock, vault, files, database, pool, close }
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
