import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Delivery } from '../running/delivery.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { rowsOf } from './table/rows.ts'
import { timelineOf } from './timeline.ts'

const period = { from: '2026-04-01', to: '2029-03-31', words: '2026-29' }
const planWith = (shape: Partial<Delivery>, recurring: 'monthly' | null = null) => {
  const plain = actionState('1.1', [deliveryState('d', shape)])
  const action = { ...plain, derived: { ...plain.derived, recurring } }
  return planState([priorityState('1', [aimState('1.1', [action])])], { period })
}
const bar = (shape: Partial<Delivery>, recurring: 'monthly' | null = null) => {
  const { groups, undated } = timelineOf(planWith(shape, recurring), [], 'delivery')
  return { bar: groups[0]?.bars[0], undated: undated.length }
}

describe('the timeline', () => {
  test('invents no start where only the end is known', () => {
    const { bar: found } = bar({ baselineDue: '2026-12-31' })
    assert.deepEqual([found?.from, found?.to], [null, '2026-12-31'])
  })

  test('holds what has a start and no end at its start, and not among what has no date', () => {
    const { bar: found, undated } = bar({ startsOn: '2026-10-01' })
    assert.deepEqual([found?.from, found?.to, undated], ['2026-10-01', null, 0])
    assert.equal(bar({}).undated, 1)
  })

  test('runs from start to the last date where both are known', () => {
    const { bar: found } = bar({
      startsOn: '2026-10-01',
      baselineDue: '2026-12-31',
      forecastDue: '2027-02-01',
    })
    assert.deepEqual([found?.from, found?.to], ['2026-10-01', '2027-02-01'])
  })

  test('says how often something comes round in the words of every other page', () => {
    const { bar: found } = bar({ recurring: true }, 'monthly')
    assert.deepEqual([found?.from, found?.to, found?.repeats], [period.from, period.to, 'Every month'])
    assert.equal(rowsOf(planWith({ recurring: true }, 'monthly'), 'delivery')[0]?.repeats, 'Every month')
    assert.equal(rowsOf(planWith({ recurring: true }, 'monthly'), 'action')[0]?.repeats, 'Every month')
  })
})
