import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Day } from '../../../platform/calendar/london.ts'
import { NO_SIGNATURE, PARTS, signatureOf } from './signature.ts'

const key = createSecretKey(randomBytes(32))
const TODAY = '2026-11-12'
const equal = (a: string, b: string, later: Day = TODAY) => {
  const [x, y] = [signatureOf(key, a, TODAY), signatureOf(key, b, later)]
  return {
    parts: x.parts.filter((part, at) => part === y.parts[at]).length,
    band: x.bands.some((band) => y.bands.includes(band)),
  }
}
const TOLD =
  'On Tuesday two men at the bus stop in Market Street shouted at my mother because of her headscarf and threw a bottle at her when she walked away'

test('the same words are all alike, however they are written', () => {
  assert.deepEqual(equal(TOLD, TOLD.toUpperCase().replaceAll(' ', '\n')), { parts: PARTS, band: true })
})

test('a text with a few words changed is more than half alike, and is found by a band', () => {
  const { parts, band } = equal(TOLD, `${TOLD.replace('Tuesday', 'Monday')}, and nobody helped`)
  assert.ok(parts >= PARTS / 2, String(parts))
  assert.ok(band)
})

test('another account of a like matter is not alike', () => {
  const other =
    'My neighbour has been calling me names through the wall every night since March and last night he wrote on my door'
  const { parts, band } = equal(TOLD, other)
  assert.ok(parts < 4, String(parts))
  assert.equal(band, false)
})

test('a language without spaces between words has a signature too', () => {
  const told = '星期二两个男人在市场街的公共汽车站对我母亲大喊大叫因为她戴着头巾然后向她扔了一个瓶子'
  assert.deepEqual(equal(told, told), { parts: PARTS, band: true })
})

test('a few words say nothing', () => {
  assert.deepEqual(signatureOf(key, 'They shouted at me', TODAY), NO_SIGNATURE)
})

test('a short text is like the very same words that came on the same day, and like nothing else', () => {
  const short = 'He spat at me on the bus'
  assert.deepEqual(equal(short, 'he spat at me, on the bus!'), { parts: PARTS, band: true })
  assert.equal(equal(short, 'She spat at me on the bus').band, false)
  assert.equal(equal(short, short, '2026-11-13').band, false)
})

test('under another key the same words look otherwise', () => {
  const other = signatureOf(createSecretKey(randomBytes(32)), TOLD, TODAY)
  const shared = signatureOf(key, TOLD, TODAY).parts.filter((part, at) => part === other.parts[at])
  assert.ok(shared.length < 2)
})
