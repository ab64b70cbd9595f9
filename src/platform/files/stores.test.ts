import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { newDataKey } from '../crypto/envelope.ts'
import { newId } from '../ids.ts'
import { localStore } from './local-store.ts'
import { s3Store } from './s3-store.ts'
import { PIECE_BYTES, putWhole, readWhole } from './sealed-pieces.ts'
import { BlobMissing, type BlobStore, safeKey } from './store.ts'
import { startBucket } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'upstander-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function keepsAndRemoves(store: BlobStore): Promise<void> {
  await store.prove()
  const [one, other] = [newId(), newId()]
  for (const piece of ['a', 'b', 'c', 'd', 'e']) await store.put(`${one}/${piece}`, Buffer.from(piece))
  await store.put(`${other}/a`, Buffer.from('stays'))
  assert.equal((await store.get(`${one}/c`)).toString(), 'c')
  await store.removeAll(one)
  await store.removeAll(one)
  await assert.rejects(store.get(`${one}/c`), BlobMissing)
  assert.equal((await store.get(`${other}/a`)).toString(), 'stays')
}

describe('the store of files', () => {
  test('on this disk keeps what it is given, for this process only, and removes it', async () => {
    const root = join(folder, 'local')
    await keepsAndRemoves(localStore(root))
    assert.equal(statSync(root).mode & 0o077, 0)
    const left = readdirSync(root, { recursive: true, encoding: 'utf8' })
    assert.deepEqual(
      left.filter((name) => name.endsWith('.half')),
      [],
    )
  })

  test('in a bucket signs every request, and tries again when the service is busy', async () => {
    const bucket = await startBucket('files-of-northbrook')
    try {
      await keepsAndRemoves(s3Store(bucket.settings))
      assert.deepEqual(bucket.refused, [])
      bucket.state.failing = 2
      await s3Store(bucket.settings).put('busy/a', Buffer.from('x'))
      assert.equal(bucket.objects.get('busy/a')?.toString(), 'x')
      const stranger = s3Store({ ...bucket.settings, accessKey: 'another' })
      await assert.rejects(stranger.get('busy/a'), /answered 403/)
      await assert.rejects(stranger.prove(), /403/)
      const withoutSecret = s3Store({ ...bucket.settings, secretKey: 'another' })
      await assert.rejects(withoutSecret.put('busy/b', Buffer.from('x')), /answered 403/)
      await assert.rejects(withoutSecret.get('busy/a'), /answered 403/)
      assert.ok(!bucket.objects.has('busy/b'))
    } finally {
      await bucket.stop()
    }
  })

  test('takes no key that leads out of it', () => {
    for (const key of ['../a', '/a', 'a/../../b', 'a//b', 'a/b/c/d', 'A', ''])
      assert.throws(() => safeKey(key), key)
  })
})

describe('a file in pieces', () => {
  test('comes back as it was, and stands sealed on the disk', async () => {
    const root = join(folder, 'sealed')
    const store = localStore(root)
    const fileId = newId()
    const key = newDataKey()
    const words = Buffer.from('They wrote this on our door. '.repeat(60_000))
    const pieces = await putWhole(store, fileId, key, words)
    assert.equal(pieces.length, Math.ceil(words.length / PIECE_BYTES))
    assert.ok((await readWhole(store, { fileId, key, pieces })).equals(words))
    for (const name of readdirSync(join(root, fileId)))
      assert.ok(!readFileSync(join(root, fileId, name)).includes('our door'))
  })

  test('does not open when a piece was altered, exchanged, cut off or belongs to another file', async () => {
    const root = join(folder, 'altered')
    const store = localStore(root)
    const fileId = newId()
    const key = newDataKey()
    const pieces = await putWhole(store, fileId, key, Buffer.alloc(PIECE_BYTES + 10, 'x'))
    const [first, second] = pieces
    assert.ok(first && second)
    await assert.rejects(readWhole(store, { fileId, key, pieces: [{ ...first, size: 1 }] }))
    await assert.rejects(readWhole(store, { fileId, key: newDataKey(), pieces }))
    await assert.rejects(readWhole(store, { fileId, key, pieces: [first] }, Buffer.alloc(32)))
    const path = join(root, fileId, second.id)
    const bytes = readFileSync(path)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    writeFileSync(path, bytes)
    await assert.rejects(readWhole(store, { fileId, key, pieces }))
  })
})
