import { resolve } from 'node:path'
import type pg from 'pg'
import { keepLedger, ledgerFile, readLedger, refuseOtherPlace } from '../access/erasure-ledger.ts'
import { ledgerOf } from '../access/erasure-replay.ts'
import { noteBackup } from '../features/doctor/index.ts'
import { systemClock } from '../platform/clock.ts'
import type { FilesKept } from '../platform/db/archive-files.ts'
import { makeBackup } from '../platform/db/backup.ts'
import { removeOldBackups } from '../platform/db/old-backups.ts'
import { openFiles } from '../platform/files/files.ts'
import { type Command, type Exit, json, progressOn } from './command.ts'
import { backupFolder, VERSION, withOwner } from './places.ts'

const filesTold = ({ pieces, bytes, missing }: FilesKept, held: boolean): string =>
  [
    `${held ? 'It holds' : 'The bucket has'} ${pieces} pieces of files (${(bytes / 1024 / 1024).toFixed(1)} MB).`,
    missing > 0 ? `${missing} pieces are MISSING from the place of files: run doctor.` : '',
  ]
    .filter(Boolean)
    .join(' ')

const removedTold = (count: number, days: number): string => {
  if (count === 0) return 'No older backup was removed.'
  return `Removed ${count === 1 ? 'one backup' : `${count} backups`} of ${days} days ago or before.`
}

export const backup: Command = {
  name: 'backup',
  usage: '[--to DIR] [--keep-all] [--json]',
  says: 'Writes a backup of everything to one file, while Upstander is in use.',
  help: `--to DIR    the folder (backups in DATA_DIR where it is not said)
--keep-all  removes none

The file is sealed under the master key, which is never inside: without that key it cannot be opened by anybody. Keep
the key and the backups in different places, both away from this machine.

Those that it made in this folder BACKUP_DAYS ago (30) are removed, once the new one was read to its end. Copies that you
keep elsewhere are yours to remove.

erasures.jsonl beside it says, by ids only, what was erased: the newest copy goes with every backup that you restore.`,
  options: { to: { type: 'string' }, 'keep-all': { type: 'boolean' }, json: { type: 'boolean' } },
  run: ({ terminal, text, is }) =>
    withOwner<Exit>(terminal, async ({ config, adminUrl, owner, client }) => {
      const to = text('to')
      const folder = to ? resolve(to) : backupFolder(config)
      await refuseOtherList(client, [config.dataDir, folder])
      const progress = progressOn(terminal, 'Backing up')
      const made = await makeBackup({
        adminUrl,
        keys: owner.keys,
        folder,
        appVersion: VERSION,
        clock: systemClock,
        // A bucket keeps its own versions; each of its pieces is read, and its hash noted.
        files: { store: openFiles(config).store, hold: config.s3 === undefined },
        onTable: (_name, done, of) => progress(done, of),
      })
      progress(1, 1)
      noteBackup(config.dataDir, systemClock.now(), folder)
      const known = await ledgerOf(client, systemClock.now())
      if (known) for (const each of [config.dataDir, folder]) keepLedger(each, known)
      const removed = is('keep-all')
        ? []
        : await removeOldBackups(folder, {
            newest: made.path,
            keys: owner.keys,
            days: config.backupDays,
            now: systemClock.now(),
          })
      const megabytes = (made.bytes / 1024 / 1024).toFixed(1)
      const sentence = `Backed up ${made.rows} rows of ${made.tables} tables in ${made.seconds.toFixed(1)} s: ${made.path} (${megabytes} MB), under master key ${owner.keys.current.id}. ${filesTold(made.files, config.s3 === undefined)} ${removedTold(removed.length, config.backupDays)}`
      terminal.out(is('json') ? json({ ...made, keyId: owner.keys.current.id, removed }) : sentence)
      return 0
    }),
}

/** Before anything is written: two partnerships that back up into one folder would have one list of erasures. */
async function refuseOtherList(client: pg.ClientBase, folders: readonly string[]): Promise<void> {
  const own = await ledgerOf(client, systemClock.now())
  for (const path of folders.map(ledgerFile)) {
    const there = readLedger(path)
    if (own && there) refuseOtherPlace(path, there.place, own.place)
  }
}
