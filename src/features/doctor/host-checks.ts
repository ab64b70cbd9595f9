// What can be seen without the database: files, folders and settings.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupsIn, olderThan } from '../../platform/db/old-backups.ts'
import type { Clock } from '../../platform/clock.ts'
import { parseMasterKeys } from '../../platform/crypto/master-key.ts'
import { type Finding, hours, type Installation, isLoopback } from './finding.ts'
import { findings } from './messages.en.ts'

const BACKUP_DAYS = 7
const DISK_PERCENT = 10
const DISK_MEGABYTES = 1024

/** Findings about the machine and the settings. */
export function checkHost(installation: Installation, clock: Clock): Finding[] {
  return [
    ...checkKeyFile(installation),
    ...checkAddress(installation),
    ...(installation.smtpUrl ? [] : [findings.noSmtp()]),
    ...checkBackups(installation, clock),
    ...checkDisk(installation),
  ]
}

/** Where it is written that a copy of the master key was shown to be right, and of which key. */
export const keyCopyFile = (dataDir: string): string => join(dataDir, 'master-key-copy.json')

const copySchema = z.object({ keyId: z.string(), confirmedAt: z.iso.datetime() })

function checkKeyFile({ dataDir, masterKey, databaseUrl, databaseAppUrl }: Installation): Finding[] {
  const path = join(dataDir, 'master.key')
  // A key from the environment is the operator's, who keeps it elsewhere by that very fact.
  if (masterKey || databaseUrl || databaseAppUrl || !existsSync(path)) return []
  const mode = statSync(path).mode & 0o777
  const keys = parseMasterKeys(readFileSync(path, 'utf8'), path)
  return [
    ...(mode & 0o077 ? [findings.keyReadable(path, mode.toString(8))] : []),
    ...(copiedKey(dataDir) === keys.current.id ? [] : [findings.keyNotCopied(path)]),
    ...(keys.byId.size > 1 ? [findings.keysSeveral()] : []),
  ]
}

function copiedKey(dataDir: string): string | undefined {
  try {
    return copySchema.parse(JSON.parse(readFileSync(keyCopyFile(dataDir), 'utf8'))).keyId
  } catch {
    return undefined
  }
}

function checkAddress({ host, baseUrl }: Installation): Finding[] {
  const open = !isLoopback(host) && !baseUrl?.startsWith('https:')
  return [
    ...(open ? [findings.openWithoutHttps(host)] : []),
    ...(baseUrl === undefined ? [findings.noBaseUrl()] : []),
  ]
}

/** Remembers that a backup was made just now, and where its file went. */
export function noteBackup(dataDir: string, at: Date, folder: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(backupNote(dataDir), `${JSON.stringify({ at: at.toISOString(), folder })}\n`, { mode: 0o600 })
}

const backupNote = (dataDir: string) => join(dataDir, 'last-backup.json')
const noteSchema = z.object({ at: z.iso.datetime(), folder: z.string().optional() })

function lastBackup(dataDir: string): z.infer<typeof noteSchema> | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(backupNote(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

function checkBackups({ dataDir, backupDays }: Installation, clock: Clock): Finding[] {
  const folder = join(dataDir, 'backups')
  const times = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.backup'))
        .map((name) => statSync(join(folder, name)).mtimeMs)
    : []
  const noted = lastBackup(dataDir)
  if (noted) times.push(Date.parse(noted.at))
  if (times.length === 0) return [findings.noBackup(null)]
  const now = clock.now()
  const daysSince = (at: number) => Math.floor((now.getTime() - at) / hours(24))
  // Whoever backs up once a day removes one within a day of its time.
  const kept = [...new Set([folder, noted?.folder ?? folder])].flatMap(backupsIn)
  const [oldest, ...others] = olderThan(kept, backupDays + 1, now)
  const days = daysSince(Math.max(...times))
  return [
    ...(days >= BACKUP_DAYS ? [findings.noBackup(days)] : []),
    ...(oldest
      ? [findings.oldBackups(others.length + 1, daysSince(oldest.madeAt.getTime()), backupDays)]
      : []),
  ]
}

function checkDisk({ dataDir }: Installation): Finding[] {
  if (!existsSync(dataDir)) return []
  const { bavail, blocks, bsize } = statfsSync(dataDir)
  const percent = Math.floor((bavail / Math.max(1, blocks)) * 100)
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
  // A tenth of a large disk is plenty: low is little in both ways of counting, or next to nothing in one.
  const low = megabytes < DISK_MEGABYTES || (percent < DISK_PERCENT && megabytes < 20 * DISK_MEGABYTES)
  return low ? [findings.diskLow(percent, megabytes)] : []
}
