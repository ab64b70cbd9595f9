// Writes what is generated from the migrations: src/access/schema.gen.ts (types) and test/golden/schema.sql.
// `npm run gen`; with --check it writes nothing and fails when a file would change.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/db/embedded/index.ts'
import { migrateDatabase } from '../src/platform/db/migrate.ts'

const root = new URL('..', import.meta.url).pathname
const TYPES = join(root, 'src/access/schema.gen.ts')

/** Generates the Kysely types from a freshly migrated database. */
async function types(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'upstander-gen-'))
  const server = await startEmbedded({ dataDir, sync: false })
  try {
    const adminUrl = `postgres://postgres:${server.password}@127.0.0.1:${server.port}/postgres`
    await migrateDatabase({ adminUrl, migrationsDir: join(root, 'migrations') })
    const out = join(dataDir, 'schema.ts')
    execFileSync(
      join(root, 'node_modules/.bin/kysely-codegen'),
      [
        '--dialect',
        'postgres',
        '--url',
        adminUrl,
        '--out-file',
        out,
        '--default-schema',
        'public',
        '--include-pattern',
        '(public|vault|audit).*',
        '--exclude-pattern',
        '*.app_migrations',
        '--date-parser',
        'string',
        '--numeric-parser',
        'number',
        '--log-level',
        'error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    // Our pool reads bigint as a number (platform/db/pool.ts).
    return readFileSync(out, 'utf8').replace(/export type Int8 = .*;/, 'export type Int8 = number;')
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const fresh = await types()
if (process.argv.includes('--check')) {
  if (readFileSync(TYPES, 'utf8') !== fresh) {
    console.error('src/access/schema.gen.ts is out of date: run npm run gen')
    process.exitCode = 1
  }
} else {
  writeFileSync(TYPES, fresh)
}
