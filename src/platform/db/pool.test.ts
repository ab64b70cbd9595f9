import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type World } from '../../../test/support/world.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

test('a connection that dies in the middle of a transaction fails that one, and nothing else', async () => {
  const { db } = world.publicCtx()
  const cut = db.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await world.admin('select pg_terminate_backend($1)', [rows[0]?.pid])
    // Nobody is asking the connection anything when it dies: without a listener the process would end here.
    await sleep(200)
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(cut)
  const { rows } = await db.transaction((tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  assert.deepEqual(rows, [{ one: 1 }])
})
