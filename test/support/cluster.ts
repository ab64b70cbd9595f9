// A real PostgreSQL for the tests. bin/test.mjs starts one server for the whole run and hands it down in
// UPSTANDER_TEST_CLUSTER; a test file run by itself starts (or adopts) one in a folder of its own that is kept, so
// that running a file again and again is quick. The migrated database is made once per text of the migrations,
// as a template; each test file copies its files, which takes the server a
// fifth of what copying by its log does. PG_BINDIR runs all of it on other programs, such as
// /usr/lib/postgresql/15/bin.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { startEmbedded } from '../../src/platform/db/embedded/index.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { installJobs } from '../../src/platform/jobs/index.ts'

/** A database of one's own, migrated and empty. */
export type TestDatabase = {
  name: string
  /** The superuser's address: for building and inspecting, never for what is under test. */
  adminUrl: string
  /** The owner's address, an ordinary role: what an installation has as DATABASE_URL. */
  ownerUrl: string
  /** The login role's address, as the app connects. */
  appUrl: string
  /** Removes it, connections and all. Left out, it goes when the cluster is next used. */
  drop(): Promise<void>
}

const handedDown = z.object({ host: z.string(), port: z.number(), password: z.string() })
type TestCluster = z.infer<typeof handedDown>

const MIGRATIONS = join(import.meta.dirname, '../../migrations')
const MIGRATE_CODE = join(import.meta.dirname, '../../src/platform/db/migrate.ts')
const JOBS_CODE = join(import.meta.dirname, '../../src/platform/jobs')
const LOGIN = { name: 'upstander_app', password: 'for-tests-on-loopback-only' }
const OWNER = { name: 'upstander_owner', password: 'for-tests-on-loopback-only' }
const BUILD_LOCK = 7_253_101
const FILL_LOCK = 7_253_102
const TEMPLATES_KEPT = 4

let cluster: Promise<TestCluster> | undefined
let template: Promise<string> | undefined
let made = 0

/** The server of this test run. Its superuser is "postgres". */
export function testCluster(): Promise<TestCluster> {
  cluster ??= process.env['UPSTANDER_TEST_CLUSTER']
    ? Promise.resolve(handedDown.parse(JSON.parse(process.env['UPSTANDER_TEST_CLUSTER'])))
    : startOwn()
  return cluster
}

/** Copies a template into a new database: the migrated, empty one, unless it is given another. */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const server = await testCluster()
  template ??= asAdmin(server, ensureTemplate)
  const source = from ?? (await template)
  made += 1
  const name = `t_${process.pid}_${made}`
  await asAdmin(server, async (client) => {
    await client.query(`create database ${name} template ${source} strategy file_copy owner ${OWNER.name}`)
    // What a migration takes away on the database itself does not come with its template.
    await client.query(`revoke temporary on database ${name} from public`)
  })
  return databaseNamed(server, name)
}

/**
 * Makes a template of this name of what `fill` puts into a new database, once, whichever of several processes asks
 * first. What `fill` opened on the database must be closed when it is done.
 */
export async function makeTemplate(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  await asAdmin(await testCluster(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [FILL_LOCK])
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const database = await createTestDatabase()
    await fill(database)
    await client.query(`alter database ${database.name} rename to ${name}`)
    await client.query(`alter database ${name} with allow_connections false`)
  })
}

/** A new database with nothing in it, for tests of migrating itself and of restoring. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = await testCluster()
  template ??= asAdmin(server, ensureTemplate)
  await template // it makes the owner
  made += 1
  const name = `t_${process.pid}_${made}`
  await asAdmin(server, (client) =>
    client.query(`create database ${name} template template0 strategy file_copy owner ${OWNER.name}`),
  )
  return databaseNamed(server, name)
}

function databaseNamed(server: TestCluster, name: string): TestDatabase {
  return {
    name,
    adminUrl: url(server, 'postgres', server.password, name),
    ownerUrl: url(server, OWNER.name, OWNER.password, name),
    appUrl: url(server, LOGIN.name, LOGIN.password, name),
    drop: () =>
      asAdmin(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
        // A whole app that ran on it made a login of its own (see src/boot.ts); roles belong to the cluster.
        await client.query(`drop role if exists upstander_app_${name}`)
      }),
  }
}

async function startOwn(): Promise<TestCluster> {
  const binDir = process.env['PG_BINDIR']
  const kind = binDir ? binDir.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') : 'npm'
  const user = process.getuid?.() ?? 0
  const dataDir = join(tmpdir(), `upstander-tests-${user}-${kind}`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (process.getuid && ![user, 65534].includes(statSync(dataDir).uid))
    throw new Error(`${dataDir} is somebody else's`)
  const server = await startEmbedded({
    dataDir,
    ...(binDir ? { binDir } : {}),
    sync: false,
    maxConnections: 100,
  })
  process.once('beforeExit', () => void server.stop())
  return server
}

/**
 * Builds the template under another name and renames it, so that a killed build is never taken for a finished one.
 * Also sweeps away what processes that no longer live have left.
 */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const name = `upstander_template_${migrationsHash()}`
  await client.query('select pg_advisory_lock($1)', [BUILD_LOCK])
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^(t_|upstander_template_)' order by oid desc`,
  )
  const present = rows.map((row) => row.name)
  if (present.includes(name)) return name
  const building = `${name}_building`
  const old = present.filter((each) => /^upstander_template_[0-9a-f]+$/.test(each)).slice(TEMPLATES_KEPT)
  for (const each of [...present.filter(isLeftOver), ...old, building]) await dropDatabase(client, each)
  await ensureOwner(client)
  await client.query(`create database ${building} template template0 strategy file_copy owner ${OWNER.name}`)
  const server = await testCluster()
  const ownerUrl = url(server, OWNER.name, OWNER.password, building)
  await migrateDatabase({ adminUrl: ownerUrl, migrationsDir: MIGRATIONS, login: LOGIN })
  await installJobs(ownerUrl)
  await client.query(`alter database ${building} rename to ${name}`)
  await client.query(`alter database ${name} with allow_connections false`)
  return name
}

/** As in an installation, an ordinary role that may create roles owns the database and migrates it. */
async function ensureOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [OWNER.name])
  const verb = rows.length > 0 ? 'alter' : 'create'
  await client.query(
    `${verb} role ${OWNER.name} login createrole password ${pg.escapeLiteral(OWNER.password)}`,
  )
}

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}

function isLeftOver(name: string): boolean {
  const pid = /^t_(\d+)_\d+$/.exec(name)?.[1]
  if (!pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

function migrationsHash(): string {
  const hash = createHash('sha256').update(readFileSync(MIGRATE_CODE))
  for (const name of ['install.ts', 'queues.ts']) hash.update(readFileSync(join(JOBS_CODE, name)))
  for (const name of readdirSync(MIGRATIONS).sort())
    hash.update(name).update(readFileSync(join(MIGRATIONS, name)))
  return hash.digest('hex').slice(0, 16)
}

async function asAdmin<T>(server: TestCluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url(server, 'postgres', server.password, 'postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function url(server: TestCluster, user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${server.host}:${server.port}/${database}`
}
