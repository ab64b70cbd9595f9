// The application as a process of its own over a database of its own, for the browser journeys: what it logs, and the
// mail it sends to a real mail server, are kept so that they can be searched afterwards.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Services } from '../../src/access/ctx.ts'
import { newMasterKey } from '../../src/platform/crypto/master-key.ts'
import { createTestDatabase } from './cluster.ts'
import { demoPlace, filesIn, type Place, within } from './demo-place.ts'
import { startSmtp } from './smtp.ts'

export type JourneyServer = Awaited<ReturnType<typeof startServer>>

const ROOT = new URL('../..', import.meta.url).pathname
/** The application as it was built where that is as new as its source (bin/test.mjs); else its source. */
const APP = process.env['APP_BUILT'] ? ['dist/main.js'] : ['--import', './bin/tsx.mjs', 'src/main.ts']
const START_MS_MAX = 60_000
const STOP_MS_MAX = 10_000

type Options = {
  empty?: boolean
  reports?: number
  seed?: number
  /** Where *Exit this page* leads, instead of a real site. */
  exitUrl?: string
}

/** Starts the application on the demonstration with so many reports, or, with `empty`, on a database with nothing in it. */
export async function startServer(options: Options = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'upstander-journey-'))
  const { empty = false, reports = 250, seed = 20_181, exitUrl } = options
  const place = empty ? await emptyPlace(dataDir) : await demoPlace(dataDir, { reports, seed })
  const { database, masterKey } = place
  if (exitUrl) await setExit(database.ownerUrl, exitUrl)
  const smtp = await startSmtp()
  const child = spawn(process.execPath, APP, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      PORT: '0',
      LOG_LEVEL: 'debug',
      DATA_DIR: dataDir,
      DATABASE_APP_URL: database.appUrl,
      MASTER_KEY: masterKey,
      SMTP_URL: smtp.url,
      METRICS_TOKEN: 'for-the-journeys-only',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  const release = async () => {
    await ended(child)
    await smtp.close()
    rmSync(dataDir, { recursive: true, force: true })
    await database.drop()
  }
  // What does not start must not keep the tests waiting for its mail server and database.
  const url = await address(child, printed).catch(async (fault: unknown) => {
    await release()
    throw fault
  })
  return {
    url,
    database,
    smtp,
    /** Does something with the application's own functions, as another process of it would. */
    within: <Result>(work: (services: Services) => Promise<Result>) => within(place, work),
    /** Everything it printed and logged so far. */
    output: () => printed.join(''),
    metrics: async () =>
      (await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer for-the-journeys-only' } })).text(),
    stop: release,
  }
}

async function emptyPlace(dataDir: string): Promise<Place> {
  return { database: await createTestDatabase(), masterKey: newMasterKey(), files: filesIn(dataDir) }
}

async function setExit(adminUrl: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('set role upstander_keeper')
  await client.query('update partnership set exit_url = $1', [url])
  await client.end()
}

function address(child: ChildProcess, printed: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`the application did not start (${why}): ${printed.join('').slice(-4000)}`))
    const timer = setTimeout(() => fail('too slow'), START_MS_MAX)
    child.stdout?.on('data', () => {
      const url = /ready at (http:\/\/[\w.:[\]]+\w)/.exec(printed.join(''))?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await gone
  clearTimeout(late)
}
