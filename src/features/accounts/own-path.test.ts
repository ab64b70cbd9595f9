import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('a path of ours is kept with its query', () => {
  assert.equal(ownPath('/cases/LLR-7K3M-92?tab=people'), '/cases/LLR-7K3M-92?tab=people')
})

test('nothing, other sites and tricks lead home', () => {
  const tricks = [
    undefined,
    '',
    'cases',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%0d%0aset-cookie:x\r\n',
    'javascript:alert(1)',
    `/${'a'.repeat(600)}`,
  ]
  for (const trick of tricks) assert.equal(ownPath(trick), '/today', String(trick))
})

test('signing in never leads back to signing in or out', () => {
  for (const path of [
    '/sign-in',
    '/sign-in?next=/x',
    '/sign-out',
    '/demo',
    '/invitation/abc',
    '/reset-password',
  ])
    assert.equal(ownPath(path), '/today')
})
