import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { byPriority, FOLD_OVER, foldsBy } from './by-priority.ts'

const action = (id: string) => actionState(id, [deliveryState(`${id}-alder`), deliveryState(`${id}-birch`)])
const plan = planState(
  ['1', '2', '3'].map((id) =>
    priorityState(id, [aimState(`${id}.1`, [action(`${id}.1`), action(`${id}.2`)])]),
  ),
)
const partOf = (ref: string, owner: string) => ({ action: action(ref), owner })

describe('the parts of a long quarter', () => {
  test('stand under their priorities, in the order of the plan, none lost and none twice', () => {
    const parts = [partOf('3.2', 'a'), partOf('1.2', 'b'), partOf('1.1', 'c'), partOf('1.2', 'd')]
    assert.deepEqual(
      byPriority(plan, parts).map(({ id, name, parts: own }) => [id, name, own.map(({ owner }) => owner)]),
      [
        ['1', 'Priority 1', ['c', 'b', 'd']],
        ['3', 'Priority 3', ['a']],
      ],
    )
  })

  test('are folded only where there are many, of more than one priority', () => {
    assert.equal(foldsBy(plan, FOLD_OVER), false)
    assert.equal(foldsBy(plan, FOLD_OVER + 1), true)
    assert.equal(foldsBy(planState([priorityState('1', [])]), FOLD_OVER + 1), false)
  })
})
