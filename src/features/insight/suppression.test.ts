import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SMALL_MAX, suppressSmall } from './suppression.ts'

test('large counts and zeros are published as they are', () => {
  assert.deepEqual(suppressSmall([12, 0, 5]), { cells: [12, 0, 5], total: 17 })
  assert.deepEqual(suppressSmall([]), { cells: [], total: 0 })
})

test('a small count takes the next smallest with it, and its equals', () => {
  assert.deepEqual(suppressSmall([20, 3, 9]), { cells: [20, null, null], total: 32 })
  assert.deepEqual(suppressSmall([9, 3, 9, 30]), { cells: [null, null, null, 30], total: 51 })
})

test('a zero never stands in for a second hidden count', () => {
  assert.deepEqual(suppressSmall([3, 0]), { cells: [null, 0], total: null })
})

test('two small counts that are plain from their sum take a third', () => {
  assert.deepEqual(suppressSmall([1, 1, 8, 30]), { cells: [null, null, null, 30], total: 40 })
  assert.deepEqual(suppressSmall([4, 4, 8, 30]), { cells: [null, null, null, 30], total: 46 })
})

test('a small total is never published', () => {
  assert.equal(suppressSmall([1, 2]).total, null)
  assert.equal(suppressSmall([4]).total, null)
})

const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 5_000 })), {
  maxLength: 12,
})

test('no count of 1 to 4 is ever published, whatever is shown is true, and zeros are shown', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const { cells, total } = suppressSmall(values)
      assert.equal(cells.length, values.length)
      cells.forEach((cell, at) => {
        const value = values[at] ?? -1
        if (value > 0 && value <= SMALL_MAX) assert.equal(cell, null)
        else if (value === 0) assert.equal(cell, 0)
        else assert.ok(cell === null || cell === value)
      })
      const sum = values.reduce((all, value) => all + value, 0)
      assert.ok(total === null ? cells.includes(null) : total === sum && (sum === 0 || sum > SMALL_MAX))
    }),
  )
})

test('with its total, a hidden count is never the only one', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const { cells, total } = suppressSmall(values)
      assert.ok(total === null || cells.filter((cell) => cell === null).length !== 1)
    }),
  )
})

// Every table of up to four small counts: those that look the same once published are what a reader who knows the
// rules has to choose from. In no such group may a small count have only one possible value.
test('nobody who knows the rules can work a small count out', () => {
  for (const [cells, max] of [
    [1, 12],
    [2, 20],
    [3, 15],
    [4, 11],
  ] as const) {
    const alike = Map.groupBy(tables(cells, max), (values) => JSON.stringify(suppressSmall(values)))
    for (const group of alike.values()) {
      for (const values of group)
        values.forEach((value, at) => {
          if (value === 0 || value > SMALL_MAX) return
          const possible = new Set(group.map((other) => other[at]))
          assert.ok(possible.size > 1, `the ${value} of ${values.join(', ')} can be worked out`)
        })
    }
  }
})

function tables(cells: number, max: number): number[][] {
  if (cells === 0) return [[]]
  const values = Array.from({ length: max + 1 }, (_, value) => value)
  return tables(cells - 1, max).flatMap((table) => values.map((value) => [...table, value]))
}
