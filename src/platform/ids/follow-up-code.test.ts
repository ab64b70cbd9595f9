import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  deriveFollowUpCode,
  followUpCode,
  newFollowUpCode,
  normaliseFollowUpCode,
  spellOut,
} from './follow-up-code.ts'

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('ten bytes make sixteen letters and digits in groups of four, and other bytes make another code', () => {
  assert.equal(followUpCode(Buffer.alloc(10, 0)), '0000-0000-0000-0000')
  assert.equal(followUpCode(Buffer.alloc(10, 255)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  assert.equal(followUpCode(Buffer.from('00443214c74254b635cf', 'hex')), '0123-4567-89AB-CDEF')
  fc.assert(
    fc.property(tenBytes, tenBytes, (a, b) => {
      const same = Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0
      assert.equal(followUpCode(Buffer.from(a)) === followUpCode(Buffer.from(b)), same)
    }),
  )
  assert.throws(() => followUpCode(Buffer.alloc(9)), RangeError)
})

test('new codes differ; the code of one submission is always the same, and another key gives another', () => {
  assert.equal(new Set(Array.from({ length: 500 }, newFollowUpCode)).size, 500)
  const key = Buffer.alloc(32, 1)
  assert.equal(deriveFollowUpCode(key, 'a'), deriveFollowUpCode(key, 'a'))
  assert.notEqual(deriveFollowUpCode(key, 'a'), deriveFollowUpCode(key, 'b'))
  assert.notEqual(deriveFollowUpCode(key, 'a'), deriveFollowUpCode(Buffer.alloc(32, 2), 'a'))
})

test('a code is read however it was copied by hand', () => {
  for (const text of [
    '7k3m9qxd10110v5t',
    ' 7K3M 9QXD 1o11 OV5T ',
    '7K3M–9QXD–l0iI–0u5t',
    '７K3M.9QXD.1011.0V5T\n',
  ]) {
    assert.equal(normaliseFollowUpCode(text), '7K3M-9QXD-1011-0V5T', text)
  }
  for (const text of [
    '',
    '7K3M-9QXD-1O11',
    '7K3M-9QXD-1O11-OV5T-2',
    '7K3M-9QXD-1O11-OV5é',
    '-'.repeat(500),
  ]) {
    assert.equal(normaliseFollowUpCode(text), null, text)
  }
})

test('every code comes back from any mix of case and the letters it is mistaken for', () => {
  fc.assert(
    fc.property(tenBytes, fc.boolean(), (bytes, lower) => {
      const code = followUpCode(Buffer.from(bytes))
      const misread = code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', ' ')
      assert.equal(normaliseFollowUpCode(lower ? misread.toLowerCase() : misread), code)
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normaliseFollowUpCode(text)))
})

test('a code is read aloud group by group', () => {
  assert.deepEqual(spellOut('7K3M-9QXD'), [
    '7, K for Kilo, 3, M for Mike',
    '9, Q for Quebec, X for X-ray, D for Delta',
  ])
  assert.ok(spellOut('ABCD-EFGH-JKMN-PQRS-TVWX-YZ').every((group) => !/\b[A-Z],|\b[A-Z]$/.test(group)))
})
