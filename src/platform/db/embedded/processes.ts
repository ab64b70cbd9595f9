// Which processes work in a data directory, and what its postmaster.pid says. A process id alone proves
// nothing: it may belong to another program by now, or to a zombie that nobody reaps (as in a container whose
// first process does not), for which PostgreSQL would refuse to start for ever.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the server wrote of itself into postmaster.pid. `status` is starting, ready, stopping or standby. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number | undefined
  readonly status: string
}

/** Reads postmaster.pid; undefined when there is none or it is not (yet) written. */
export function readPostmasterFile(pgdata: string): PostmasterFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]) || undefined, status: (lines[7] ?? '').trim() }
}

/** True when the process exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

/**
 * The ids of all server processes (postmaster and backends) of this data directory, zombies left out.
 * PostgreSQL keeps its working directory in the data directory, which is what is compared; where we may not look
 * (root without CAP_SYS_PTRACE), the cluster name in the process title decides. Without /proc only the postmaster
 * named in the pid file is known.
 */
export function serverProcesses(pgdata: string, clusterName: string): number[] {
  if (process.platform !== 'linux') {
    const file = readPostmasterFile(pgdata)
    return file && isAlive(file.pid) ? [file.pid] : []
  }
  const home = statSync(pgdata)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, home, clusterName))
}

function worksIn(pid: number, home: { dev: number; ino: number }, clusterName: string): boolean {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres' || !isAlive(pid)) return false
    const cwd = statSync(`/proc/${pid}/cwd`)
    return cwd.dev === home.dev && cwd.ino === home.ino
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(clusterName)
  } catch {
    return false
  }
}
