// A backup brings the files that people sent along, sealed as they are, and a restore proves each of them.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createEmptyDatabase, type TestDatabase } from '../../test/support/cluster.ts'
import { createWorld, type World } from '../../test/support/world.ts'
import { migrationsDir } from '../boot.ts'
import { keepUploads } from '../features/evidence/index.ts'
import { submitReport } from '../features/reporting/index.ts'
import { anonymousReport } from '../features/reporting/testing/answers.ts'
import { randomToken } from '../platform/crypto/tokens.ts'
import { openArchive } from '../platform/db/archive.ts'
import { makeBackup } from '../platform/db/backup.ts'
import { migrateDatabase } from '../platform/db/migrate.ts'
import { restoreBackup } from '../platform/db/restore.ts'
import { localStore } from '../platform/files/local-store.ts'
import { s3Store } from '../platform/files/s3-store.ts'
import { startBucket } from '../platform/files/testing.ts'
import { installJobs } from '../platform/jobs/index.ts'

const WORDS = 'They wrote this on our door. '.repeat(60_000)
let world: World
let folder: string
const places: TestDatabase[] = []

before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-backup-files-'))
  const north = await world.agency({ name: 'North Council', area: 'North' })
  const [ctx, token] = [world.publicCtx(), randomToken()]
  const file = { name: 'door.txt', type: 'text/plain', bytes: Buffer.from(WORDS) }
  assert.deepEqual((await keepUploads(ctx, token, [file])).problems, [])
  await submitReport(ctx, anonymousReport(north.areaId ?? ''), token)
})
after(async () => {
  await Promise.all(places.map((place) => place.drop()))
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyPlace(): Promise<string> {
  const place = await createEmptyDatabase()
  places.push(place)
  await migrateDatabase({ adminUrl: place.adminUrl, migrationsDir: migrationsDir() })
  await installJobs(place.adminUrl)
  return place.adminUrl
}
const backUp = (hold = true, store = world.files.store) =>
  makeBackup({
    adminUrl: world.database.adminUrl,
    keys: world.keys,
    folder,
    appVersion: '0.0.0',
    clock: world.clock,
    files: { store, hold },
  })
const piecesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

test('what was sent is restored piece by piece, the same, and stands nowhere in clear', async () => {
  const made = await backUp()
  const pieces = piecesIn(world.filesFolder)
  assert.ok(pieces.length > 1)
  assert.deepEqual([made.files.pieces, made.files.missing], [pieces.length, 0])
  const root = join(folder, 'restored')
  const restored = await restoreBackup({
    adminUrl: await emptyPlace(),
    path: made.path,
    keys: world.keys,
    store: localStore(root),
  })
  assert.deepEqual(restored.files, made.files)
  const back = piecesIn(root)
  assert.deepEqual(
    back.map((path) => readFileSync(path)),
    pieces.map((path) => readFileSync(path)),
  )
  for await (const { content } of openArchive(made.path, world.keys)) assert.ok(!content.includes('our door'))
})

test('a restore that fails takes the bytes away again', async () => {
  const { path } = await backUp()
  const root = join(folder, 'refused')
  const check = async () => {
    throw new Error('the chain is broken')
  }
  await assert.rejects(
    restoreBackup({ adminUrl: await emptyPlace(), path, keys: world.keys, store: localStore(root), check }),
    /chain is broken/,
  )
  assert.deepEqual(piecesIn(root), [])
})

test('a restore that fails takes nothing away that was there before', async () => {
  const { path } = await backUp()
  const { store } = world.files
  const before = piecesIn(world.filesFolder)
  const check = async () => {
    throw new Error('the chain is broken')
  }
  await assert.rejects(
    restoreBackup({ adminUrl: await emptyPlace(), path, keys: world.keys, store, check }),
    /chain is broken/,
  )
  assert.deepEqual(piecesIn(world.filesFolder), before)
})

test('what a bucket holds is proved where it stands, and what it lost is counted', async () => {
  const bucket = await startBucket('files-of-northbrook')
  try {
    const store = s3Store(bucket.settings)
    for (const path of piecesIn(world.filesFolder))
      await store.put(path.slice(world.filesFolder.length + 1), readFileSync(path))
    const made = await backUp(false, store)
    assert.equal(made.files.pieces, bucket.objects.size)
    const restore = async () =>
      (await restoreBackup({ adminUrl: await emptyPlace(), path: made.path, keys: world.keys, store })).files
    assert.deepEqual(await restore(), made.files)
    const [first, second] = bucket.objects.keys()
    bucket.objects.delete(first ?? '')
    bucket.objects.set(second ?? '', Buffer.from('altered'))
    assert.equal((await restore()).missing, 2)
  } finally {
    await bucket.stop()
  }
})

// The last: it loses a piece of the world's own.
test('a piece that is lost does not stop the backup, and is said', async () => {
  const [first = ''] = piecesIn(world.filesFolder)
  const bytes = readFileSync(first)
  rmSync(first)
  assert.equal((await backUp()).files.missing, 1)
  writeFileSync(first, bytes)
})
