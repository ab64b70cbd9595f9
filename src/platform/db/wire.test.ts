import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../test/support/cluster.ts'
import { openDatabase } from './pool.ts'
import { inScope } from './scoped.ts'

type Nothing = Record<string, never>
const publicScope = { role: 'upstander_public', settings: { 'app.actor': "O'Brien \\ 'x'; select 1" } }

describe('statements on the wire', () => {
  let database: TestDatabase
  let db: Kysely<Nothing>
  let close: () => Promise<void>
  before(async () => {
    database = await createTestDatabase()
    const opened = openDatabase<Nothing>({
      url: database.appUrl,
      connectionsMax: 2,
      statementTimeoutMs: 5_000,
      name: 'wire',
    })
    db = opened.db
    close = opened.close
  })
  after(async () => {
    await close()
    await database.drop()
  })

  const who = (within: Kysely<Nothing>) =>
    sql<{
      role: string
      actor: string | null
    }>`select current_user::text as role, current_setting('app.actor', true) as actor`.execute(within)

  test('a scope holds for its transaction, with whatever its values hold, and is gone afterwards', async () => {
    const inside = await inScope(db, publicScope, async (tx) => (await who(tx)).rows[0])
    assert.deepEqual(inside, { role: 'upstander_public', actor: publicScope.settings['app.actor'] })
    for (let i = 0; i < 4; i += 1) {
      const outside = (await who(db)).rows[0]
      assert.notEqual(outside?.role, 'upstander_public')
      assert.ok(!outside?.actor)
    }
  })

  test('what throws inside is rolled back, and the connection is fit for the next', async () => {
    await sql`create temp table tried (n int)`.execute(db).catch(() => {})
    await assert.rejects(
      inScope(db, publicScope, async (tx) => {
        await sql`select 1 / ${0}::int`.execute(tx)
      }),
      /division by zero/,
    )
    await assert.rejects(
      inScope(db, publicScope, () => Promise.reject(new Error('ours'))),
      /ours/,
    )
    assert.equal(
      await inScope(db, publicScope, async (tx) => (await who(tx)).rows[0]?.role),
      'upstander_public',
    )
  })

  test('what is asked at once inside is answered each to its own, and one that fails fails the whole', async () => {
    const number = (tx: Kysely<Nothing>, n: number) =>
      sql<{ n: number }>`select ${n}::int as n`.execute(tx).then(({ rows }) => rows[0]?.n)
    const asked = Array.from({ length: 20 }, (_, n) => n)
    const answers = await inScope(db, publicScope, (tx) => Promise.all(asked.map((n) => number(tx, n))))
    assert.deepEqual(answers, asked)
    await assert.rejects(
      inScope(db, publicScope, (tx) =>
        Promise.all([number(tx, 1), sql`select 1 / ${0}::int`.execute(tx), number(tx, 2)]),
      ),
      /division by zero/,
    )
    for (let i = 0; i < 4; i += 1)
      assert.equal(await inScope(db, publicScope, (tx) => number(tx, 3)), 3, 'the next is answered as before')
  })

  test('a transaction that asks for nothing, or begins with a parameter, is one all the same', async () => {
    await db.transaction().execute(async () => {})
    const inTransaction = await db.transaction().execute(async (tx) => {
      await sql`select ${1}::int`.execute(tx)
      const { rows } = await sql<{
        one: string
        two: string
      }>`select now()::text as one, clock_timestamp()::text as two`.execute(tx)
      const again = await sql<{ one: string }>`select now()::text as one`.execute(tx)
      return rows[0]?.one === again.rows[0]?.one
    })
    assert.ok(inTransaction, 'now() stands still inside a transaction')
  })

  test('many at once keep their scopes apart', async () => {
    const roles = ['upstander_public', 'upstander_staff', 'upstander_analyst', 'upstander_system']
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, at) => {
        const role = roles[at % roles.length] ?? ''
        return inScope(db, { role, settings: { 'app.actor': `n${at}` } }, async (tx) => {
          const { rows } = await sql<{ role: string; actor: string }>`
            select current_user::text as role, current_setting('app.actor') as actor where ${at}::int >= 0`.execute(
            tx,
          )
          return rows[0]?.role === role && rows[0]?.actor === `n${at}`
        })
      }),
    )
    assert.ok(seen.every(Boolean))
  })
})
