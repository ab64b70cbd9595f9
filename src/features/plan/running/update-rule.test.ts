import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Delivery } from './delivery.ts'
import { ragRulesOf } from './rules.ts'
import { aDelivery } from './testing/a-delivery.ts'
import { anUpdate } from './testing/running-plan.ts'
import {
  CHOSEN_RAGS,
  checkUpdate,
  COORDINATOR_STATUSES,
  type Update,
  UPDATE_STATUSES,
  type UpdateFacts,
} from './update-rule.ts'

const facts: UpdateFacts = {
  today: '2026-11-18',
  rules: ragRulesOf(null),
  takenIn: '2026-04-01',
  evidence: 0,
  coordinator: false,
}
const onTime = aDelivery({ status: 'in_progress', baselineDue: '2027-03-31' })
const late = aDelivery({ status: 'in_progress', baselineDue: '2026-11-01' })
const fieldsOf = (delivery: Delivery, update: Partial<Update>, more: Partial<UpdateFacts> = {}) => {
  const checked = checkUpdate(delivery, anUpdate(update), { ...facts, ...more })
  return checked.ok ? [] : checked.problems.map(({ field }) => field)
}
const account = { cause: 'The trainer left.', correctiveAction: 'Another begins in December.' }

describe('an update', () => {
  test('of what is under way and on time needs a status and words, and nothing else', () => {
    assert.deepEqual(fieldsOf(onTime, {}), [])
    assert.deepEqual(fieldsOf(onTime, { words: '', status: null }), ['words', 'status'])
  })

  test('without a status says in the same round whatever else is missing', () => {
    const wanted = ['words', 'status', 'cause', 'correctiveAction', 'forecastDue']
    assert.deepEqual(fieldsOf(late, { words: '', status: null }), wanted)
    const low = { status: null, confidenceRag: 'red' } as const
    assert.deepEqual(fieldsOf(onTime, low), ['status', 'confidenceReason'])
  })

  test('may differ from the suggested colour, and says why', () => {
    assert.deepEqual(fieldsOf(late, { progressRag: 'green' }), ['progressReason'])
    assert.deepEqual(fieldsOf(late, { progressRag: 'green', progressReason: 'Done but for signing.' }), [])
  })

  test('with a worse colour than the facts suggest says why too: its cause is what is in the way', () => {
    const worse = { progressRag: 'red', forecastDue: null, dateStands: true, ...account } as const
    assert.deepEqual(fieldsOf(onTime, worse), ['progressReason'])
    assert.deepEqual(fieldsOf(onTime, { ...worse, progressReason: 'Nobody has signed yet.' }), [])
    const amber = { ...account, progressRag: 'red', forecastDue: '2026-11-25' } as const
    assert.deepEqual(fieldsOf(late, amber), ['progressReason'], 'amber is suggested')
  })

  test('of what goes on in red or amber says by when it is back on track, and no more once it is', () => {
    const round = aDelivery({ status: 'in_progress', recurring: true, baselineDue: null, forecastDue: null })
    const amber = { progressRag: 'amber' as const, progressReason: 'Few come.', forecastDue: null }
    const checked = checkUpdate(
      round,
      anUpdate({ ...amber, cause: 'Winter', correctiveAction: 'A hall' }),
      facts,
    )
    assert.ok(!checked.ok)
    assert.deepEqual(checked.problems, [
      { field: 'forecastDue', message: 'Red and amber need a date: say by when it will be back on track' },
    ])
    assert.deepEqual(fieldsOf(round, amber), ['cause', 'correctiveAction', 'forecastDue'])
    assert.deepEqual(fieldsOf(round, { ...amber, ...account, forecastDue: '2026-11-17' }), ['forecastDue'])
    assert.deepEqual(fieldsOf(round, { ...amber, ...account, forecastDue: '2026-12-01' }), [])
    const troubled = { ...round, forecastDue: '2026-10-01', progressRag: 'amber' as const }
    const back = checkUpdate(troubled, anUpdate({ forecastDue: '2026-12-01' }), facts)
    assert.ok(back.ok)
    assert.deepEqual([back.update.suggestion.rag, back.update.forecastDue], ['green', null])
  })

  test('of what goes on until an agreed day needs what every other part does', () => {
    const round = aDelivery({ status: 'in_progress', recurring: true, baselineDue: '2027-03-31' })
    const amber = { progressRag: 'amber' as const, progressReason: 'Few come.', ...account }
    assert.deepEqual(fieldsOf(round, { ...amber, forecastDue: '2026-12-01' }), ['forecastDue'])
    assert.deepEqual(fieldsOf(round, { ...amber, forecastDue: null, dateStands: true }), [])
  })

  test('choosing the suggested colour is accepting it: it moves with the facts', () => {
    const checked = checkUpdate(onTime, anUpdate({ progressRag: 'green', progressReason: 'x' }), facts)
    assert.ok(checked.ok)
    assert.deepEqual([checked.update.progressRag, checked.update.progressReason], [null, ''])
    assert.equal(checked.update.suggestion.rag, 'green')
  })

  test('that is red or amber, chosen or suggested, has a cause, a corrective action and a new date', () => {
    const needed = ['cause', 'correctiveAction', 'forecastDue']
    assert.deepEqual(fieldsOf(late, { forecastDue: null }), needed)
    assert.deepEqual(
      fieldsOf(onTime, { progressRag: 'red', progressReason: 'Money', forecastDue: null }),
      needed,
    )
    assert.deepEqual(fieldsOf(late, { ...account, forecastDue: '2026-11-17' }), ['forecastDue'])
    assert.deepEqual(fieldsOf(late, { ...account, forecastDue: '2026-11-18' }), [])
  })

  test('that is red or amber without any date gets one', () => {
    const undated = aDelivery({ status: 'in_progress' })
    assert.deepEqual(fieldsOf(undated, { progressRag: 'red', progressReason: 'x', ...account }), [
      'forecastDue',
    ])
    assert.deepEqual(
      fieldsOf(undated, { progressRag: 'red', progressReason: 'x', ...account, forecastDue: '2027-01-31' }),
      [],
    )
  })

  test('gives a date later than the one agreed, or says plainly that this one stands, while it is ahead', () => {
    const money = { progressRag: 'amber', progressReason: 'Money', ...account } as const
    assert.deepEqual(fieldsOf(onTime, { ...money, forecastDue: '2027-03-31' }), ['forecastDue'])
    assert.deepEqual(fieldsOf(onTime, { ...money, forecastDue: '2027-02-28' }), ['forecastDue'])
    assert.deepEqual(fieldsOf(onTime, { ...money, forecastDue: '2027-03-31', dateStands: true }), [])
    const ticked = checkUpdate(onTime, anUpdate({ ...money, dateStands: true }), facts)
    assert.ok(ticked.ok)
    assert.equal(ticked.update.forecastDue, '2027-03-31')
    assert.deepEqual(fieldsOf(onTime, { ...money, forecastDue: '2027-04-30', dateStands: true }), [
      'forecastDue',
    ])
    assert.deepEqual(fieldsOf(late, { ...account, dateStands: true }), ['forecastDue'])
  })

  test('that expects a later day than agreed is amber by that alone', () => {
    assert.deepEqual(fieldsOf(onTime, { forecastDue: '2027-04-20' }), ['cause', 'correctiveAction'])
  })

  test('that says complete shows evidence, or says what will come', () => {
    assert.deepEqual(fieldsOf(late, { status: 'complete_unverified' }), ['evidenceToCome'])
    assert.deepEqual(fieldsOf(late, { status: 'complete_unverified', evidenceToCome: 'Minutes.' }), [])
    assert.deepEqual(fieldsOf(late, { status: 'complete_unverified' }, { evidence: 1 }), [])
  })

  test('that puts off says why; cancelling is the coordinator’s', () => {
    assert.deepEqual(fieldsOf(onTime, { status: 'deferred' }), ['cause'])
    assert.deepEqual(fieldsOf(onTime, { status: 'cancelled', cause: 'x' }), ['status'])
    assert.deepEqual(fieldsOf(onTime, { status: 'cancelled', cause: 'x' }, { coordinator: true }), [])
  })

  test('with low confidence says why; confidence is not progress', () => {
    assert.deepEqual(fieldsOf(onTime, { confidenceRag: 'red' }), ['confidenceReason'])
    assert.deepEqual(fieldsOf(onTime, { confidenceRag: 'red', confidenceReason: 'Nobody comes.' }), [])
  })

  test('too long is refused, not cut', () => {
    assert.deepEqual(fieldsOf(onTime, { words: 'x'.repeat(3001), ask: 'x'.repeat(1001) }), ['words', 'ask'])
  })
})

describe('whatever is written', () => {
  const day = fc.constantFrom(null, '2026-10-01', '2026-11-18', '2027-03-31', '2027-09-30')
  const text = fc.constantFrom('', 'Words')
  const update = fc.record<Update>({
    words: text,
    status: fc.constantFrom(...UPDATE_STATUSES, ...COORDINATOR_STATUSES, null),
    progressRag: fc.constantFrom(...CHOSEN_RAGS, null),
    progressReason: text,
    confidenceRag: fc.constantFrom('red', 'amber', 'green', null),
    confidenceReason: text,
    cause: text,
    correctiveAction: text,
    forecastDue: day,
    dateStands: fc.boolean(),
    ask: text,
    evidenceToCome: text,
  })
  const delivery = fc.record({ baselineDue: day, forecastDue: day, startsOn: day }).map(aDelivery)

  test('no red or amber is taken without its account, no difference without a reason, and never blue', () => {
    fc.assert(
      fc.property(delivery, update, fc.boolean(), (of, given, coordinator) => {
        const checked = checkUpdate(of, given, { ...facts, coordinator })
        if (!checked.ok) return assert.ok(checked.problems.length > 0)
        const { update: kept } = checked
        const shown = kept.progressRag ?? kept.suggestion.rag
        assert.notEqual(shown, 'blue')
        if (shown === 'red' || shown === 'amber')
          assert.ok(kept.cause && kept.correctiveAction && (kept.forecastDue ?? '9') >= facts.today)
        if (shown === 'red' || shown === 'amber') {
          assert.ok(kept.forecastDue)
          assert.ok(!of.baselineDue || kept.forecastDue > of.baselineDue || given.dateStands)
        }
        if (kept.progressRag !== null)
          assert.ok(kept.progressReason && kept.progressRag !== kept.suggestion.rag)
        assert.equal(kept.words, given.words)
      }),
    )
  })
})
