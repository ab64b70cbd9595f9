import { createSecretKey, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type pg from 'pg'
import { checkpointFile } from '../access/audit-checkpoint.ts'
import { type AuditReport, verifyWithin } from '../access/audit-verify.ts'
import { keepLedger, ledgerFile, readLedger } from '../access/erasure-ledger.ts'
import { type FoundLedger, type Replayed, replayInRestore } from '../access/erasure-replay.ts'
import { proveKeysOpen } from '../access/rotate.ts'
import { readSecret } from '../access/secrets.ts'
import { masterKeyFile, openStore } from '../boot.ts'
import type { Config } from '../config.ts'
import { systemClock } from '../platform/clock.ts'
import { createKeyFile, type MasterKeys, parseMasterKeys } from '../platform/crypto/master-key.ts'
import { archiveKey, readHeader } from '../platform/db/archive.ts'
import { type Restored, restoreBackup } from '../platform/db/restore.ts'
import { openFiles } from '../platform/files/files.ts'
import { type Asked, BadUse, type Command, json, progressOn } from './command.ts'
import { notKnown } from './erasures.ts'
import { configOf } from './places.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--key-file FILE] [--erasures FILE] [--json]',
  says: 'Restores a backup into an empty place: a new DATA_DIR, or an empty database at DATABASE_URL.',
  help: `--key-file FILE  the master key of the backup; else MASTER_KEY; else you are asked
--erasures FILE  the newest erasures.jsonl that you have; those in DATA_DIR and beside the backup are read by themselves

Who was erased after the backup was made is erased again before anything is kept, as far as those lists know.

Stop Upstander first. Every table is counted and hashed again, the key is proved to open the vault, and the audit trail
is verified, before anything is kept: a restore that fails leaves the place empty. Exit code 3 when it was refused.`,
  options: {
    'key-file': { type: 'string' },
    erasures: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [1, 1],
  run: async (asked) => {
    const { terminal, args, is } = asked
    const [file = ''] = args
    if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
    const header = await readHeader(file)
    const keyText = await askedKey(asked)
    const keys = parseMasterKeys(keyText, 'what you gave')
    archiveKey(keys, header)
    const config = configOf({ ...terminal.env, MASTER_KEY: keyText })
    const lists = askedLists(asked, config, file)
    if (!config.databaseUrl) keepKey(config, keyText, keys)
    const source = { file, lists, madeAt: new Date(header.createdAt) }
    const { restored, audit, replayed } = await restoreTo(config, keys, source, asked)
    if (replayed.ledger) keepLedger(config.dataDir, replayed.ledger)
    const erasures = {
      known: lists.length > 0,
      again: replayed.erased,
      unknown: replayed.ledger?.unknown ?? [],
    }
    if (is('json')) terminal.out(json({ ...restored, audit, erasures }))
    else
      terminal.out(
        [...told(restored, audit, header.createdAt), ...toldErasures(lists, replayed), LAST_WORDS].join('\n'),
      )
    return 0
  },
}

/** Every list of erasures that can be found, each once. */
function askedLists({ text }: Asked, { dataDir }: Config, file: string): FoundLedger[] {
  const given = text('erasures')
  if (given !== undefined && !existsSync(given)) throw new BadUse(`there is no file ${given}`)
  const beside = dirname(file)
  const paths = [ledgerFile(dataDir), ledgerFile(beside), ledgerFile(dirname(beside)), given ?? '']
  return [...new Set(paths.filter(Boolean).map((path) => resolve(path)))].flatMap((path) => {
    const ledger = readLedger(path)
    return ledger ? [{ path, ledger }] : []
  })
}

async function askedKey({ terminal, text }: Asked): Promise<string> {
  const file = text('key-file')
  if (file !== undefined) {
    if (!existsSync(file)) throw new BadUse(`there is no file ${file}`)
    return keyWords(readFileSync(file, 'utf8'))
  }
  const given = terminal.env['MASTER_KEY']
  if (given) return given
  if (!terminal.askSecret)
    throw new BadUse('the master key of the backup is needed: give --key-file, or set MASTER_KEY')
  return keyWords(await terminal.askSecret('Master key of the backup: '))
}

/** Keys of a file, which parts them by lines, as the setting takes them. */
const keyWords = (text: string): string =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(',')

// The embedded place keeps its key beside it. One that is there already must be the same: it may seal something.
function keepKey(config: Config, keyText: string, keys: MasterKeys): void {
  const path = masterKeyFile(config)
  createKeyFile(path, keyText.replaceAll(',', '\n'))
  const there = parseMasterKeys(readFileSync(path, 'utf8'), path)
  if (there.current.id !== keys.current.id) {
    throw new Error(
      `${path} holds another master key (${there.current.id}): restore into a new DATA_DIR, or move that file away if nothing needs it`,
    )
  }
}

async function restoreTo(
  config: Config,
  keys: MasterKeys,
  { file: path, lists, madeAt }: { file: string; lists: readonly FoundLedger[]; madeAt: Date },
  { terminal }: Asked,
): Promise<{ restored: Restored; audit: AuditReport; replayed: Replayed }> {
  const database = await openStore(config)
  try {
    const { adminUrl } = database
    if (!adminUrl) throw new BadUse('this needs the owner of the database: set DATABASE_URL')
    const progress = progressOn(terminal, 'Restoring')
    const reports: AuditReport[] = []
    let replayed: Replayed = { erased: 0, held: 0, files: [], ledger: null }
    const check = async (client: pg.Client) => {
      reports.push(await prove(client, keys))
      replayed = await replayInRestore(client, lists, { madeAt, now: systemClock.now() })
    }
    const onTable = (_name: string, done: number, of: number) => progress(done, of)
    const { store } = openFiles(config)
    const restored = await restoreBackup({ adminUrl, path, keys, store, check, onTable })
    for (const id of replayed.files) await store.removeAll(id)
    progress(1, 1)
    // Checkpoints of another life of this folder speak of entries that this trail never had.
    const filed = checkpointFile(config.dataDir)
    if (existsSync(filed)) renameSync(filed, `${filed}.before-restore-${systemClock.now().getTime()}`)
    const [audit] = reports
    if (!audit) throw new Error('the audit trail was not verified')
    return { restored, audit, replayed }
  } finally {
    await database.stop()
  }
}

/** The last word on a restore, before it is kept: this key opens what was loaded, and the trail is whole. */
async function prove(client: pg.Client, keys: MasterKeys): Promise<AuditReport> {
  await proveKeysOpen(client, keys)
  const key = (await readSecret(client, keys, 'audit')) ?? createSecretKey(randomBytes(32))
  await client.query('set local enable_sort = off; set local enable_bitmapscan = off')
  const report = await verifyWithin(client, { key, dataDir: undefined })
  if (report.ok) return report
  const [first] = report.problems
  throw new Error(
    `the audit trail in the backup is broken (lane ${first?.lane ?? '-'}, entry ${first?.seq ?? '-'}: ${first?.says}). Nothing was restored.`,
  )
}

function told(restored: Restored, audit: AuditReport, createdAt: string): string[] {
  const width = Math.max(...restored.tables.map(({ name }) => name.length))
  const lines = restored.tables
    .filter(({ backup }) => backup.rows > 0)
    .map(
      ({ name, backup, restored: now }) =>
        `  ${name.padEnd(width)} ${String(backup.rows).padStart(9)} rows, ${backup.sha256 === now.sha256 ? 'the same' : 'DIFFERENT'}`,
    )
  return [
    `Restored the backup of ${createdAt} in ${restored.seconds.toFixed(1)} s: ${restored.rows} rows, each table counted and hashed again.`,
    ...lines,
    `Files: ${restored.files.pieces} pieces, each with the hash that was backed up${restored.files.missing > 0 ? `; ${restored.files.missing} are NOT in the bucket: bring back its version of that time` : ''}.`,
    `The master key opens the vault. The audit trail is whole: ${audit.entries} entries, ${audit.checkpoints} checkpoints.`,
  ]
}

const LAST_WORDS =
  'What was changed or sent since the backup was made is not in it: see the runbook before you start Upstander.'

function toldErasures(lists: readonly FoundLedger[], { erased, ledger }: Replayed): string[] {
  const missing = ledger && ledger.unknown.length > 0 ? [notKnown(ledger.unknown)] : []
  if (lists.length > 0)
    return [`Erased again: ${erased} reports, whom this backup would have brought back.`, ...missing]
  return [
    'NO LIST OF ERASURES WAS FOUND: whoever was erased after this backup was made is back. Before you let anybody in:',
    '  1. Look for the newest erasures.jsonl: in the DATA_DIR of the old place, or beside your newest backup.',
    '  2. If you find one: "upstander erasures FILE".',
    '  3. If there is none, take the references from your own record of erasures, and erase each: "upstander erase REFERENCE".',
    '  4. If there is no record either, tell whoever answers for data protection before anybody signs in.',
    ...missing,
  ]
}
