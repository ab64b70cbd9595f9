import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksLikeEmail } from './email.ts'

test('what can be an address passes, what cannot does not', () => {
  for (const good of ['ada@example.org', 'a@b.co', 'tag+more@sub.domain.example', 'ünï@exämple.org'])
    assert.ok(looksLikeEmail(good), good)
  for (const bad of [
    '',
    'ada',
    '@b.co',
    'a@',
    'a@b',
    'a@.b',
    'a@b.',
    'a@@b.co',
    'a@b@c.co',
    'a b@c.co',
    `${'a'.repeat(250)}@b.co`,
  ])
    assert.ok(!looksLikeEmail(bad), bad)
})

test('a million characters that nearly fit are refused at once', () => {
  const before = process.cpuUsage()
  for (const nasty of [
    `a@${'.'.repeat(1_000_000)}@`,
    `${'a@'.repeat(500_000)}`,
    `${' '.repeat(1_000_000)}@a.b`,
  ])
    assert.ok(!looksLikeEmail(nasty))
  // The expression that stood here before took hours; a second is only there to fail instead of waiting for it.
  assert.ok(process.cpuUsage(before).user < 1_000_000)
})
