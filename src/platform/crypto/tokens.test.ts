import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSigned, signValue } from './sign.ts'
import { hashToken, randomToken, sameBytes, sameText } from './tokens.ts'

const key = Buffer.alloc(32, 9)
const expiresAt = new Date('2026-11-22T12:00:00Z')
const before = new Date('2026-11-22T11:59:59.999Z')

test('tokens are long, safe in a URL, and each its own; a short one is refused', () => {
  assert.match(randomToken(), /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(randomToken(), randomToken())
  assert.throws(() => randomToken(8), RangeError)
  assert.equal(hashToken('abc').toString('hex').slice(0, 8), 'ba7816bf')
})

test('comparing tells equal from unequal, whatever the lengths', () => {
  assert.equal(sameText('abc', 'abc'), true)
  assert.equal(sameText('abc', 'abd'), false)
  assert.equal(sameText('abc', 'abcd'), false)
  assert.equal(sameBytes(Buffer.from('a'), Buffer.from('')), false)
})

test('a signed value comes back for its purpose until it expires, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (value) => {
      const signed = signValue(key, { purpose: 'reset', value: value.toWellFormed(), expiresAt })
      assert.match(signed, /^[\w-]+\.[\w-]+$/)
      const read = readSigned(key, signed, { purpose: 'reset', now: before })
      assert.deepEqual(read, { ok: true, value: value.toWellFormed() })
      assert.deepEqual(readSigned(key, signed, { purpose: 'reset', now: expiresAt }), {
        ok: false,
        why: 'expired',
      })
    }),
  )
})

test('another purpose, another key and any change are broken', () => {
  const signed = signValue(key, { purpose: 'reset', value: 'user-1', expiresAt })
  const broken = { ok: false, why: 'broken' }
  assert.deepEqual(readSigned(key, signed, { purpose: 'invite', now: before }), broken)
  assert.deepEqual(readSigned(Buffer.alloc(32, 8), signed, { purpose: 'reset', now: before }), broken)
  for (let i = 0; i < signed.length; i += 1) {
    const altered = signed.slice(0, i) + (signed[i] === 'A' ? 'B' : 'A') + signed.slice(i + 1)
    assert.deepEqual(readSigned(key, altered, { purpose: 'reset', now: before }), broken, altered)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.deepEqual(readSigned(key, text, { purpose: 'reset', now: before }), broken)
    }),
  )
})
