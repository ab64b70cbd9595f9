import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { createEmptyDatabase, createTestDatabase } from './cluster.ts'
import type { TestDatabase } from './cluster.ts'

const made: TestDatabase[] = []
after(async () => {
  for (const each of made) await each.drop()
})

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('databases made at once are migrated, and what is written in one is not in the other', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  made.push(one, two)
  await ask(one.adminUrl, 'create table only_here (n int)')
  const tables = `select count(*)::int from pg_tables where tablename in ('app_migrations', 'only_here')`
  assert.deepEqual(await ask(one.adminUrl, tables), [{ count: 2 }])
  assert.deepEqual(await ask(two.adminUrl, tables), [{ count: 1 }])
})

test('the app connects as a role that is no superuser and owns nothing', async () => {
  const database = await createTestDatabase()
  made.push(database)
  const [role] = await ask(
    database.appUrl,
    `select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = current_user`,
  )
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, owned: 0 })
})

test('a dropped database is gone, also while somebody is connected', async () => {
  const database = await createEmptyDatabase()
  const client = new pg.Client({ connectionString: database.adminUrl })
  client.on('error', () => {})
  await client.connect()
  await database.drop()
  await assert.rejects(ask(database.adminUrl, 'select 1'), /does not exist/)
  await client.end().catch(() => {})
})
