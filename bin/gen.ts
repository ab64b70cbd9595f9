// Writes everything that is generated from the code, each file compared by a test:
// src/access/schema.gen.ts (types of the tables), test/golden/schema.txt (the schema as reviewed), docs/settings.md,
// docs/access.md and the JSON Schema of a read plan. `npm run gen`; with --check it writes nothing and fails instead.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { routes } from '../src/app.ts'
import { readPlanJsonSchema } from '../src/features/plan/reading/read-plan.schema.ts'
import { startEmbedded } from '../src/platform/db/embedded/index.ts'
import { migrateDatabase } from '../src/platform/db/migrate.ts'
import { describeSchema } from '../test/support/describe-schema.ts'
import { accessPage, settingsPage } from './docs.ts'

const root = new URL('..', import.meta.url).pathname

/** Runs `work` on a freshly migrated database that is thrown away afterwards. */
async function onMigratedDatabase<T>(work: (adminUrl: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'upstander-gen-'))
  const server = await startEmbedded({ dataDir: folder, sync: false })
  try {
    const adminUrl = `postgres://postgres:${server.password}@127.0.0.1:${server.port}/postgres`
    await migrateDatabase({ adminUrl, migrationsDir: join(root, 'migrations') })
    return await work(adminUrl, folder)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function tableTypes(adminUrl: string, folder: string): string {
  const out = join(folder, 'schema.ts')
  const flags = {
    dialect: 'postgres',
    url: adminUrl,
    'out-file': out,
    'default-schema': 'public',
    'include-pattern': '(public|vault|audit).*',
    'exclude-pattern': '*.app_migrations',
    'date-parser': 'string',
    'numeric-parser': 'number',
    'log-level': 'error',
  }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])
  execFileSync(join(root, 'node_modules/.bin/kysely-codegen'), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // Our pool reads bigint as a number (platform/db/pool.ts).
  return readFileSync(out, 'utf8').replace(/export type Int8 = .*;/, 'export type Int8 = number;')
}

async function schemaText(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await describeSchema(client)
  } finally {
    await client.end()
  }
}

const generated = await onMigratedDatabase(async (adminUrl, folder) => ({
  'src/access/schema.gen.ts': tableTypes(adminUrl, folder),
  'test/golden/schema.txt': await schemaText(adminUrl),
  'docs/settings.md': settingsPage(),
  'docs/access.md': accessPage(routes),
  'src/features/plan/reading/read-plan.schema.json': readPlanJsonSchema(),
}))

function current(path: string): string {
  try {
    return normal(path, readFileSync(join(root, path), 'utf8'))
  } catch {
    return ''
  }
}
// JSON is compared as data: the formatter lays it out its own way.
function normal(path: string, text: string): string {
  return path.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text
}

const stale = Object.entries(generated).filter(([path, text]) => current(path) !== normal(path, text))
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date: run npm run gen`)
  process.exitCode = stale.length ? 1 : 0
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const json = stale.map(([path]) => path).filter((path) => path.endsWith('.json'))
  if (json.length)
    execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...json], { cwd: root })
}
