// A backup brought into an empty, migrated database: one transaction, so that a restore that fails leaves the place as
// empty as it was. Row security, triggers and foreign keys are lifted for the loading and are back before it commits:
// rows come as they were, and nothing is written a second time by a trigger.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import type { MasterKeys } from '../crypto/master-key.ts'
import type { BlobStore } from '../files/store.ts'
import { ArchiveBroken, type Frame, openArchive } from './archive.ts'
import { type Brought, type FilesKept, noFiles, restorePiece } from './archive-files.ts'
import { type Manifest, manifestSchema } from './backup.ts'
import { liftRules } from './restore-rules.ts'
import {
  type Content,
  countLines,
  listTables,
  PLAIN_TEXT,
  quoted,
  readContents,
  type Table,
} from './tables.ts'

/** Why a restore did not begin, in a sentence for the operator. Nothing was changed. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused'
}

export type RestoredTable = { name: string; backup: Content; restored: Content }
export type Restored = {
  manifest: Manifest
  tables: RestoredTable[]
  rows: number
  files: FilesKept
  seconds: number
}

// What a migrated database holds before anybody has used it. The backup brings its own.
const LISTS = [
  'public.recording_regimes',
  'public.strand_category_names',
  'public.strand_categories',
  'public.sharing_purposes',
  'public.young_person_ages',
  'public.data_limits',
  'public.call_hours',
]
const SEEDED = ['audit.lanes', 'vault.secrets', 'pgboss.job', ...LISTS]

const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()) })
const contentSchema = z.object({ rows: z.int(), sha256: z.string() })

/**
 * Loads the archive at `path` into the database at `adminUrl`, which must be migrated by the same migrations and hold
 * nothing. Every table is counted and hashed again after loading; `check` runs last, as the keeper, and may refuse by
 * throwing. Only then is anything kept. The bytes of files go to `store`; where it fails they are taken away again, but for
 * files of which the store had something before: it may be the one that people work with.
 */
export async function restoreBackup(options: {
  adminUrl: string
  path: string
  keys: MasterKeys
  store?: BlobStore | undefined
  check?: (client: pg.Client) => Promise<void>
  onTable?: (name: string, done: number, of: number) => void
}): Promise<Restored> {
  const begun = performance.now()
  const brought: Brought = { written: new Set(), found: new Set() }
  const client = new pg.Client({ connectionString: options.adminUrl, application_name: 'upstander restore' })
  await client.connect()
  try {
    await client.query('begin')
    const restored = await restoreWithin(client, options, brought)
    await client.query('commit')
    // From here on they belong to what was restored, whatever else fails.
    brought.written.clear()
    await client.query('analyze')
    return { ...restored, seconds: (performance.now() - begun) / 1000 }
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    const own = [...brought.written].filter((fileId) => !brought.found.has(fileId))
    for (const fileId of own) await options.store?.removeAll(fileId)
    throw fault
  } finally {
    await client.end()
  }
}

async function restoreWithin(
  client: pg.Client,
  options: Parameters<typeof restoreBackup>[0],
  brought: Brought,
): Promise<Omit<Restored, 'seconds'>> {
  const frames = openArchive(options.path, options.keys)
  const manifest = manifestSchema.parse(jsonOf(await next(frames, 'M')))
  const tables = await listTables(client)
  await refuseOtherShape(client, manifest, tables)
  await refuseInUse(client, tables)
  await client.query(PLAIN_TEXT)
  const back = await liftRules(client, tables)
  for (const name of SEEDED) await client.query(`delete from ${quoted(name)}`)
  const files = noFiles()
  const bringFile = fileBringer(frames, options.store, files, brought)
  const loaded = await loadTables(client, frames, tables, { onTable: options.onTable, bringFile })
  await setSequences(client, manifest.sequences)
  for (const statement of back) await client.query(statement)
  await client.query('set local role upstander_keeper')
  const compared = await compare(client, tables, loaded)
  await options.check?.(client)
  await client.query('reset role')
  return {
    manifest,
    files,
    tables: compared,
    rows: compared.reduce((sum, each) => sum + each.restored.rows, 0),
  }
}

async function refuseOtherShape(client: pg.Client, manifest: Manifest, tables: Table[]): Promise<void> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from app_migrations',
  )
  const mine = new Map(rows.map((row) => [row.name, row.sha256]))
  const theirs = new Map(manifest.migrations.map((each) => [each.name, each.sha256]))
  const unknown = [...theirs].filter(([name, sha256]) => mine.get(name) !== sha256).map(([name]) => name)
  const newer = [...mine.keys()].filter((name) => !theirs.has(name))
  if (unknown.length || newer.length) {
    const differ = [...unknown, ...newer].sort().join(', ')
    throw new RestoreRefused(
      `the backup was made by another version of Upstander (migrations that differ: ${differ}). Restore it with the version that made it, then upgrade.`,
    )
  }
  const names = tables.map(({ name }) => name)
  if (names.join() !== manifest.tables.join()) {
    throw new RestoreRefused('the tables of this database are not those of the backup')
  }
}

async function refuseInUse(client: pg.Client, tables: Table[]): Promise<void> {
  await client.query('set local role upstander_keeper')
  const used = tables
    .filter(({ name }) => !SEEDED.includes(name))
    .map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`)
  const lanes = `select 'audit.lanes' as name where exists (select from audit.lanes where length > 0)`
  const { rows } = await client.query<{ name: string }>([...used, lanes].join(' union all '))
  await client.query('reset role')
  if (rows.length) {
    throw new RestoreRefused(
      `a backup is restored into an empty place only, and this database is in use (${someOf(rows.map(({ name }) => name))})`,
    )
  }
}

const NAMED = 5

const someOf = (names: string[]) =>
  names.length > NAMED
    ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} other tables`
    : names.join(', ')

type Loading = {
  onTable: ((name: string, done: number, of: number) => void) | undefined
  bringFile(frame: Frame): Promise<void>
}

const fileBringer =
  (frames: AsyncGenerator<Frame>, store: BlobStore | undefined, files: FilesKept, brought: Brought) =>
  async (frame: Frame): Promise<void> => {
    if (!store) throw new RestoreRefused('the backup holds files, and no place was given for them')
    const bytes = async () => (await next(frames, 'B')).content
    await restorePiece(frame, bytes, store, files, brought)
  }

async function loadTables(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  tables: Table[],
  { onTable, bringFile }: Loading,
): Promise<Map<string, Content>> {
  const loaded = new Map<string, Content>()
  for (;;) {
    const frame = await next(frames, 'T', 'F', 'Z')
    if (frame.kind === 'Z') break
    if (frame.kind === 'F') {
      await bringFile(frame)
      continue
    }
    const { name, columns } = tableSchema.parse(jsonOf(frame))
    const known = tables.find((each) => each.name === name)
    if (!known || loaded.has(name) || columns.some((column) => !known.columns.includes(column))) {
      throw new RestoreRefused(`the table ${name} of this database is not that of the backup`)
    }
    onTable?.(name, loaded.size, tables.length)
    loaded.set(name, await loadTable(client, frames, name, columns))
  }
  if (loaded.size !== tables.length) throw new ArchiveBroken('the backup does not hold every table')
  return loaded
}

async function loadTable(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  name: string,
  columns: string[],
): Promise<Content> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`copy ${quoted(name)} (${list}) from stdin`))
  const ended = finished(stream)
  // Awaited below; until then a failure must not count as unheard.
  ended.catch(() => {})
  try {
    const { said, rows, sha256 } = await feed(stream, ended, frames)
    if (said.rows !== rows || said.sha256 !== sha256) {
      throw new ArchiveBroken(`the rows of ${name} are not those that were backed up`)
    }
    return said
  } catch (fault) {
    // The server waits for rows until it is told that there will be none; only then does it hear a rollback.
    stream.destroy()
    await ended.catch(() => {})
    throw fault
  }
}

async function feed(stream: CopyStreamQuery, ended: Promise<void>, frames: AsyncGenerator<Frame>) {
  const hash = createHash('sha256')
  let rows = 0
  let frame = await next(frames, 'D', 'E')
  for (; frame.kind === 'D'; frame = await next(frames, 'D', 'E')) {
    hash.update(frame.content)
    rows += countLines(frame.content)
    if (!stream.write(frame.content)) await Promise.race([once(stream, 'drain'), ended])
  }
  stream.end()
  await ended
  return { said: contentSchema.parse(jsonOf(frame)), rows, sha256: hash.digest('hex') }
}

async function setSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, last, called } of sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), last, called])
  }
}

async function compare(
  client: pg.Client,
  tables: Table[],
  loaded: Map<string, Content>,
): Promise<RestoredTable[]> {
  const contents = await readContents(client, tables)
  const nothing: Content = { rows: 0, sha256: '' }
  const compared = tables.map(({ name }) => ({
    name,
    backup: loaded.get(name) ?? nothing,
    restored: contents.get(name) ?? nothing,
  }))
  const wrong = compared.filter(({ backup, restored }) => backup.sha256 !== restored.sha256)
  if (wrong.length) {
    throw new Error(
      `what was loaded is not what the backup holds: ${wrong.map(({ name }) => name).join(', ')}. Nothing was kept.`,
    )
  }
  return compared
}

async function next<Kind extends Frame['kind']>(
  frames: AsyncGenerator<Frame>,
  ...kinds: Kind[]
): Promise<Frame & { kind: Kind }> {
  const step = await frames.next()
  const kind = step.done ? undefined : kinds.find((each) => each === step.value.kind)
  if (step.done || kind === undefined) throw new ArchiveBroken('the backup is not in the order of a backup')
  return { kind, content: step.value.content }
}

function jsonOf(frame: Frame): unknown {
  return JSON.parse(frame.content.toString('utf8'))
}
