import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  newDataKey,
  open,
  openText,
  rewrapKey,
  seal,
  SealBroken,
  unwrapKey,
  wrapKey,
  wrappedBy,
} from './envelope.ts'
import { newMasterKey, parseMasterKeys } from './master-key.ts'

const [oldText, newText] = [newMasterKey(), newMasterKey()]
const before = parseMasterKeys(oldText, 'test')
const during = parseMasterKeys(`${newText},${oldText}`, 'test')
const afterwards = parseMasterKeys(newText, 'test')

const broken = (reason: SealBroken['reason']) => (error: unknown) =>
  error instanceof SealBroken && error.reason === reason

test('any text and any bytes come back as they were, under any name', () => {
  const key = newDataKey()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, aad) => {
      assert.equal(openText(key, seal(key, text, aad), aad), text.toWellFormed())
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(open(key, seal(key, Buffer.from(bytes), 'a'), 'a'), Buffer.from(bytes))
    }),
  )
})

test('the same value sealed twice looks different, and holds nothing in clear', () => {
  const key = newDataKey()
  const [a, b] = [seal(key, 'Ayesha Example', 'name'), seal(key, 'Ayesha Example', 'name')]
  assert.notDeepEqual(a, b)
  assert.equal(a.includes('Ayesha'), false)
})

test('another key, another place and any single changed bit are refused, without content', () => {
  const key = newDataKey()
  const sealed = seal(key, 'Ayesha Example', 'name:1')
  assert.throws(() => open(newDataKey(), sealed, 'name:1'), broken('not-authentic'))
  assert.throws(() => open(key, sealed, 'name:2'), broken('not-authentic'))
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.throws(
        () => open(key, altered, 'name:1'),
        (error) => error instanceof SealBroken && !error.message.includes('Ayesha'),
      )
    }),
  )
  for (let length = 0; length < sealed.length; length += 1) {
    assert.throws(() => open(key, sealed.subarray(0, length), 'name:1'), SealBroken)
  }
})

test('a wrapped key opens for its own record only, and no part of it may change', () => {
  const key = newDataKey()
  const wrapped = wrapKey(before, key, 'person:1')
  assert.equal(unwrapKey(before, wrapped, 'person:1').equals(key), true)
  assert.throws(() => unwrapKey(before, wrapped, 'person:2'), broken('not-authentic'))
  assert.throws(() => unwrapKey(afterwards, wrapped, 'person:1'), broken('master-key-missing'))
  for (let byte = 0; byte < wrapped.length; byte += 1) {
    const altered = Buffer.from(wrapped)
    altered[byte] = (altered[byte] ?? 0) ^ 1
    assert.throws(() => unwrapKey(before, altered, 'person:1'), SealBroken)
  }
  assert.throws(() => unwrapKey(before, Buffer.alloc(0), 'person:1'), broken('format'))
})

test('rotation wraps a key again: the old master key can go, and what it sealed stays readable', () => {
  const key = newDataKey()
  const sealed = seal(key, 'kept', 'a')
  const wrapped = wrapKey(before, key, 'person:1')
  const again = rewrapKey(during, wrapped, 'person:1')
  assert.equal(wrappedBy(wrapped), before.current.id)
  assert.equal(wrappedBy(again), afterwards.current.id)
  assert.equal(openText(unwrapKey(afterwards, again, 'person:1'), sealed, 'a'), 'kept')
  assert.equal(rewrapKey(during, again, 'person:1'), again)
})

test('a wrapped key cannot be passed off as a sealed value', () => {
  const key = newDataKey()
  assert.throws(() => open(key, wrapKey(before, key, 'a'), 'a'), SealBroken)
})
