import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Delivery } from '../running/delivery.ts'
import { STATUSES } from '../running/delivery.ts'
import type { DeliveryState, PlanState } from '../running/plan-state.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { type Changes, changesBetween, countChanges, LISTS, quietBetween } from './changes.ts'

const words = fc.constantFrom('', 'One.', 'Two.', 'Three words here.')
const days = fc.constantFrom(null, '2026-06-30', '2026-12-31', '2027-03-31')
const facts = fc.record({
  status: fc.constantFrom(...STATUSES.filter((status) => status !== 'complete')),
  baselineDue: days,
  forecastDue: days,
  startsOn: days,
  rebaselines: fc.nat(2),
  story: words,
  ask: fc.constantFrom(null, 'Please decide.'),
  staleQuarter: fc.constantFrom(null, '2026-q1', '2026-q2'),
  agencyName: fc.constantFrom('Alder', 'Birch'),
})
// Ids come from a few, so that two plans made apart have things in common; each stands once in a plan.
const plans = fc
  .uniqueArray(fc.record({ id: fc.nat(11), facts, text: words, aim: fc.nat(3) }), {
    selector: ({ id }) => id,
    maxLength: 12,
  })
  .map((parts) => {
    const aims = [...new Set(parts.map(({ aim }) => aim))].map((aim) =>
      aimState(
        `m${aim}`,
        parts
          .filter((part) => part.aim === aim)
          .map(({ id, facts: given, text }) =>
            actionState(`a${id}`, [deliveryState(`d${id}`, given)], { objective: text }),
          ),
      ),
    )
    return planState(aims.length > 0 ? [priorityState('p1', aims)] : [])
  })

const keysOf = (changes: Changes) => [
  ...[...changes.added, ...changes.removed].map(({ item }) => `${item.kind} ${item.id}`),
  ...LISTS.flatMap((list) => changes[list].map(({ item, field }) => `${item.kind} ${item.id} ${field}`)),
]

describe('what changed in a plan', () => {
  test('is nothing between the same two states', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        assert.equal(countChanges(changesBetween(plan, structuredClone(plan))), 0)
      }),
    )
  })

  test('is in exactly one list, and what is added one way is removed the other', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const changes = changesBetween(before, after)
        const keys = keysOf(changes)
        assert.equal(new Set(keys).size, keys.length, keys.join())
        const back = changesBetween(after, before)
        assert.deepEqual(
          changes.added.map(({ item }) => item.id).toSorted(),
          back.removed.map(({ item }) => item.id).toSorted(),
        )
        for (const list of LISTS) assert.equal(changes[list].length, back[list].length, list)
      }),
    )
  })

  test('takes the plan before to the plan after: nothing that differs is left out', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const same = JSON.stringify(facetsOf(before)) === JSON.stringify(facetsOf(after))
        assert.equal(countChanges(changesBetween(before, after)) === 0, same)
      }),
    )
  })

  const one = (given: Partial<Delivery> = {}, text = '') =>
    planState([
      priorityState('p1', [
        aimState('m1', [actionState('a1', [deliveryState('d1', given)], { objective: text })]),
      ]),
    ])
  const listsOf = (before: PlanState, after: PlanState) => {
    const changes = changesBetween(before, after)
    return LISTS.flatMap((list) =>
      changes[list].map(({ field, before: was, after: is }) => [list, field, was, is] as const),
    )
  }

  test('tells words, status, dates and silence apart', () => {
    assert.deepEqual(listsOf(one({}, 'Hear cases.'), one({}, 'Hear every case.')), [
      ['reworded', 'objective', 'Hear cases.', 'Hear every case.'],
    ])
    assert.deepEqual(listsOf(one({ status: 'deferred' }), one({ status: 'cancelled' })), [
      ['status', 'status', 'deferred', 'cancelled'],
    ])
    assert.deepEqual(
      listsOf(
        one({ status: 'in_progress', baselineDue: '2026-12-31', forecastDue: '2026-12-31' }),
        one({ status: 'in_progress', baselineDue: '2027-03-31', forecastDue: '2026-12-31', rebaselines: 1 }),
      ),
      [
        ['dates', 'agreed', '2026-12-31', '2027-03-31'],
        ['dates', 'rebaselines', '0', '1'],
      ],
    )
    assert.deepEqual(
      listsOf(one({ status: 'in_progress' }), one({ status: 'in_progress', staleQuarter: '2026-q2' })),
      [
        ['status', 'progress', 'green', 'amber'],
        ['silent', 'silent', null, 'Q2 2026/27'],
      ],
    )
  })

  test('says once that an aim is new, not again for each of its actions', () => {
    const aim = aimState('m2', [
      actionState('a2', [deliveryState('d2')]),
      actionState('a3', [deliveryState('d3')]),
    ])
    const before = one()
    const after = planState([priorityState('p1', [...(before.priorities[0]?.aims ?? []), aim])])
    assert.deepEqual(
      changesBetween(before, after).added.map(({ item, actions }) => [item.kind, item.id, actions]),
      [['aim', 'm2', 2]],
    )
  })

  test('counts everything as new where there was no plan', () => {
    assert.deepEqual(
      changesBetween(undefined, one()).added.map(({ item }) => item.kind),
      ['plan'],
    )
  })

  test('names who said nothing, and not who did or had nothing left to do', () => {
    const quiet = (was: Partial<Delivery>, is: Partial<Delivery>) => quietBetween(one(was), one(is)).length
    assert.equal(quiet({ status: 'in_progress' }, { status: 'in_progress' }), 1)
    assert.equal(quiet({ status: 'not_started' }, { status: 'in_progress' }), 0)
    assert.equal(quiet({ status: 'in_progress' }, { status: 'in_progress', storyAt: new Date() }), 0)
    assert.equal(quiet({ status: 'cancelled' }, { status: 'cancelled' }), 0)
    assert.equal(quietBetween(undefined, one()).length, 0)
  })
})

/** What this test varies, by what it is of: an independent reading of when two plans are the same. */
const facetsOf = ({ priorities }: PlanState) =>
  priorities
    .flatMap((priority) =>
      priority.aims.flatMap((aim) =>
        aim.actions.map((action) => [
          priority.id,
          aim.id,
          action.id,
          action.objective,
          action.deliveries.map(seen),
        ]),
      ),
    )
    .toSorted((a, b) => String(a[2]).localeCompare(String(b[2])))

const seen = (delivery: DeliveryState) => [
  delivery.status,
  delivery.baselineDue,
  delivery.forecastDue,
  delivery.startsOn,
  delivery.rebaselines,
  delivery.story,
  delivery.ask,
  delivery.staleQuarter,
  delivery.owner,
]
