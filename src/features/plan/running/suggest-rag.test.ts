import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { daysBetween } from '../../../platform/calendar/london.ts'
import { CONFIDENCES, type Delivery, daysOverdue, RAGS, STATUSES, UNRATED } from './delivery.ts'
import { aDelivery } from './testing/a-delivery.ts'
import { ragRulesOf } from './rules.ts'
import { onceSpoken, shownRag, suggestRag } from './suggest-rag.ts'

const facts = { today: '2026-11-18', rules: ragRulesOf(null), takenIn: '2026-04-10' }
const inProgress = (more: Partial<Delivery> = {}) => aDelivery({ status: 'in_progress', ...more })
const suggested = (delivery: Delivery, more: Partial<Parameters<typeof suggestRag>[1]> = {}) => {
  const { rag, reasons } = suggestRag(delivery, { ...facts, ...more })
  return [rag, ...reasons.map(({ code }) => code)]
}

describe('the colour that the facts suggest', () => {
  test('is green until the day agreed has passed, amber for thirty days after, then red', () => {
    for (const [due, rag] of [
      ['2026-11-19', 'green'],
      ['2026-11-18', 'green'],
      ['2026-11-17', 'amber'],
      ['2026-10-19', 'amber'],
      ['2026-10-18', 'red'],
    ] as const)
      assert.equal(suggested(inProgress({ baselineDue: due }))[0], rag, due)
  })

  test('follows the plan’s own thresholds', () => {
    const rules = ragRulesOf({ amberAfterDays: 5, redAfterDays: 10 })
    const late = (due: string) => suggested(inProgress({ baselineDue: due }), { rules })[0]
    assert.deepEqual(['2026-11-13', '2026-11-12', '2026-11-07'].map(late), ['green', 'amber', 'red'])
  })

  test('says as soon as it is forecast that the date agreed will not be met', () => {
    const slips = inProgress({ baselineDue: '2026-12-31', forecastDue: '2027-01-20' })
    assert.deepEqual(suggested(slips), ['amber', 'forecast-late'])
  })

  test('is nothing where nobody set a status, and never green where a quarter passed in silence', () => {
    assert.deepEqual(suggested(aDelivery({ baselineDue: '2027-03-31' })), [null, 'no-status'])
    assert.deepEqual(suggested(inProgress({ baselineDue: '2027-03-31', staleQuarter: '2026-q2' })), [
      'amber',
      'silent',
    ])
  })

  test('is amber for what has had no date for longer than a quarter, save what recurs', () => {
    assert.deepEqual(suggested(inProgress()), ['amber', 'no-date'])
    assert.deepEqual(suggested(inProgress(), { takenIn: '2026-08-01' }), ['green', 'no-date'])
    assert.deepEqual(suggested(inProgress({ recurring: true })), ['green', 'on-time'])
  })

  test('of what goes on says where it was to be back on track by now, until its owner speaks', () => {
    const goesOn = inProgress({ recurring: true, forecastDue: '2026-11-08' })
    assert.deepEqual(suggested(goesOn), ['amber', 'not-back'])
    assert.deepEqual(suggested({ ...goesOn, forecastDue: '2026-11-18' }), ['green', 'on-time'])
    const spoken = (more: Partial<Delivery>, measures: { key: string; verdict: 'off' | 'worse' }[]) => {
      const delivery = { ...goesOn, ...more }
      return onceSpoken(delivery, suggestRag(delivery, { ...facts, measures })).rag
    }
    assert.equal(spoken({}, []), 'green')
    assert.equal(spoken({ forecastDue: '2026-06-01' }, [{ key: 'a', verdict: 'off' }]), 'amber')
    assert.equal(spoken({}, [{ key: 'a', verdict: 'worse' }]), 'red')
  })

  test('lets a measure off its target speak, the worst first', () => {
    const measures = [
      { key: 'a', verdict: 'off' },
      { key: 'b', verdict: 'worse' },
      { key: 'c', verdict: 'unknown' },
    ] as const
    const dated = inProgress({ baselineDue: '2027-03-31' })
    assert.deepEqual(suggested(dated, { measures }), ['red', 'measure-worse', 'measure-off'])
  })

  test('of what has not begun is nothing that a figure of before its time says', () => {
    const measures = [{ key: 'a', verdict: 'worse' }] as const
    const next = { baselineDue: '2028-03-31', startsOn: '2027-04-01' } as const
    assert.deepEqual(suggested(aDelivery({ ...next, status: 'not_set' }), { measures }), [null, 'no-status'])
    const notStarted = aDelivery({ ...next, status: 'not_started' })
    assert.deepEqual(suggested(notStarted, { measures }), ['grey', 'not-started-yet'])
    // Without a day of its own it begins with its plan, and its first figure is of a whole quarter of it.
    const undated = aDelivery({ status: 'not_set', baselineDue: '2028-03-31', startsOn: null })
    const on = (today: string) => suggested(undated, { measures, today, planFrom: '2027-04-01' })[0]
    assert.deepEqual(['2027-03-31', '2027-04-02', '2027-06-30', '2027-07-01'].map(on), [
      null,
      null,
      null,
      'red',
    ])
    // In a plan that runs it is measured from the day on which it was to begin.
    const begun = { startsOn: '2026-10-01', baselineDue: '2027-03-31' }
    const running = { measures, planFrom: '2026-04-01' }
    assert.equal(suggested(aDelivery({ ...begun, status: 'not_set' }), running)[0], 'red')
    // Said to be under way, it is measured like any other.
    assert.equal(suggested(inProgress(next), { measures })[0], 'red')
  })

  test('of what is said to be complete counts no days late: it waits for somebody else to verify it', () => {
    const due = { baselineDue: '2025-10-01', forecastDue: '2025-10-01' }
    const late = (status: Delivery['status']) =>
      daysOverdue(aDelivery({ ...due, status }), facts.today, daysBetween)
    assert.equal(late('in_progress'), 413)
    for (const status of ['complete_unverified', 'complete', 'deferred', 'cancelled'] as const)
      assert.equal(late(status), 0, status)
  })

  test('is blue only for what was verified', () => {
    assert.deepEqual(suggested(aDelivery({ status: 'complete' })), ['blue', 'verified'])
    assert.deepEqual(suggested(aDelivery({ status: 'complete_unverified', baselineDue: '2025-01-01' })), [
      'green',
      'awaiting-evidence',
    ])
  })
})

describe('the colour shown', () => {
  const show = (delivery: Delivery) => shownRag(delivery, suggestRag(delivery, facts))

  test('is the owner’s where they chose one', () => {
    assert.deepEqual(show(inProgress({ baselineDue: '2026-01-01', progressRag: 'green' })), {
      rag: 'green',
      suggested: false,
    })
  })

  test('is never an old green after silence', () => {
    assert.deepEqual(show(inProgress({ progressRag: 'green', staleQuarter: '2026-q2' })), {
      rag: 'amber',
      suggested: true,
    })
  })
})

describe('for any delivery at all', () => {
  const day = fc.option(
    fc
      .integer({ min: 0, max: 1500 })
      .map((n) => new Date(1_700_000_000_000 + n * 86_400_000).toISOString().slice(0, 10)),
    { nil: null },
  )
  const any: fc.Arbitrary<Delivery> = fc
    .record({
      status: fc.constantFrom(...STATUSES),
      progressRag: fc.constantFrom(...RAGS.filter((rag) => rag !== 'blue'), null),
      confidenceRag: fc.constantFrom(...CONFIDENCES, null),
      baselineDue: day,
      forecastDue: day,
      startsOn: day,
      staleQuarter: fc.constantFrom(null, '2026-q2'),
      recurring: fc.boolean(),
    })
    .map(aDelivery)

  test('blue is complete and complete is blue, whatever its owner chose; ended is grey; silence is not green', () => {
    fc.assert(
      fc.property(any, (delivery) => {
        const suggestion = suggestRag(delivery, facts)
        const { rag } = shownRag(delivery, suggestion)
        assert.equal(suggestion.rag === 'blue', delivery.status === 'complete')
        assert.ok(suggestion.reasons.length > 0)
        if (UNRATED.includes(delivery.status)) assert.equal(suggestion.rag, 'grey')
        else if (delivery.staleQuarter && delivery.status !== 'complete') assert.notEqual(rag, 'green')
      }),
    )
  })

  test('a later day is never a better colour', () => {
    const rank = { blue: 0, grey: 0, green: 0, amber: 1, red: 2 }
    const dated = any.filter(({ status }) => status === 'in_progress')
    fc.assert(
      fc.property(dated, fc.integer({ min: 1, max: 500 }), (delivery, later) => {
        const colourOn = (n: number) => {
          const today = new Date(1_790_000_000_000 + n * 86_400_000).toISOString().slice(0, 10)
          return suggestRag(delivery, { ...facts, today }).rag ?? 'grey'
        }
        assert.ok(rank[colourOn(later)] >= rank[colourOn(0)])
      }),
    )
  })
})

test('to whoever is about to speak, their silence until now suggests nothing', () => {
  const day = fc.option(fc.constantFrom('2026-08-01', '2026-11-10', '2027-01-31'))
  const one = fc.record({
    status: fc.constantFrom(...STATUSES),
    baselineDue: day,
    forecastDue: day,
    startsOn: day,
  })
  fc.assert(
    fc.property(one, (shape) => {
      const silent = aDelivery({ ...shape, staleQuarter: '2026-q2' })
      const spoken = suggestRag({ ...silent, staleQuarter: null }, facts)
      const once = onceSpoken(silent, suggestRag(silent, facts))
      assert.equal(once.rag, spoken.rag)
      assert.ok(once.reasons.every(({ code }) => code !== 'silent'))
    }),
  )
})
