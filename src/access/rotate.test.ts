import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createWorld, type World } from '../../test/support/world.ts'
import { type MasterKeys, newMasterKey, parseMasterKeys } from '../platform/crypto/master-key.ts'
import { openText, SealBroken, unwrapKey } from '../platform/crypto/envelope.ts'
import { keyUse, proveKeysOpen, rewrapAll } from './rotate.ts'
import { loadSecrets } from './secrets.ts'

let world: World
let owner: pg.Client
let oldText: string
before(async () => {
  world = await createWorld()
  owner = new pg.Client({ connectionString: world.database.adminUrl })
  await owner.connect()
  oldText = world.keys.current.key.export().toString('base64url')
})
after(async () => {
  await owner.end()
  await world.close()
})

const addText = async (words: string): Promise<string> => {
  const ctx = world.publicCtx()
  return ctx.db.transaction((tx) => ctx.vault.addText(tx, 'note', words, world.clock.now()))
}

/** The words again, as a process that holds these keys would open them. */
const readBack = async (id: string, keys: MasterKeys) => {
  const [row] = await world.admin<{ sealed: Buffer; wrapped: Buffer; key_id: string }>(
    'select t.sealed, k.wrapped, t.key_id from vault.texts t join vault.keys k on k.id = t.key_id where t.id = $1',
    [id],
  )
  return row && openText(unwrapKey(keys, row.wrapped, `key:${row.key_id}`), row.sealed, `text:${id}`)
}

test('rotating wraps every key under the new master key, which alone then opens everything', async () => {
  const ids = await Promise.all(['one', 'two', 'three'].map(addText))
  const newText = newMasterKey()
  const both = parseMasterKeys(`${newText},${oldText}`, 'test')
  const alone = parseMasterKeys(newText, 'test')
  const before = world.services.vault.secrets.blindIndex.export()
  assert.deepEqual(
    (await keyUse(owner)).map(({ keyId }) => keyId),
    [world.keys.current.id],
  )

  const { left, rewrapped } = await rewrapAll(owner, both)
  assert.equal(left, 0)
  assert.ok(rewrapped >= 3)
  assert.deepEqual(
    (await keyUse(owner)).map(({ keyId }) => keyId),
    [alone.current.id],
  )
  for (const [at, words] of ['one', 'two', 'three'].entries())
    assert.equal(await readBack(ids[at] ?? '', alone), words)
  const secrets = await loadSecrets(world.services.raw, alone)
  assert.deepEqual(secrets.blindIndex.export(), before)
  await owner.query('begin; set local role upstander_keeper')
  await proveKeysOpen(owner, alone)
  await assert.rejects(proveKeysOpen(owner, world.keys), SealBroken)
  await owner.query('rollback')

  // A process that still has the old key adds rows meanwhile: they are counted, and the next run takes them.
  const late = await addText('late')
  assert.deepEqual(await rewrapAll(owner, both), { rewrapped: 1, left: 0 })
  assert.equal(await readBack(late, alone), 'late')
  assert.deepEqual(await rewrapAll(owner, both), { rewrapped: 0, left: 0 })
  // And back, for the tests that follow.
  await rewrapAll(owner, parseMasterKeys(`${oldText},${newText}`, 'test'))
})

test('without the old key rotating refuses and changes nothing', async () => {
  await addText('four')
  const stranger = parseMasterKeys(newMasterKey(), 'test')
  await assert.rejects(rewrapAll(owner, stranger), SealBroken)
  assert.deepEqual(
    (await keyUse(owner)).map(({ keyId }) => keyId),
    [world.keys.current.id],
  )
})

test('a destroyed key stays destroyed, and rotation goes on over many batches while rows are added', async () => {
  const erased = await addText('gone')
  await world.admin(
    'update vault.keys set wrapped = null, destroyed_at = now() where id = (select key_id from vault.texts where id = $1)',
    [erased],
  )
  const ctx = world.publicCtx()
  await ctx.db.transaction(async (tx) => {
    for (let at = 0; at < 1200; at += 1) await ctx.vault.addText(tx, 'note', `word ${at}`, world.clock.now())
  })
  const newText = newMasterKey()
  const both = parseMasterKeys(`${newText},${oldText}`, 'test')
  let batches = 0
  const writer = Promise.all(Array.from({ length: 20 }, (_, at) => addText(`during ${at}`)))
  await rewrapAll(owner, both, () => {
    batches += 1
  })
  await writer
  assert.ok(batches >= 2)
  assert.equal((await rewrapAll(owner, both)).left, 0)
  // The running application, whose keys were loaded before, looks again and opens what was wrapped since.
  const running: MasterKeys = { ...world.keys, later: (id) => both.byId.get(id) }
  const id = await addText('seen')
  await rewrapAll(owner, both)
  assert.equal(await readBack(id, running), 'seen')
  const [row] = await world.admin<{ n: number }>(
    'select count(*)::int as n from vault.keys where wrapped is null',
  )
  assert.equal(row?.n, 1)
})
