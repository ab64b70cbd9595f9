// A start that fails once its database runs.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { killPostgres, startApp } from '../support/app-process.ts'

test('says why it could not start, and leaves no database running', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const at = taken.address()
  const dataDir = mkdtempSync(join(tmpdir(), 'upstander-failed-'))
  try {
    const port = typeof at === 'object' && at ? String(at.port) : ''
    await assert.rejects(
      startApp(dataDir, { HOST: '127.0.0.1', PORT: port, DEMO: 'off' }),
      /ended with 1[\s\S]*EADDRINUSE/,
    )
    assert.ok(existsSync(join(dataDir, 'postgres', 'pg', 'PG_VERSION')))
    assert.ok(!existsSync(join(dataDir, 'postgres', 'pg', 'postmaster.pid')))
  } finally {
    taken.close()
    killPostgres(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
})
