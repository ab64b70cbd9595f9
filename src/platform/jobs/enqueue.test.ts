import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { newId } from '../ids.ts'
import { enqueue } from './index.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const jobsOf = (id: string) =>
  world.admin<{ name: string; state: string }>(
    `select name, state::text from pgboss.job where data ->> 'mailId' = $1`,
    [id],
  )

test('a job added in a transaction that commits exists, and one that rolls back leaves none', async () => {
  const [kept, lost] = [newId(), newId()]
  await world
    .publicCtx()
    .db.transaction((tx) => enqueue(tx, 'send-mail', { mailId: kept }, { singletonKey: kept }))
  const gone = world.publicCtx().db.transaction(async (tx) => {
    await enqueue(tx, 'send-mail', { mailId: lost })
    throw new Error('changed my mind')
  })
  await assert.rejects(gone, /changed my mind/)
  assert.deepEqual(await jobsOf(kept), [{ name: 'send-mail', state: 'created' }])
  assert.deepEqual(await jobsOf(lost), [])
})
