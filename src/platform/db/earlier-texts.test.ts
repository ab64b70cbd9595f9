// A database that an earlier text of a migration made goes on; one that another text made is refused, as a changed file is.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../../test/support/cluster.ts'
import { EARLIER_TEXTS } from './earlier-texts.ts'
import { migrateDatabase, readMigrations } from './migrate.ts'

const migrationsDir = join(import.meta.dirname, '../../../migrations')
let database: TestDatabase
let admin: pg.Client
before(async () => {
  database = await createTestDatabase()
  admin = new pg.Client(database.adminUrl)
  await admin.connect()
})
after(async () => {
  await admin.end()
  await database.drop()
})

const madeBy = (name: string, sha256: string) =>
  admin.query('update app_migrations set sha256 = $2 where name = $1', [name, sha256])
const migrate = () => migrateDatabase({ adminUrl: database.ownerUrl, migrationsDir })

test('an earlier text of a migration is taken, and no other', async () => {
  const texts = new Map(readMigrations(migrationsDir).map(({ name, sha256 }) => [name, sha256]))
  for (const [name, earlier] of Object.entries(EARLIER_TEXTS)) {
    const now = texts.get(name) ?? ''
    for (const sha256 of earlier) {
      assert.notEqual(sha256, now, name)
      await madeBy(name, sha256)
      assert.deepEqual(await migrate(), [])
    }
    await madeBy(name, 'another')
    await assert.rejects(migrate(), new RegExp(`${name} was applied with other text`))
    await madeBy(name, now)
  }
})
