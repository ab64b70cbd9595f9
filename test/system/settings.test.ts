import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from '../../src/config.ts'

describe('the settings', () => {
  test('have a sensible value each when nothing is set', () => {
    const read = readConfig({})
    assert.ok('config' in read)
    assert.equal(read.config.host, '127.0.0.1')
    assert.equal(read.config.demo, true)
  })

  test('name every fault at once, and never the value of a secret', () => {
    const secret = 'smtps-not-really://user:hunter2@example.org'
    const read = readConfig({
      PORT: 'many',
      DATABASE_CONNECTIONS: '0',
      SMTP_URL: secret,
      METRICS_TOKEN: 'short',
      DEMO: 'maybe',
    })
    assert.ok('faults' in read)
    const names = read.faults.map((fault) => fault.split(':')[0]).sort()
    assert.deepEqual(names, ['DATABASE_CONNECTIONS', 'DEMO', 'METRICS_TOKEN', 'PORT', 'SMTP_URL'])
    assert.doesNotMatch(read.faults.join('\n'), /hunter2|short/)
  })

  test('take addresses of proxies, and refuse what is none', () => {
    const read = readConfig({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::1' })
    assert.ok('config' in read)
    assert.deepEqual(read.config.trustedProxies, ['loopback', '10.0.0.0/8', '2001:db8::1'])
    for (const wrong of ['on', '10.0.0.0/33', '10.0.0.0/8/1', 'proxy.example.org'])
      assert.ok('faults' in readConfig({ TRUSTED_PROXIES: wrong }), wrong)
  })

  test('take a key of Notify with a template, and neither without the other', () => {
    const key = 'test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
    const template = 'f33517ff-2a88-4f6e-b855-c550268ce08a'
    const read = readConfig({ NOTIFY_API_KEY: key, NOTIFY_SMS_TEMPLATE: template })
    assert.ok('config' in read)
    assert.equal(read.config.notify?.smsTemplate, template)
    for (const wrong of [
      { NOTIFY_API_KEY: key },
      { NOTIFY_API_KEY: 'not a key', NOTIFY_SMS_TEMPLATE: template },
    ]) {
      const refused = readConfig(wrong)
      assert.ok('faults' in refused)
      assert.doesNotMatch(refused.faults.join(), /not a key$|3d844edf/)
    }
  })

  test('turn the demonstration off where a real database is named, unless asked for', () => {
    const served = { DATABASE_URL: 'postgres://owner@db.example.org/upstander', MASTER_KEY: 'x' }
    const read = readConfig(served)
    assert.ok('config' in read)
    assert.equal(read.config.demo, false)
  })

  test('ask for a master key where the database is not the embedded one', () => {
    const read = readConfig({ DATABASE_URL: 'postgres://owner@db.example.org/upstander' })
    assert.ok('faults' in read)
    assert.match(read.faults.join(), /MASTER_KEY/)
  })
})
