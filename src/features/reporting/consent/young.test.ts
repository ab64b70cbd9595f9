import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childAgeOf } from './young.ts'

test('a child is asked by themself from the age on, also where it lies within their band', () => {
  const of = (band: string) => [10, 13, 14, 16, 18].map((from) => childAgeOf(band, from))
  assert.deepEqual(of('under_10'), ['younger', 'younger', 'younger', 'younger', 'younger'])
  assert.deepEqual(of('10_12'), ['older', 'younger', 'younger', 'younger', 'younger'])
  assert.deepEqual(of('13_15'), ['older', 'older', 'older', 'younger', 'younger'])
  assert.deepEqual(of('16_17'), ['older', 'older', 'older', 'older', 'younger'])
  assert.equal(childAgeOf('not_known', 13), undefined)
})
