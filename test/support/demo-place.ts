// A demonstration for a journey. Inventing one costs seconds, so within one run of the tests each size is invented once,
// kept as a template with its key and its files, and copied for every journey that wants it.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Services } from '../../src/access/ctx.ts'
import { openServices } from '../../src/boot.ts'
import { loadDemo } from '../../src/features/demo/index.ts'
import { newMasterKey, parseMasterKeys } from '../../src/platform/crypto/master-key.ts'
import { type Files, openFiles } from '../../src/platform/files/files.ts'
import { createTestDatabase, makeTemplate, type TestDatabase } from './cluster.ts'

/** What the application and the test that looks into it share. */
export type Place = { database: TestDatabase; masterKey: string; files: Files }
type Size = { reports: number; seed: number }

/** Where bin/test.mjs lets the demonstrations of one run be kept. A file that is run by itself invents its own. */
const KEPT = process.env['DEMOS_KEPT']

/** Takes the data folder that the application will have. Returns a demonstration of so many reports in it. */
export async function demoPlace(dataDir: string, size: Size): Promise<Place> {
  if (KEPT) return copyOf(await keptDemo(KEPT, size), dataDir)
  const place = { database: await createTestDatabase(), masterKey: newMasterKey(), files: filesIn(dataDir) }
  await invent(place, size)
  return place
}

/** The files of an application with this data folder: on its disk, looked into by no scanner. */
export const filesIn = (dataDir: string): Files => openFiles({ dataDir, s3: undefined, clamd: undefined })

/** Does something with the application's own functions, as another process of it would. */
export async function within<Result>(
  { database: { ownerUrl: adminUrl, appUrl }, masterKey, files }: Place,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const keys = parseMasterKeys(masterKey, 'the journeys')
  const store = { adminUrl, appUrl, embedded: false, keys, stop: async () => {} }
  const services = await openServices(store, { connections: 4, timeoutMs: 60_000, files })
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}

function invent(place: Place, { reports, seed }: Size): Promise<unknown> {
  const adminUrl = place.database.ownerUrl
  return within(place, (services) => loadDemo({ adminUrl, services, size: { reports }, seed }))
}

type Kept = { template: string; dataDir: string; keyFile: string }

async function keptDemo(folder: string, size: Size): Promise<Kept> {
  const template = `demo_of_${size.reports}_${size.seed}`
  const kept = { template, dataDir: join(folder, template), keyFile: join(folder, `${template}.key`) }
  await makeTemplate(template, async (database) => {
    mkdirSync(kept.dataDir, { recursive: true })
    const masterKey = newMasterKey()
    writeFileSync(kept.keyFile, masterKey, { mode: 0o600 })
    await invent({ database, masterKey, files: filesIn(kept.dataDir) }, size)
  })
  return kept
}

async function copyOf({ template, dataDir: from, keyFile }: Kept, dataDir: string): Promise<Place> {
  if (existsSync(from)) cpSync(from, dataDir, { recursive: true })
  return {
    database: await createTestDatabase(template),
    masterKey: readFileSync(keyFile, 'utf8'),
    files: filesIn(dataDir),
  }
}
