import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { isUuid } from '../ids.ts'
import { keyedHash, keyedId } from './keyed-hash.ts'

const key = createSecretKey(randomBytes(32))

test('the same texts hash the same, and nothing else does', () => {
  const hash = (texts: string[], purpose = 'a', by = key) => keyedHash(by, purpose, texts).toString('hex')
  assert.equal(hash(['x', 'y']), hash(['x', 'y']))
  const others = [hash(['xy']), hash(['x', 'y', '']), hash(['y', 'x']), hash(['x', 'y'], 'b')]
  const otherKey = hash(['x', 'y'], 'a', createSecretKey(randomBytes(32)))
  assert.equal(new Set([hash(['x', 'y']), ...others, otherKey]).size, 6)
})

test('a keyed id is a UUID that the same texts give again', () => {
  const id = keyedId(key, 'note', ['x'])
  assert.ok(isUuid(id))
  assert.equal(id, keyedId(key, 'note', ['x']))
  assert.notEqual(id, keyedId(key, 'note', ['y']))
})
