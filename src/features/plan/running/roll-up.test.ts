import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type DeliveryStatus, RAGS, type Rag, STATUSES, UNRATED } from './delivery.ts'
import { rollUp } from './roll-up.ts'

const part = (status: DeliveryStatus, shownRag: Rag | null = null) => ({ status, shownRag })

describe('rolling up the deliveries of an action', () => {
  test('nine councils of which one is red are one red action, with nine answers', () => {
    const rolled = rollUp([
      ...Array.from({ length: 8 }, () => part('in_progress', 'green')),
      part('in_progress', 'red'),
    ])
    assert.equal(rolled.rag, 'red')
    assert.deepEqual(rolled.rags, { green: 8, red: 1 })
    assert.deepEqual(rolled.statuses, { in_progress: 9 })
  })

  test('is complete only when every one was verified', () => {
    assert.equal(rollUp([part('complete', 'blue'), part('complete', 'blue')]).status, 'complete')
    assert.equal(
      rollUp([part('complete', 'blue'), part('complete_unverified', 'green')]).status,
      'complete_unverified',
    )
    assert.equal(rollUp([part('complete', 'blue'), part('not_started', 'grey')]).status, 'in_progress')
  })

  test('leaves out what was cancelled or deferred, unless all was', () => {
    assert.equal(rollUp([part('cancelled', 'grey'), part('complete', 'blue')]).status, 'complete')
    assert.equal(rollUp([part('cancelled', 'grey'), part('superseded', 'grey')]).status, 'cancelled')
    assert.equal(rollUp([part('deferred', 'grey')]).status, 'deferred')
  })

  test('stays unset where nobody said anything, and has no colour', () => {
    assert.deepEqual([rollUp([]).status, rollUp([part('not_set')]).status], ['not_set', 'not_set'])
    assert.equal(rollUp([part('not_set')]).rag, null)
  })

  test('for any deliveries: order does not matter, nothing is lost, and blue means that all rated are done', () => {
    const parts = fc.array(
      fc.record({ status: fc.constantFrom(...STATUSES), shownRag: fc.constantFrom(...RAGS, null) }),
    )
    fc.assert(
      fc.property(parts, (each) => {
        const rolled = rollUp(each)
        assert.deepEqual(rollUp(each.toReversed()), rolled)
        const counted = Object.values(rolled.statuses).reduce((sum, n) => sum + n, 0)
        assert.equal(counted, each.length)
        const live = each.filter(({ status }) => !UNRATED.includes(status))
        const bad = (live.length > 0 ? live : each).some(({ shownRag }) => shownRag === 'red')
        assert.equal(rolled.rag === 'red', bad)
        if (rolled.status === 'complete') assert.ok(live.every(({ status }) => status === 'complete'))
      }),
    )
  })
})
