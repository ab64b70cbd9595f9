// A PostgreSQL server of one's own by DATABASE_URL, and two processes of the built application on it.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { checkpointFile } from '../../src/access/audit-checkpoint.ts'
import { newMasterKey } from '../../src/platform/crypto/master-key.ts'
import { type AppProcess, startApp } from '../support/app-process.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/cluster.ts'
import { newSubmission, sendReport } from '../support/reporter.ts'

describe('two processes on one PostgreSQL', () => {
  let database: TestDatabase
  let apps: AppProcess[]
  let dataDir: string
  before(async () => {
    database = await createEmptyDatabase()
    dataDir = mkdtempSync(join(tmpdir(), 'upstander-served-'))
    const env = {
      DATABASE_URL: database.ownerUrl,
      MASTER_KEY: newMasterKey(),
      DEMO: 'on',
      DATABASE_CONNECTIONS: '6',
    }
    apps = await Promise.all([startApp(dataDir, env), startApp(dataDir, env)])
  })
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()))
    rmSync(dataDir, { recursive: true, force: true })
    await database.drop()
  })

  test('start at once, and make one partnership between them', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
    const { rows } = await client.query(
      'select (select count(*)::int from partnership) as partnerships, (select count(*)::int from plans) as plans',
    )
    await client.end()
    assert.deepEqual(rows, [{ partnerships: 1, plans: 2 }])
  })

  test('sign the trail soon after they start, in the database and outside it', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
    try {
      const taken = async () => (await client.query('select id from audit.checkpoints')).rows.length
      for (let tries = 0; (await taken()) === 0 && tries < 100; tries += 1) await sleep(100)
      assert.ok((await taken()) > 0)
    } finally {
      await client.end()
    }
    for (let tries = 0; !existsSync(checkpointFile(dataDir)) && tries < 50; tries += 1) await sleep(100)
    assert.match(readFileSync(checkpointFile(dataDir), 'utf8'), /"signature":"[0-9a-f]{64}"/)
  })

  test('give one receipt for one report, whichever of them hears it', async () => {
    const token = newSubmission()
    const receipts = await Promise.all(
      apps.flatMap(({ url }) => [
        sendReport(url, { areaId: '' }, token),
        sendReport(url, { areaId: '' }, token),
      ]),
    )
    assert.equal(new Set(receipts.map(({ reference, code }) => `${reference} ${code}`)).size, 1)
  })

  test('answer for a report that the other one took', async () => {
    const [first, second] = apps
    assert.ok(first && second)
    const { reference, code } = await sendReport(first.url, { areaId: '' })
    const response = await fetch(`${second.url}/follow-up`, {
      method: 'POST',
      body: new URLSearchParams({ reference, code }),
    })
    assert.equal(response.status, 200)
    assert.match(await response.text(), new RegExp(reference))
  })
})
