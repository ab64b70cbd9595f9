// The data directory: made once, by initdb, under a name that is not yet the real one, so that a start which is
// killed half-way leaves nothing that a later start could take for a database.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Identity } from './identity.ts'
import type { Programs } from './programs.ts'
import { run } from './run.ts'

/** Where a server's things are, and how PostgreSQL is told of its directory (see `placeCluster`). */
export interface Cluster {
  readonly pgdata: string
  readonly passwordFile: string
  readonly logFile: string
  /** What follows -D when the program is started with its working directory in the data directory. */
  readonly dataArgument: (directory: string) => string
}

/**
 * Lays out `dataDir` (0700, made if missing).
 *
 * As root, the server's user ("nobody") may not be able to walk to the data directory: its parents may be
 * private, and ours always is. It need not: the server starts inside it and is told the path /proc/self/cwd,
 * which leads there from wherever it is. So the data always lies where the operator said. PostgreSQL before 16
 * cannot start in a folder that it could not walk to; there the folder is given to its user, and the parents must
 * be walkable.
 */
export function placeCluster(dataDir: string, programs: Programs, identity: Identity | undefined): Cluster {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const fromInside = identity !== undefined && programs.major >= 16 && existsSync('/proc/self/cwd')
  if (identity && !fromInside) chownSync(dataDir, identity.uid, identity.gid)
  return {
    pgdata: join(dataDir, 'pg'),
    passwordFile: join(dataDir, 'password'),
    logFile: join(dataDir, 'postgres.log'),
    dataArgument: (directory) => (fromInside ? '/proc/self/cwd' : directory),
  }
}

/**
 * Makes the cluster if there is none: UTF-8, checksums, scram for every connection, a random superuser password.
 * Refuses a directory written by another major version. Must run under the start lock.
 */
export async function ensureCluster(
  dataDir: string,
  cluster: Cluster,
  programs: Programs,
  identity: Identity | undefined,
  sync: boolean,
): Promise<void> {
  const versionFile = join(cluster.pgdata, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const major = readFileSync(versionFile, 'utf8').trim()
    if (major === String(programs.major)) return
    throw new Error(
      `The data in ${cluster.pgdata} was written by PostgreSQL ${major}, and these programs are PostgreSQL ${programs.version}. ` +
        'Start it with the programs of its own version, take a backup, and restore that into an empty place.',
    )
  }
  if (existsSync(cluster.pgdata))
    throw new Error(`${cluster.pgdata} exists but is not a PostgreSQL data directory.`)
  clearHalfMade(dataDir)
  const building = join(dataDir, `pg.building-${process.pid}`)
  mkdirSync(building, { mode: 0o700 })
  if (identity) chownSync(building, identity.uid, identity.gid)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(cluster.passwordFile, password, { mode: 0o600 })
  const ended = await initdb(dataDir, building, cluster, programs, identity, password, sync)
  if (ended.code !== 0) {
    rmSync(building, { recursive: true, force: true })
    const hint = /Permission denied/.test(ended.output)
      ? ' Its user must be able to walk to this folder and write in it.'
      : ''
    throw new Error(`The database could not be created in ${dataDir}.${hint}\n${ended.output.slice(-2000)}`)
  }
  if (sync) syncToDisk(cluster.passwordFile)
  renameSync(building, cluster.pgdata)
  if (sync) syncToDisk(dataDir)
}

async function initdb(
  dataDir: string,
  building: string,
  cluster: Cluster,
  programs: Programs,
  identity: Identity | undefined,
  password: string,
  sync: boolean,
) {
  // The password goes in by an open descriptor of a file that has no name any more: the server's user can read it
  // there wherever it lies, and nobody else can.
  const handover = join(dataDir, `.password-${process.pid}`)
  writeFileSync(handover, `${password}\n`, { mode: 0o600 })
  chmodSync(handover, 0o400)
  if (identity) chownSync(handover, identity.uid, identity.gid)
  const inputFd = openSync(handover, 'r')
  rmSync(handover)
  try {
    const args = [
      '-D',
      cluster.dataArgument(building),
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      '/dev/fd/3',
    ]
    args.push('-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', ...(sync ? [] : ['--no-sync']))
    return await run(join(programs.dir, 'initdb'), args, { cwd: building, identity, inputFd })
  } finally {
    closeSync(inputFd)
  }
}

function clearHalfMade(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (/^(pg\.building-|\.password-)\d+$/.test(name))
      rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

function syncToDisk(path: string): void {
  const fd = openSync(path, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
