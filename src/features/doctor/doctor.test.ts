import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { takeCheckpoint } from '../../access/audit-checkpoint.ts'
import { systemClock } from '../../platform/clock.ts'
import { newMasterKey, parseMasterKeys } from '../../platform/crypto/master-key.ts'
import { clamd } from '../../platform/files/clamd.ts'
import { localStore } from '../../platform/files/local-store.ts'
import { startScanner } from '../../platform/files/testing.ts'
import { newId } from '../../platform/ids.ts'
import { seedPages } from '../pages/index.ts'
import { diagnose, type Installation, keyCopyFile, noteBackup } from './index.ts'

let world: World
let dataDir: string
before(async () => {
  world = await createWorld()
  // What the doctor compares with the database's clock must be the real time.
  world.clock.set(systemClock.now().toISOString())
  dataDir = mkdtempSync(join(tmpdir(), 'upstander-doctor-'))
})
after(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const installation = (more: Partial<Installation> = {}): Installation => ({
  host: '127.0.0.1',
  baseUrl: 'https://report.example.org',
  dataDir,
  backupDays: 30,
  databaseUrl: undefined,
  databaseAppUrl: undefined,
  masterKey: undefined,
  smtpUrl: 'smtp://mail.example.org',
  ...more,
})

const idsOf = async (more: Partial<Installation> = {}) =>
  (await diagnose(world.services, installation(more))).map(({ id }) => id)

test('a key that others can read, without a proved copy, and an old backup are found until they are mended', async () => {
  const key = newMasterKey()
  writeFileSync(join(dataDir, 'master.key'), key, { mode: 0o600 })
  chmodSync(join(dataDir, 'master.key'), 0o644)
  mkdirSync(join(dataDir, 'backups'))
  const backup = join(dataDir, 'backups', 'one.backup')
  writeFileSync(backup, '')
  const eightDaysAgo = world.clock.now().getTime() / 1000 - 8 * 24 * 3600
  utimesSync(backup, eightDaysAgo, eightDaysAgo)
  const before = await idsOf()
  for (const id of ['master-key-readable', 'master-key-not-copied', 'no-recent-backup'])
    assert.ok(before.includes(id), id)

  chmodSync(join(dataDir, 'master.key'), 0o600)
  const { id } = parseMasterKeys(key, 'test').current
  writeFileSync(
    keyCopyFile(dataDir),
    JSON.stringify({ keyId: id, confirmedAt: world.clock.now().toISOString() }),
  )
  utimesSync(backup, eightDaysAgo + 7 * 24 * 3600, eightDaysAgo + 7 * 24 * 3600)
  const after = await idsOf()
  for (const each of ['master-key-readable', 'master-key-not-copied', 'no-recent-backup'])
    assert.ok(!after.includes(each), each)
})

test('settings that let words cross the network in clear are unsafe, and the gravest comes first', async () => {
  assert.ok(!(await idsOf({ host: '0.0.0.0' })).includes('open-without-https'))
  const open = await diagnose(
    world.services,
    installation({ host: '0.0.0.0', baseUrl: undefined, smtpUrl: undefined }),
  )
  assert.equal(open[0]?.severity, 'unsafe')
  const ids = open.map(({ id }) => id)
  for (const id of ['open-without-https', 'no-base-url', 'no-mail-server']) assert.ok(ids.includes(id), id)
})

test('row security that is off, and a trigger that is off, are named', async () => {
  await world.admin('alter table reports no force row level security')
  await world.admin('alter table audit.entries disable trigger append_only')
  const found = await diagnose(world.services, installation())
  assert.match(found.find(({ id }) => id === 'row-security-off')?.says ?? '', /reports/)
  assert.match(found.find(({ id }) => id === 'triggers-off')?.says ?? '', /audit\.entries/)
  await world.admin('alter table reports force row level security')
  await world.admin('alter table audit.entries enable trigger append_only')
  const mended = await idsOf()
  assert.ok(!mended.includes('row-security-off') && !mended.includes('triggers-off'))
})

test('a login that may make temporary tables is named', async () => {
  assert.ok(!(await idsOf()).includes('temporary-tables'))
  await world.admin(`grant temporary on database ${world.database.name} to public`)
  assert.ok((await idsOf()).includes('temporary-tables'))
  await world.admin(`revoke temporary on database ${world.database.name} from public`)
})

test('mail and work that wait too long, clocks that differ, and an old checkpoint are found', async () => {
  const agency = await world.agency({ name: 'Northbrook City' })
  const { actor } = await world.staff({ agency, roles: ['officer'] })
  await world.admin(
    `insert into mails (id, template, to_user_id, created_at) values ($1, 'invitation', $2, now() - interval '2 hours')`,
    [newId(), actor.userId],
  )
  await world.admin(
    `insert into pgboss.job (name, data, start_after) values ('sweep-mail', '{}', now() - interval '20 minutes')`,
  )
  await world.admin(`insert into audit.entries (actor_kind, action) values ('system', 'test.write')`)
  world.clock.set(systemClock.now().toISOString())
  const waiting = await idsOf()
  for (const id of ['mail-waiting', 'queue-stuck', 'audit-checkpoint-old'])
    assert.ok(waiting.includes(id), id)
  await takeCheckpoint(world.systemCtx('audit-checkpoint'), dataDir)
  assert.ok(!(await idsOf()).includes('audit-checkpoint-old'))
  assert.ok(!waiting.includes('clock-skew'))
  world.clock.advance(60_000)
  assert.ok((await idsOf()).includes('clock-skew'))
  world.clock.advance(-60_000)
})

test('administrators without a second factor do not count, and one alone is advised against', async () => {
  const agency = await world.agency({ name: 'Northbrook County' })
  const { actor } = await world.staff({ agency, roles: ['administrator'] })
  assert.ok((await idsOf()).includes('no-administrator'))
  await world.admin('insert into staff_secrets (user_id, totp_confirmed_at) values ($1, now())', [
    actor.userId,
  ])
  const ids = await idsOf()
  assert.ok(ids.includes('one-administrator') && !ids.includes('no-administrator'))
})

test('reports that nobody would read are found: no triage, and an agency without an officer', async () => {
  const agency = await world.agency({ name: 'Readerless', area: 'Readerless' })
  const found = await diagnose(world.services, installation())
  assert.equal(found.find(({ id }) => id === 'no-triage')?.severity, 'unsafe')
  assert.match(found.find(({ id }) => id === 'agency-without-reader')?.says ?? '', /Readerless/)
  await world.staff({ agency, roles: ['triage'] })
  const ids = await idsOf()
  assert.ok(!ids.includes('no-triage') && !ids.includes('agency-without-reader'))
})

test('files that cannot be stored or scanned are found until they can', async () => {
  const scanner = await startScanner()
  const of = async () => (await idsOf()).filter((id) => /files|scanner/.test(id))
  const { store } = world.files
  assert.deepEqual(await of(), ['no-virus-scanner'])
  world.files.scanner = clamd(scanner.address)
  assert.deepEqual(await of(), [])
  await scanner.stop()
  assert.deepEqual(await of(), ['virus-scanner-silent'])
  world.files.scanner = null
  writeFileSync(join(dataDir, 'a-file'), '')
  world.files.store = localStore(join(dataDir, 'a-file', 'files'))
  assert.deepEqual(await of(), ['files-store-unusable', 'no-virus-scanner'])
  world.files.store = store
})

test('a backup that is kept longer than the privacy notice says is found, wherever it was written, until it is gone', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'upstander-doctor-backups-'))
  try {
    noteBackup(dataDir, world.clock.now(), elsewhere)
    const named = (days: number) => {
      const at = new Date(world.clock.now().getTime() - days * 24 * 3600 * 1000)
      const path = join(
        elsewhere,
        `upstander-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-0a1b2c.backup`,
      )
      writeFileSync(path, '')
      return path
    }
    // One is removed by the next backup: a day later at the latest.
    named(30)
    assert.ok(!(await idsOf()).includes('old-backups'))
    const old = named(32)
    const found = (await diagnose(world.services, installation())).find(({ id }) => id === 'old-backups')
    assert.match(found?.says ?? '', /A backup is kept longer than 30 days, the oldest for 32/)
    rmSync(old)
    assert.ok(!(await idsOf()).includes('old-backups'))
  } finally {
    rmSync(elsewhere, { recursive: true, force: true })
  }
})

test('a privacy notice that does not say how long backups are kept is found', async () => {
  const ctx = world.systemCtx()
  await ctx.db.transaction((tx) => seedPages(tx, ctx))
  assert.ok(!(await idsOf()).includes('notice-of-backups'))
  for (const backupDays of [90, 3, 0])
    assert.ok((await idsOf({ backupDays })).includes('notice-of-backups'), `${backupDays}`)
})
