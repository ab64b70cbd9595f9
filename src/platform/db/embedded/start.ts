import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureCluster, placeCluster } from './cluster.ts'
import { serverIdentity } from './identity.ts'
import { takeExclusive, tryExclusive, tryShared } from './locks.ts'
import type { FileLock } from './locks.ts'
import { findPrograms } from './programs.ts'
import { findRunning, readPassword, startServer, stopServer, verifyServer } from './server.ts'
import type { Running } from './server.ts'

export interface EmbeddedOptions {
  /** A folder for the server alone; made (0700) if missing. Its data is in `pg/`, its log in `postgres.log`. */
  readonly dataDir: string
  /** Other PostgreSQL programs, such as /usr/lib/postgresql/15/bin; npm's when absent. */
  readonly binDir?: string
  readonly sharedBuffersMb?: number
  readonly maxConnections?: number
  /** False only in tests: commits are then not written through to the disk. */
  readonly sync?: boolean
  /** Called once the server's process is there, and starts by itself; not where one runs already. */
  readonly onSpawn?: (() => void) | undefined
}

export interface EmbeddedServer {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly password: string
  readonly superuser: 'postgres'
  /** True when the server was running already: another app process started it, or one that was killed left it. */
  readonly adopted: boolean
  /** The server's version, such as "18.4". */
  readonly version: string
  /** Where the programs are that run; a copy when the server's user could not reach the installed ones. */
  readonly programsDir: string
  /**
   * Gives the server up. It is stopped when no other process uses it, and left to the others otherwise.
   * Bounded by about 30 s; safe to call twice.
   */
  stop(): Promise<void>
}

const START_LOCK_MS = 240_000

/**
 * Starts the embedded PostgreSQL on a data directory, or adopts the server that already runs there.
 *
 * Two locks in the directory make this safe for any number of processes: `start.lock`, held alone while one of them
 * starts or stops the server, and `users.lock`, which every user shares for as long as it lives. Whoever gives the
 * server up and can then take `users.lock` alone was the last, and stops it. A killed process holds no lock; what it
 * started is adopted by the next.
 *
 * Throws with a sentence for the operator, and the end of the server's log, when it cannot; nothing is left running.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(resolve(options.dataDir))
  const identity = serverIdentity()
  const programs = await findPrograms(options.binDir, identity, dataDir)
  const cluster = placeCluster(dataDir, programs, identity)
  const sync = options.sync ?? true
  const settings = {
    clusterName: `upstander-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`,
    sharedBuffersMb: options.sharedBuffersMb ?? 128,
    maxConnections: options.maxConnections ?? 40,
    sync,
    onSpawn: options.onSpawn,
  }
  return underStartLock(dataDir, async () => {
    await ensureCluster(dataDir, cluster, programs, identity, sync)
    const found = await findRunning(cluster, settings.clusterName)
    const server = found ?? (await startServer(cluster, programs, identity, settings))
    try {
      const password = readPassword(cluster)
      const version = await verifyServer(server.port, password, cluster, identity, sync)
      const use = shareUse(dataDir)
      let stopping: Promise<void> | undefined
      return {
        host: '127.0.0.1',
        port: server.port,
        password,
        superuser: 'postgres',
        adopted: found !== undefined,
        version,
        programsDir: programs.dir,
        stop: () => (stopping ??= giveUp(dataDir, use, () => findRunning(cluster, settings.clusterName))),
      }
    } catch (error) {
      if (!found) await stopServer(server.pid)
      throw new Error(
        `The database in ${dataDir} does not answer as it should: ${error instanceof Error ? error.message : 'unknown'}`,
        { cause: error },
      )
    }
  })
}

async function giveUp(
  dataDir: string,
  use: FileLock,
  findServer: () => Promise<Running | undefined>,
): Promise<void> {
  await underStartLock(dataDir, async () => {
    use.release()
    const alone = tryExclusive(usersLock(dataDir))
    if (!alone) return
    try {
      // Looked for again: the server that we began with may have died, and another process may have started one.
      const server = await findServer()
      if (server) await stopServer(server.pid)
    } finally {
      alone.release()
    }
  })
}

function shareUse(dataDir: string): FileLock {
  const use = tryShared(usersLock(dataDir))
  if (!use) throw new Error(`${usersLock(dataDir)} is held by something that is not an Upstander process`)
  return use
}

async function underStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeExclusive(join(dataDir, 'start.lock'), START_LOCK_MS)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function usersLock(dataDir: string): string {
  return join(dataDir, 'users.lock')
}
