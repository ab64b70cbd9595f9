import { dirname, resolve } from 'node:path'
import { keepLedger, ledgerOf } from '../access/erasure-ledger.ts'
import { noteBackup } from '../features/doctor/index.ts'
import { systemClock } from '../platform/clock.ts'
import type { FilesKept } from '../platform/db/archive-files.ts'
import { makeBackup } from '../platform/db/backup.ts'
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

export const backup: Command = {
  name: 'backup',
  usage: '[--to DIR] [--json]',
  says: 'Writes a backup of everything to one file, while Upstander is in use.',
  help: `--to DIR  the folder (backups in DATA_DIR where it is not said)

The file is sealed under the master key, which is never inside: without that key it cannot be opened by anybody. Keep
the key and the backups in different places, both away from this machine. Old backups are yours to remove.

erasures.jsonl beside it says, by ids only, what was erased: the newest copy goes with every backup that you restore.`,
  options: { to: { type: 'string' }, json: { type: 'boolean' } },
  run: ({ terminal, text, is }) =>
    withOwner<Exit>(terminal, async ({ config, adminUrl, owner, client }) => {
      const to = text('to')
      const progress = progressOn(terminal, 'Backing up')
      const made = await makeBackup({
        adminUrl,
        keys: owner.keys,
        folder: to ? resolve(to) : backupFolder(config),
        appVersion: VERSION,
        clock: systemClock,
        // A bucket keeps its own versions; each of its pieces is read, and its hash noted.
        files: { store: openFiles(config).store, hold: config.s3 === undefined },
        onTable: (_name, done, of) => progress(done, of),
      })
      progress(1, 1)
      noteBackup(config.dataDir, systemClock.now())
      const ledger = await ledgerOf(client, systemClock.now())
      for (const folder of [config.dataDir, dirname(made.path)]) keepLedger(folder, ledger)
      const megabytes = (made.bytes / 1024 / 1024).toFixed(1)
      const sentence = `Backed up ${made.rows} rows of ${made.tables} tables in ${made.seconds.toFixed(1)} s: ${made.path} (${megabytes} MB), under master key ${owner.keys.current.id}. ${filesTold(made.files, config.s3 === undefined)}`
      terminal.out(is('json') ? json({ ...made, keyId: owner.keys.current.id }) : sentence)
      return 0
    }),
}
