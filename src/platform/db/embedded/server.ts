// Starting, recognising and stopping the server process.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fchownSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Cluster } from './cluster.ts'
import type { Identity } from './identity.ts'
import { logSize, logTail, rotateLog } from './log.ts'
import { isAlive, readPostmasterFile, serverProcesses } from './processes.ts'
import type { Programs } from './programs.ts'
import { serverEnv } from './run.ts'

/** A server that answers. */
export interface Running {
  readonly pid: number
  readonly port: number
}

/** What the server is told at its start, beyond the fixed settings below. */
export interface Settings {
  readonly clusterName: string
  readonly sharedBuffersMb: number
  readonly maxConnections: number
  readonly sync: boolean
  /** Called once its process is there, and starts by itself. */
  readonly onSpawn?: (() => void) | undefined
}

// Recovery after a crash replays the write-ahead log before the server is ready; that may take its time.
const READY_MS = 180_000
const FAST_STOP_MS = 20_000
const IMMEDIATE_STOP_MS = 5_000

/**
 * Finds the server that already works in the directory, waiting until it is ready or has ended. Removes what a
 * dead one left: its pid file, and backends that outlived their postmaster, which PostgreSQL would trip over.
 */
export async function findRunning(cluster: Cluster, clusterName: string): Promise<Running | undefined> {
  const started = performance.now()
  for (;;) {
    const pids = serverProcesses(cluster.pgdata, clusterName)
    const file = readPostmasterFile(cluster.pgdata)
    const waited = performance.now() - started
    if (pids.length === 0) {
      rmSync(join(cluster.pgdata, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (file && pids.includes(file.pid)) {
      if (file.status === 'ready' && file.port) return { pid: file.pid, port: file.port }
      if (waited > READY_MS)
        throw new Error(
          `The server in ${cluster.pgdata} (process ${file.pid}) says "${file.status}" and nothing more.`,
        )
    } else {
      removeOrphans(pids, waited, cluster.pgdata)
    }
    await sleep(25)
  }
}

/** Backends without a postmaster leave by themselves soon; if not, they are made to (the log keeps what was committed). */
function removeOrphans(pids: readonly number[], waitedMs: number, pgdata: string): void {
  if (waitedMs > 10_000)
    throw new Error(`Processes ${pids.join(', ')} work in ${pgdata} and cannot be ended.`)
  if (waitedMs > 2_000) for (const pid of pids) signal(pid, waitedMs > 6_000 ? 'SIGKILL' : 'SIGQUIT')
}

/** Starts a server and waits until it is ready. When that fails, nothing is left behind and the error carries the log. */
export async function startServer(
  cluster: Cluster,
  programs: Programs,
  identity: Identity | undefined,
  settings: Settings,
): Promise<Running> {
  rotateLog(cluster.logFile)
  const logStart = logSize(cluster.logFile)
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = launch(cluster, programs, identity, settings, port)
    settings.onSpawn?.()
    const problem = await becomesReady(child, cluster)
    if (problem === undefined && child.pid) return { pid: child.pid, port }
    await end(child)
    const tail = logTail(cluster.logFile, logStart)
    // Between our look for a free port and the server's taking it, another program may have taken it.
    if (attempt < 5 && /could not bind/.test(tail)) continue
    throw new Error(
      `PostgreSQL did not start in ${cluster.pgdata}: ${problem ?? 'no process'}. Its log says:\n${tail}`,
    )
  }
}

function launch(
  cluster: Cluster,
  programs: Programs,
  identity: Identity | undefined,
  settings: Settings,
  port: number,
): ChildProcess {
  const log = openSync(cluster.logFile, 'a', 0o600)
  const args = Object.entries(serverSettings(settings)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    // Detached: Ctrl-C in a terminal goes to the whole group, and would end the server under the app's feet.
    const child = spawn(
      join(programs.dir, 'postgres'),
      ['-D', cluster.dataArgument(cluster.pgdata), '-p', String(port), ...args],
      {
        ...identity,
        cwd: cluster.pgdata,
        env: serverEnv(),
        stdio: ['ignore', log, log],
        detached: true,
      },
    )
    child.unref()
    child.on('error', () => {}) // seen by becomesReady as a child without a pid
    return child
  } finally {
    closeSync(log)
  }
}

// Of a server that may lose what it holds. Over hundreds of small databases that live for seconds, the workers that vacuum
// would take more time than they save.
const FOR_TESTS = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' }

function serverSettings(settings: Settings): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: settings.clusterName,
    shared_buffers: `${settings.sharedBuffersMb}MB`,
    max_connections: String(settings.maxConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A refused statement's text, values and keys may hold what somebody told us: the app hears of it, the log does not.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(settings.sync ? { fsync: 'on' } : FOR_TESTS),
  }
}

/** Answers undefined when the server is ready, else what went wrong. */
async function becomesReady(child: ChildProcess, cluster: Cluster): Promise<string | undefined> {
  const started = performance.now()
  while (performance.now() - started < READY_MS) {
    if (!child.pid) return 'the program could not be run'
    if (child.exitCode !== null || child.signalCode !== null)
      return `it ended with ${child.exitCode ?? child.signalCode}`
    const file = readPostmasterFile(cluster.pgdata)
    if (file?.pid === child.pid && file.status === 'ready') return undefined
    await sleep(10)
  }
  return `it was not ready after ${READY_MS / 1000} s`
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid) await stopServer(child.pid, 0)
}

/**
 * Stops a server: fast shutdown (open transactions are rolled back, everything is written), then, past its bound,
 * an immediate one (the next start replays the log; nothing committed is lost), then the kernel's.
 */
export async function stopServer(pid: number, fastMs: number = FAST_STOP_MS): Promise<void> {
  if (fastMs > 0) signal(pid, 'SIGINT')
  if (fastMs > 0 && (await isGone(pid, fastMs))) return
  signal(pid, 'SIGQUIT')
  if (await isGone(pid, IMMEDIATE_STOP_MS)) return
  signal(pid, 'SIGKILL')
  await isGone(pid, IMMEDIATE_STOP_MS)
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const started = performance.now()
  while (isAlive(pid)) {
    if (performance.now() - started > withinMs) return false
    await sleep(10)
  }
  return true
}

/**
 * Proves that the server on this port lets our password in and works in this very directory (a copied directory
 * carries the pid file and the password of its original), by having it read back what we just wrote there.
 * Answers the server's version; refuses a server whose writes are not durable when they have to be.
 */
export async function verifyServer(
  port: number,
  password: string,
  cluster: Cluster,
  identity: Identity | undefined,
  sync: boolean,
): Promise<string> {
  const nonce = randomBytes(16).toString('hex')
  const nonceFile = join(cluster.pgdata, 'upstander.nonce')
  writeNonce(nonceFile, nonce, identity)
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; fsync: string; nonce: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync, pg_read_file('upstander.nonce') as nonce`,
    )
    const [seen] = rows
    if (seen?.nonce !== nonce) throw new Error(`the server on port ${port} works in another directory`)
    if (sync && seen.fsync !== 'on')
      throw new Error('the running server was started without fsync, for tests; stop it first')
    return seen.version.split(' ')[0] ?? seen.version
  } finally {
    await client.end().catch(() => {})
    rmSync(nonceFile, { force: true })
  }
}

/** The directory is the server's user's: as root we must not follow a link that somebody left there under this name. */
function writeNonce(file: string, nonce: string, identity: Identity | undefined): void {
  rmSync(file, { force: true })
  const fd = openSync(file, 'wx', 0o600)
  try {
    writeSync(fd, nonce)
    if (identity) fchownSync(fd, identity.uid, identity.gid)
  } finally {
    closeSync(fd)
  }
}

/** The superuser's password as the cluster's maker wrote it. */
export function readPassword(cluster: Cluster): string {
  return readFileSync(cluster.passwordFile, 'utf8')
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone meanwhile, which is what was wanted.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
