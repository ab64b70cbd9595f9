// From the settings to what a command works on, and away again when it has ended.
import { join } from 'node:path'
import pg from 'pg'
import { migrationsDir, openOwner, openServices, openStore, type Owner, type Running } from '../boot.ts'
import { type Config, readConfig } from '../config.ts'
import { pendingMigrations, readMigrations } from '../platform/db/migrate.ts'
import { openFiles } from '../platform/files/files.ts'
import { BadUse, type Terminal } from './command.ts'

export const VERSION = '0.1.0'

export type OwnedPlace = { config: Config; owner: Owner; adminUrl: string; client: pg.Client }
export type ServedPlace = { config: Config; services: Running; adminUrl: string }

export function configOf(env: Terminal['env']): Config {
  const read = readConfig(env)
  if ('faults' in read)
    throw new BadUse(`Settings to mend:\n${read.faults.map((each) => `  ${each}`).join('\n')}`)
  return read.config
}

export const backupFolder = (config: Config): string => join(config.dataDir, 'backups')

/** Works on an existing database as its owner. Nothing is migrated. The application may be running. */
export async function withOwner<T>(
  terminal: Terminal,
  work: (place: OwnedPlace) => Promise<T>,
  options: { mayCreate: boolean } = { mayCreate: false },
): Promise<T> {
  const config = configOf(terminal.env)
  const owner = await openOwner(config, options)
  try {
    const { adminUrl } = owner
    if (!adminUrl) throw new BadUse('this needs the owner of the database: set DATABASE_URL')
    const client = new pg.Client({ connectionString: adminUrl, application_name: 'upstander command' })
    await client.connect()
    try {
      return await work({ config, owner, adminUrl, client })
    } finally {
      await client.end()
    }
  } finally {
    await owner.stop()
  }
}

/** Which migrations would run on a database. */
export async function pendingOn(client: pg.Client): Promise<string[]> {
  const all = readMigrations(migrationsDir())
  const { rows } = await client.query<{ made: boolean }>(
    `select to_regclass('app_migrations') is not null as made`,
  )
  return rows[0]?.made ? pendingMigrations(client, all) : all.map(({ name }) => name)
}

/** Works with the application's services on an existing, migrated database. The application may be running. */
export function withServices<T>(terminal: Terminal, work: (place: ServedPlace) => Promise<T>): Promise<T> {
  return withOwner(terminal, async ({ config, client }) => {
    const pending = await pendingOn(client)
    if (pending.length)
      throw new Error(`the database needs ${pending.length} migrations: run "upstander migrate"`)
    return openWholly(config, work)
  })
}

/** As `withServices`, and makes and migrates the database where it is needed. */
export const withNewServices = <T>(
  terminal: Terminal,
  work: (place: ServedPlace) => Promise<T>,
): Promise<T> => openWholly(configOf(terminal.env), work)

async function openWholly<T>(config: Config, work: (place: ServedPlace) => Promise<T>): Promise<T> {
  const database = await openStore(config)
  try {
    const { adminUrl } = database
    if (!adminUrl) throw new BadUse('this needs the owner of the database: set DATABASE_URL')
    // Bulk work may take longer than a page ever should.
    const services = await openServices(database, {
      connections: 4,
      timeoutMs: 600_000,
      files: openFiles(config),
    })
    try {
      return await work({ config, services, adminUrl })
    } finally {
      await services.close()
    }
  } finally {
    await database.stop()
  }
}
