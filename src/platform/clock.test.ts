import assert from 'node:assert/strict'
import { test } from 'node:test'
import { advancingClock, fixedClock } from './clock.ts'

test('a fixed clock says one instant, and nobody can change it through what it gave', () => {
  const clock = fixedClock('2026-11-22T19:38:00Z')
  clock.now().setFullYear(1999)
  assert.equal(clock.now().toISOString(), '2026-11-22T19:38:00.000Z')
})

test('an advancing clock moves at each reading and when told to', () => {
  const clock = advancingClock('2026-11-22T19:38:00+01:00', 1000)
  assert.equal(clock.now().toISOString(), '2026-11-22T18:38:00.000Z')
  assert.equal(clock.now().toISOString(), '2026-11-22T18:38:01.000Z')
  clock.advance(58_000)
  assert.equal(clock.now().toISOString(), '2026-11-22T18:39:00.000Z')
  clock.set('2027-01-01T00:00:00Z')
  assert.equal(clock.now().toISOString(), '2027-01-01T00:00:00.000Z')
})

test('a time without its offset is refused, because it would depend on the machine', () => {
  for (const iso of ['2026-11-22T19:38:00', '2026-11-22', 'now', ''])
    assert.throws(() => fixedClock(iso), RangeError)
})
