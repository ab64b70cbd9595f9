// Locks between processes that the operating system drops by itself when their holder dies, however it dies:
// no stale lock files, no guessing from process ids, and right between containers that share a volume.
// Node has no flock(2); SQLite, which Node carries, takes fcntl locks on a file and handles several holders in
// one process. Nothing is ever written: the files stay empty. (Nobody may open these files in another way while
// a lock is held: closing any descriptor of a file drops this process's fcntl locks on it.)
import { chmodSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'

/** A lock that is held until `release` is called or the process ends. */
export interface FileLock {
  release(): void
}

/** Takes the lock alone, or answers undefined at once when anybody else holds it in any way. */
export function tryExclusive(file: string): FileLock | undefined {
  return acquire(file, 'BEGIN EXCLUSIVE')
}

/** Takes the lock together with other sharers; undefined when somebody holds it alone. */
export function tryShared(file: string): FileLock | undefined {
  return acquire(file, 'BEGIN; SELECT count(*) FROM sqlite_schema')
}

/** Takes the lock alone, waiting for its holder up to `waitMs`; throws when that was not enough. */
export async function takeExclusive(file: string, waitMs: number): Promise<FileLock> {
  const started = performance.now()
  for (;;) {
    const lock = tryExclusive(file)
    if (lock) return lock
    if (performance.now() - started > waitMs) {
      throw new Error(`Another process has held ${file} for more than ${Math.round(waitMs / 1000)} s.`)
    }
    await sleep(25)
  }
}

function acquire(file: string, sql: string): FileLock | undefined {
  const db = new DatabaseSync(file, { timeout: 0 })
  try {
    db.exec(sql)
    chmodSync(file, 0o600)
  } catch (error) {
    db.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { release: () => void (db.isOpen && db.close()) }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
