// Backups that are older than is said of them. Only files of our own naming, by the moment in their name; and none before the newest
// was read to its end under the key, so that the only good one is never among them.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MasterKeys } from '../crypto/master-key.ts'
import { openArchive } from './archive.ts'

const OURS = /^upstander-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-[0-9a-f]{6}\.backup(\.unfinished)?$/
const DAY_MS = 24 * 60 * 60 * 1000

export type KeptBackup = { path: string; madeAt: Date; finished: boolean }

/** The backups of our own naming in a folder, oldest first, and what was left of one that was cut off. */
export function backupsIn(folder: string): KeptBackup[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second, unfinished] = OURS.exec(name) ?? []
      const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
      if (year === undefined || Number.isNaN(madeAt.getTime())) return []
      return [{ path: join(folder, name), madeAt, finished: unfinished === undefined }]
    })
    .toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
}

/** Those that are so many days old. */
export const olderThan = (all: readonly KeptBackup[], days: number, now: Date): KeptBackup[] =>
  all.filter(({ madeAt }) => now.getTime() - madeAt.getTime() >= days * DAY_MS)

/**
 * Removes the backups of a folder that are `days` old, once the newest, at `newest`, was read whole. Returns what it removed. Throws
 * (ArchiveBroken), and removes nothing, where the newest cannot be read.
 */
export async function removeOldBackups(
  folder: string,
  options: { newest: string; keys: MasterKeys; days: number; now: Date },
): Promise<string[]> {
  const { newest, keys, days, now } = options
  const old = olderThan(backupsIn(folder), days, now).filter(({ path }) => path !== newest)
  if (old.length === 0) return []
  let frames = 0
  for await (const { content } of openArchive(newest, keys)) frames += content.length >= 0 ? 1 : 0
  if (frames === 0) throw new Error(`${newest} is empty: no older backup was removed`)
  for (const { path } of old) rmSync(path)
  return old.map(({ path }) => path)
}
