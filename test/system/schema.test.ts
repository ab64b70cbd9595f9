import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts'
import { describeSchema } from '../support/describe-schema.ts'

describe('the schema', () => {
  let database: TestDatabase
  let client: pg.Client
  before(async () => {
    database = await createTestDatabase()
    client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
  })
  after(async () => {
    await client.end()
    await database.drop()
  })

  test('is what was last reviewed (npm run gen writes it anew)', async () => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    )
    const golden = readFileSync(new URL('../golden/schema.txt', import.meta.url), 'utf8')
    const found = await describeSchema(client)
    // PostgreSQL 15 prints some expressions otherwise than 18; the golden text is that of 18.
    if (Number(rows[0]?.version) >= 180_000) assert.equal(found, golden)
    else assert.equal(found.split('\n').length, golden.split('\n').length)
  })

  test('has row security on and forced on every table of ours', async () => {
    const { rows } = await client.query(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'vault', 'audit') and c.relkind = 'r' and c.relname <> 'app_migrations'
        and not (c.relrowsecurity and c.relforcerowsecurity)`)
    assert.deepEqual(rows, [])
  })

  test('gives the login role nothing of its own', async () => {
    const { rows } = await client.query(`
      select table_schema, table_name from information_schema.role_table_grants
      where grantee like 'upstander\\_app%' and table_name <> 'app_migrations'`)
    assert.deepEqual(rows, [])
  })

  test('lets no working role read the vault, or change or remove an entry of the trail', async () => {
    const { rows } = await client.query(`
      select grantee, table_name, privilege_type from information_schema.role_table_grants
      where grantee like 'upstander\\_%' and grantee not in ('upstander_keeper', 'upstander_owner') and grantee not like 'upstander\\_app%'
        and ((table_schema = 'vault' and table_name <> 'secrets' and privilege_type <> 'INSERT')
          or (table_schema = 'audit' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')))`)
    assert.deepEqual(rows, [])
  })
})
