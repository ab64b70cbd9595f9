import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ragRulesOf } from '../../running/rules.ts'
import { actionState, deliveryState } from '../../testing/plan-state.ts'
import { cellText } from './csv.ts'
import { deliveryRow } from './rows.ts'

describe('the last word in a plan’s table', () => {
  const rules = ragRulesOf(null)
  const stands = { place: 0, priority: { id: 'p', name: 'One' }, aim: { id: 'm', name: '1.1' } }
  const told = (story: string, owners: number) => {
    const deliveries = ['d', 'e'].slice(0, owners).map((id) => deliveryState(id, { story }))
    const action = actionState('a', deliveries, { update: 'Two centres are open.' })
    return deliveries.map((delivery) =>
      cellText({ ...stands, ...deliveryRow(action, delivery) }, 'story', rules),
    )
  }

  test('is marked where it is the document’s of all owners, and none of them said more', () => {
    for (const text of told('Two centres are open.', 2)) assert.match(text, /for all its owners\)$/)
  })

  test('is not marked where an owner said it, or there is one owner only', () => {
    assert.deepEqual(told('Ours is open.', 2), ['Ours is open.', 'Ours is open.'])
    assert.deepEqual(told('Two centres are open.', 1), ['Two centres are open.'])
  })
})
