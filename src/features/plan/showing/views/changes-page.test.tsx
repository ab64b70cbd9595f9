import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import type { Delivery } from '../../running/delivery.ts'
import type { ActionState } from '../../running/plan-state.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../../testing/plan-state.ts'
import { changesBetween } from '../changes.ts'
import { ChangesLists } from './changes-page.tsx'

const plan = (part: Partial<Delivery>, action: Partial<ActionState> = {}) =>
  planState([priorityState('p', [aimState('m', [actionState('a', [deliveryState('d', part)], action)])])])
const textOf = (before: ReturnType<typeof plan>, after: ReturnType<typeof plan>) =>
  renderToString(<ChangesLists plan={after} changes={changesBetween(before, after)} />).replace(
    /<[^>]*>/g,
    '',
  )

test('says what changed of an action where it was neither its status nor a date', () => {
  const said = textOf(plan({}), plan({ story: 'Two met.' }))
  assert.match(said, /Alder: changed: Update/)
  const reworded = textOf(plan({}), plan({}, { publicWords: 'We listen', publicProgress: 'Begun' }))
  assert.match(reworded, /The action: changed: Public words, Public progress/)
  assert.doesNotMatch(`${said}${reworded}`, /Words or owners only/)
})
