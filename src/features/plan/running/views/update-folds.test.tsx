import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { bindForm } from '../../../../ui/form.tsx'
import { deliveryState } from '../../testing/plan-state.ts'
import { ragRulesOf } from '../rules.ts'
import { Colour } from './update-folds.tsx'

describe('the colour in an owner’s form', () => {
  const late = deliveryState('d', { status: 'in_progress', baselineDue: '2026-09-30' })
  const drawn = (values: Record<string, string>) =>
    renderToString(
      <Colour
        form={bindForm({ values, problems: [] })}
        delivery={late}
        rules={ragRulesOf(undefined)}
        coordinator={false}
        measureName={(key) => key}
      />,
    )

  test('stands open where it is another than the facts suggest and nobody has said why, as a document’s is', () => {
    assert.equal(late.suggestion.rag, 'red')
    const html = drawn({ progressRag: 'amber', progressReason: '' })
    assert.match(html, /<details[^>]* open/)
    assert.match(html, /Its colour: Amber\. The facts suggest Red/)
    assert.doesNotMatch(html, /you chose/)
  })

  test('is folded where it is as suggested, or somebody has said why it is not', () => {
    assert.doesNotMatch(drawn({ progressRag: 'suggested' }), /<details[^>]* open/)
    assert.doesNotMatch(drawn({ progressRag: 'red' }), /<details[^>]* open/)
    assert.doesNotMatch(drawn({ progressRag: 'amber', progressReason: 'Nearly.' }), /<details[^>]* open/)
  })
})
