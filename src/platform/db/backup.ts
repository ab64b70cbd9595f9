// A backup while everything is in use: one unchanging view of the database, read as the keeper, to one sealed file.
// The master key is never inside; the file opens only with it (archive.ts has the format).
import {
  mkdirSync,
  openSync,
  fsyncSync,
  closeSync,
  rmSync,
  renameSync,
  createWriteStream,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { MasterKeys } from '../crypto/master-key.ts'
import { newId } from '../ids.ts'
import { frame, newArchive, sealed } from './archive.ts'
import { fileFrames, type FilesKept, type FilesToKeep, noFiles } from './archive-files.ts'
import { listTables, PLAIN_TEXT, readTable, type Table } from './tables.ts'

export const manifestSchema = z.object({
  /** 1: without the bytes of files. */
  format: z.literal([1, 2]),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), last: z.int(), called: z.boolean() })),
  auditHeads: z.array(z.object({ lane: z.int(), length: z.int(), head: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

export type BackupMade = {
  path: string
  bytes: number
  tables: number
  rows: number
  files: FilesKept
  seconds: number
}

/**
 * Writes a backup into `folder` (made 0700 where it is missing) and returns what it holds. The file has mode 0600, and
 * appears under its name only when it is whole and durable. Safe while the application works.
 */
export async function makeBackup(options: {
  adminUrl: string
  keys: MasterKeys
  folder: string
  appVersion: string
  clock: Clock
  /** Where the bytes of files stand; left out, the backup has none of them. */
  files?: FilesToKeep | undefined
  onTable?: (name: string, done: number, of: number) => void
}): Promise<BackupMade> {
  const begun = performance.now()
  const createdAt = options.clock.now().toISOString()
  const id = newId()
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const path = join(
    options.folder,
    `upstander-${createdAt.replaceAll(/[-:]|\.\d+/g, '')}-${id.slice(-6)}.backup`,
  )
  const unfinished = `${path}.unfinished`
  const { head, key } = newArchive(options.keys, { id, createdAt, appVersion: options.appVersion })
  const totals = { tables: 0, rows: 0, files: noFiles() }
  const client = new pg.Client({ connectionString: options.adminUrl, application_name: 'upstander backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      frames(client, totals, options),
      createZstdCompress(),
      (source: AsyncIterable<Buffer>) => sealed(head, key, source),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    )
    await client.query('commit')
  } catch (fault) {
    rmSync(unfinished, { force: true })
    throw fault
  } finally {
    await client.end()
  }
  renameSync(unfinished, path)
  syncFolder(dirname(path))
  return { path, bytes: statSync(path).size, ...totals, seconds: (performance.now() - begun) / 1000 }
}

async function* frames(
  client: pg.Client,
  totals: { tables: number; rows: number; files: FilesKept },
  { files, onTable }: Pick<Parameters<typeof makeBackup>[0], 'files' | 'onTable'>,
): AsyncGenerator<Buffer> {
  const tables = await listTables(client)
  yield frame('M', await readManifest(client, tables))
  for (const table of tables) {
    onTable?.(table.name, totals.tables, tables.length)
    yield frame('T', { name: table.name, columns: table.columns })
    const reading = readTable(client, table)
    let step = await reading.next()
    for (; !step.done; step = await reading.next()) yield frame('D', step.value)
    yield frame('E', step.value)
    totals.tables += 1
    totals.rows += step.value.rows
  }
  if (files) yield* fileFrames(client, files, totals.files)
  yield frame('Z', totals)
}

/** Begins as the owner, whose list of migrations and sequences it is, and goes on as the keeper. */
async function readManifest(client: pg.Client, tables: readonly Table[]): Promise<Manifest> {
  const migrations = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from app_migrations order by name',
  )
  const sequences = await readSequences(client)
  await client.query(`set local role upstander_keeper; ${PLAIN_TEXT}`)
  const server = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  const heads = await client.query<{ lane: number; length: number; head: string }>(
    `select lane, length, encode(head, 'hex') as head from audit.lanes where length > 0 order by lane`,
  )
  return {
    format: 2,
    server: server.rows[0]?.version ?? '',
    migrations: migrations.rows,
    tables: tables.map(({ name }) => name),
    sequences,
    auditHeads: heads.rows,
  }
}

async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: number | null; first: number }>(
    `select schemaname || '.' || sequencename as name, last_value as last, start_value as first from pg_sequences
     where schemaname in ('public', 'vault', 'audit') order by 1`,
  )
  return rows.map(({ name, last, first }) => ({ name, last: last ?? first, called: last !== null }))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
