import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { labelEvery, ticks } from './scale.ts'

test('the axis climbs in round steps past the largest figure', () => {
  assert.deepEqual(ticks(87), [0, 50, 100])
  assert.deepEqual(ticks(80), [0, 20, 40, 60, 80])
  assert.deepEqual(ticks(3), [0, 1, 2, 3])
  assert.deepEqual(ticks(0), [0, 1])
})

test('the axis always holds the largest figure and never has many steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (max) => {
      const axis = ticks(max)
      assert.ok((axis.at(-1) ?? 0) >= max)
      assert.ok(axis.length >= 2 && axis.length <= 6, axis.join())
    }),
  )
})

test('labels are thinned out so that they fit', () => {
  assert.equal(labelEvery(12, 12), 1)
  assert.equal(labelEvery(24, 8), 3)
  assert.equal(labelEvery(0, 8), 1)
})
