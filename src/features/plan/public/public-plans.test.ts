import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  addressFor,
  arrangePlans,
  inOrder,
  type PlanTree,
  type PublicPlan,
  replacedBy,
} from './public-plans.ts'

const TODAY = '2026-11-26'
const plan = (id: string, more: Partial<PublicPlan> = {}): PublicPlan => ({
  id,
  address: id,
  title: id,
  periodWords: null,
  from: '2026-04-01',
  to: '2029-03-31',
  main: false,
  updatedAt: null,
  counts: {},
  ...more,
})
const shape = (trees: readonly PlanTree[]): unknown[] =>
  trees.map(({ plan: { id }, under }) => (under.length > 0 ? [id, ...shape(under)] : id))
const link = (planId: string, toPlanId: string, kind: 'linked' | 'under' | 'continues' = 'linked') => ({
  planId,
  toPlanId,
  kind,
})

describe('the order of the plans that the public reads', () => {
  test('the newest period comes first, unless another is named as the main one', () => {
    const plans = [plan('old', { from: '2025-04-01' }), plan('new'), plan('none', { from: null, to: null })]
    assert.deepEqual(shape(arrangePlans(plans, [], TODAY).current), ['new', 'old', 'none'])
    const named = plans.map((each) => ({ ...each, main: each.id === 'old' }))
    assert.deepEqual(shape(arrangePlans(named, [], TODAY).current), ['old', 'new', 'none'])
  })

  test('a year stands under its longer plan, a linked plan under the one that it names', () => {
    const plans = [plan('hate'), plan('health'), plan('year', { from: '2026-04-01', to: '2027-03-31' })]
    const relations = [link('year', 'hate', 'under'), link('health', 'hate')]
    assert.deepEqual(shape(arrangePlans(plans, relations, TODAY).current), [['hate', 'health', 'year']])
  })

  test('of two linked plans the main one stands above, whichever said so', () => {
    const plans = [plan('hate', { main: true }), plan('health')]
    assert.deepEqual(shape(arrangePlans(plans, [link('hate', 'health')], TODAY).current), [
      ['hate', 'health'],
    ])
  })

  test('plans whose time is over are earlier plans, on the day after their last', () => {
    const plans = [plan('hate'), plan('gone', { from: '2023-04-01', to: '2026-11-25' })]
    const lastDay = plan('last', { from: '2023-04-01', to: TODAY })
    const { current, earlier } = arrangePlans([...plans, lastDay], [link('gone', 'hate')], TODAY)
    assert.deepEqual(shape(current), ['hate', 'last'])
    assert.deepEqual(
      earlier.map(({ id }) => id),
      ['gone'],
    )
  })

  test('every plan is there once, however plans refer to one another', () => {
    const ids = ['a', 'b', 'c', 'd']
    const relation = fc.record({
      planId: fc.constantFrom(...ids),
      toPlanId: fc.constantFrom(...ids),
      kind: fc.constantFrom('linked' as const, 'under' as const, 'continues' as const),
    })
    fc.assert(
      fc.property(fc.array(relation, { maxLength: 12 }), fc.constantFrom(...ids, ''), (relations, main) => {
        const plans = ids.map((id) => plan(id, { main: id === main }))
        const found = inOrder(arrangePlans(plans, relations, TODAY).current).map(({ id }) => id)
        assert.deepEqual(found.toSorted(), ids)
      }),
    )
  })
})

describe('the plan that a newer one takes the place of', () => {
  const newer = plan('new', { title: 'Hate Crime Action Plan 2026-29' })

  test('has the same title but for its years, and an earlier period', () => {
    const older = plan('old', {
      title: 'Hate crime action plan 2023 – 26',
      from: '2023-04-01',
      to: '2026-03-31',
    })
    assert.deepEqual(replacedBy(newer, [older]), [older])
    assert.deepEqual(replacedBy(older, [newer]), [])
  })

  test('is none of another name, of the same time, or without a time', () => {
    for (const other of [
      plan('other', { title: 'Hate Crime and Healthcare 2023-26', from: '2023-04-01' }),
      plan('same', { title: 'Hate Crime Action Plan' }),
      plan('none', { title: 'Hate Crime Action Plan', from: null }),
    ])
      assert.deepEqual(replacedBy(newer, [other]), [], other.id)
  })
})

describe('a plan’s own address', () => {
  const of = (title: string, periodWords: string | null, taken: string[] = []) =>
    addressFor({ id: 'the-id', title, periodWords }, taken)

  test('is its title with its period, said once', () => {
    assert.equal(of('Hate Crime & Healthcare', '2026-29'), 'hate-crime-and-healthcare-2026-29')
    assert.equal(of('Hate Crime Plan 2026-29', '2026-29'), 'hate-crime-plan-2026-29')
  })

  test('is nobody else’s, nor a place of its own', () => {
    assert.equal(of('Plan', null, ['plan', 'plan-2']), 'plan-3')
    assert.equal(of('Feed', null), 'feed-2')
  })

  test('is its id where nothing of the title can stand in an address', () => {
    assert.equal(of('计划', null), 'the-id')
  })
})
