import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { doWork, provesWork } from './work.ts'

const challenge = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)
const FEW_BITS = 8

test('work that was done for any challenge is proved, and for hardly another one', () => {
  let others = 0
  const runs = 200
  fc.assert(
    fc.property(challenge, challenge, (mine, another) => {
      const number = doWork(mine, FEW_BITS)
      assert.ok(provesWork(mine, number, FEW_BITS))
      if (mine !== another && provesWork(another, number, FEW_BITS)) others += 1
    }),
    { numRuns: runs },
  )
  // One in 256 is met by chance.
  assert.ok(others < runs / 10, `${others} of ${runs}`)
})

test('each further bit doubles the work', () => {
  const tries = (bits: number) =>
    Array.from({ length: 60 }, (_, at) => Number(doWork(`challenge ${at}`, bits))).reduce((a, b) => a + b, 0)
  assert.ok(tries(9) > tries(4) * 8)
})

test('what is no plain number proves nothing, however few bits are asked', () => {
  for (const number of ['', ' 1', '1 ', '-1', '1.0', '1e3', '0x1', '999999999999', 'NaN', '１'])
    assert.equal(provesWork('challenge', number, 0), false, number)
  assert.equal(provesWork('challenge', '0', 0), true)
})
