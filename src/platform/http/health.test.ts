import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Health } from './health.ts'
import { createLog } from './log.ts'
import { createWeb } from './server.ts'

type From = { remoteAddress?: string; headers?: Record<string, string> }

async function metricsFor(health: Pick<Health, 'metricsToken' | 'served'>, from: From = {}) {
  const web = await createWeb({
    log: createLog('silent'),
    trustedProxies: [],
    https: false,
    assetsDir: mkdtempSync(join(tmpdir(), 'upstander-web-')),
    health: { ready: async () => {}, version: 'test', ...health },
  })
  const { statusCode } = await web.inject({ url: '/metrics', ...from })
  await web.close()
  return statusCode
}

const TOKEN = 'a token of enough letters'
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

test('figures of a server that others serve need the token: a proxy on this machine may not say that it is one', async () => {
  assert.equal(await metricsFor({ metricsToken: undefined, served: true }), 404)
  assert.equal(await metricsFor({ metricsToken: TOKEN, served: true }), 404)
  assert.equal(await metricsFor({ metricsToken: TOKEN, served: true }, bearer('another')), 404)
  assert.equal(await metricsFor({ metricsToken: TOKEN, served: true }, bearer(TOKEN)), 200)
})

test('without a token, and served by nobody else, they are for this machine alone', async () => {
  const alone = { metricsToken: undefined, served: false }
  assert.equal(await metricsFor(alone), 200)
  assert.equal(await metricsFor(alone, { remoteAddress: '203.0.113.7' }), 404)
  assert.equal(await metricsFor(alone, { headers: { 'x-forwarded-for': '203.0.113.7' } }), 404)
})
