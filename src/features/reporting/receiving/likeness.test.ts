// What is measured here stands in docs/performance.md. It is measured under three keys: the numbers that stand for words are
// drawn anew with each.
import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { test } from 'node:test'
import { ALIKE, signatureOf } from './signature.ts'
import { SENT_TWICE, TOLD_BY_TWO, UNRELATED } from './testing/told-pairs.ts'

const DAY = '2026-11-12'
const KEYS = [1, 2, 3].map((byte) => createSecretKey(Buffer.alloc(32, byte)))

/** How many of the pairs are found with so many parts equal; the mean over the keys. */
function found(pairs: typeof UNRELATED, parts: number): number {
  const all = KEYS.map(
    (key) =>
      pairs.filter(([one, other]) => {
        const [a, b] = [signatureOf(key, one, DAY), signatureOf(key, other, DAY)]
        const equal = a.parts.filter((part, at) => part === b.parts[at]).length
        return equal >= parts && a.bands.some((band) => b.bands.includes(band))
      }).length,
  )
  return all.reduce((sum, each) => sum + each, 0) / KEYS.length
}

test('what is sent twice with small changes is found by its words alone', (t) => {
  const sent = found(SENT_TWICE, ALIKE.alone)
  t.diagnostic(`sent twice, found: ${sent} of ${SENT_TWICE.length}`)
  assert.equal(sent, SENT_TWICE.length)
})

test('what two people tell of the same is mostly found where place and day agree, and half of it without', (t) => {
  const [near, alone] = [found(TOLD_BY_TWO, ALIKE.near), found(TOLD_BY_TWO, ALIKE.alone)]
  t.diagnostic(`told by two, found: ${near} near, ${alone} alone, of ${TOLD_BY_TWO.length}`)
  assert.ok(near >= 8.5, String(near))
  assert.ok(alone >= 4, String(alone))
})

test('what is of the same kind and not the same is seldom proposed', (t) => {
  const [near, alone] = [found(UNRELATED, ALIKE.near), found(UNRELATED, ALIKE.alone)]
  t.diagnostic(`unrelated, proposed: ${near} near, ${alone} alone, of ${UNRELATED.length}`)
  assert.ok(alone <= 8, String(alone))
  assert.ok(near <= 40, String(near))
})
