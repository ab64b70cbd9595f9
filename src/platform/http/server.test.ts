import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createLog, faultFields } from './log.ts'
import { createWeb } from './server.ts'

async function addressSeen(trustedProxies: string[], forwarded: string): Promise<string> {
  const web = await createWeb({
    log: createLog('silent'),
    trustedProxies,
    https: false,
    assetsDir: mkdtempSync(join(tmpdir(), 'upstander-web-')),
    health: { ready: async () => {}, metricsToken: undefined, served: false, version: 'test' },
  })
  web.get('/address', (request) => request.ip)
  const answer = await web.inject({ url: '/address', headers: { 'x-forwarded-for': forwarded } })
  await web.close()
  return answer.body
}

test('behind our proxy the caller is whom the proxy saw, whatever the caller wrote before it', async () => {
  for (const proxies of [['loopback'], ['127.0.0.1'], ['127.0.0.0/8', '10.0.0.5']]) {
    assert.equal(await addressSeen(proxies, '203.0.113.1, 198.51.100.7'), '198.51.100.7')
    assert.equal(await addressSeen(proxies, '198.51.100.7'), '198.51.100.7')
  }
})

test('from anybody but our proxy nothing that is sent changes the address', async () => {
  assert.equal(await addressSeen([], '203.0.113.1'), '127.0.0.1')
  assert.equal(await addressSeen(['10.0.0.5'], '203.0.113.1'), '127.0.0.1')
})

test('a fault is logged without its message, also where the message looks like frames', () => {
  const fault = new Error('value of a row\n    at home with Zephyrine (file:///secret:1:2)')
  const { frames } = faultFields(fault)
  assert.doesNotMatch(String(frames), /Zephyrine/)
  assert.match(String(frames), /server\.test/)
})
