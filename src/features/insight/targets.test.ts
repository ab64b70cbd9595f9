import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { asHistory, enteredFigure, type Figure, figureOf, type History } from './figures.ts'
import type { Measure } from './measure.ts'
import { measureOf } from './measures.ts'
import { recentQuarters } from './periods.ts'
import { judgementText } from './targets.en.ts'
import { judge, type Target, USUAL_TARGET_RULES } from './targets.ts'

const NOW = new Date('2026-11-18T10:00:00Z')
const onTime = measureOf('first-contact-on-time')
assert.ok(onTime)
const measure: Measure = onTime
const amount: Measure = {
  ...measure,
  kind: 'manual',
  shape: 'number',
  denominator: null,
  unit: 'days',
  decimals: 1,
}

/** A history of five quarters, the last of them running; a pair is "so many of so many", null is no figure. */
function history(pairs: readonly (readonly [number, number] | null)[]): History {
  const figures = recentQuarters(NOW).map((period, at) => {
    const pair = pairs[at]
    return enteredFigure(measure, period, pair ? { numerator: pair[0], denominator: pair[1] } : null)
  })
  return asHistory(measure, figures)
}

const numbers = (values: readonly (number | null)[]): History =>
  asHistory(
    amount,
    recentQuarters(NOW).map((period, at): Figure => {
      const value = values[at]
      return enteredFigure(amount, period, value == null ? null : { value })
    }),
  )

const atLeast = (value: number): Target => ({
  value,
  direction: 'at_least',
  by: null,
  baseline: null,
  note: '',
})
const atMost = (value: number): Target => ({ ...atLeast(value), direction: 'at_most' })
const told = (of: History, target: Target | null) => judgementText(of, target, judge(of, target))

describe('judging a measure against its target', () => {
  test('is green within the margin, also where the target is just missed', () => {
    const judged = judge(history([null, null, [90, 100], [81, 100], null]), atLeast(0.9))
    assert.deepEqual([judged.verdict, judged.rag, judged.reached], ['on', 'green', false])
    assert.equal(judge(history([null, null, null, [90, 100], null]), atLeast(0.9)).reached, true)
  })

  test('is amber further off while it is the same or better, and red where it gets worse', () => {
    const verdict = (before: number, last: number) =>
      judge(history([null, null, [before, 100], [last, 100], null]), atLeast(0.9)).verdict
    assert.equal(verdict(60, 70), 'off')
    assert.equal(verdict(70, 70), 'off')
    assert.equal(verdict(80, 70), 'worse')
    assert.equal(judge(history([null, null, null, [70, 100], null]), atLeast(0.9)).verdict, 'off')
  })

  test('knows that less can be better', () => {
    assert.equal(judge(numbers([null, null, 5, 3, null]), atMost(2)).verdict, 'off')
    assert.equal(judge(numbers([null, null, 2.5, 3, null]), atMost(2)).verdict, 'worse')
    assert.equal(judge(numbers([null, null, 2.5, 2, null]), atMost(2)).reached, true)
    assert.equal(judge(numbers([null, null, null, 1, null]), atMost(0)).offBy, 1)
  })

  test('cannot say without a target or a figure, of a quarter that still runs, or of too few', () => {
    assert.equal(judge(history([null, null, null, [9, 10], null]), null).why, 'no-target')
    assert.equal(judge(history([[1, 9], null, null, null, null]), atLeast(0.9)).why, 'no-figure')
    assert.equal(judge(history([null, null, null, null, [9, 10]]), atLeast(0.9)).why, 'not-over')
    assert.equal(judge(history([null, null, null, [0, 4], null]), atLeast(0.9)).why, 'too-small')
    assert.equal(judge(history([null, null, null, [0, 4], null]), atLeast(0.9), { fewest: 1 }).verdict, 'off')
  })

  test('never compares with a quarter that rests on too few', () => {
    const judged = judge(history([null, [60, 100], [3, 3], [70, 100], null]), atLeast(0.9))
    assert.equal(judged.trend, 'better')
  })

  test('takes the margin that the plan says', () => {
    const of = history([null, null, [60, 100], [85, 100], null])
    assert.equal(judge(of, atLeast(0.9), { offTargetPercent: 2 }).verdict, 'off')
    assert.equal(judge(of, atLeast(0.9), { offTargetPercent: 10 }).verdict, 'on')
  })

  test('says why, in words', () => {
    assert.equal(
      told(history([null, null, [80, 100], [70, 100], null]), { ...atLeast(0.9), by: '2027-03-31' }),
      'Off target: 70% in Q2 2026/27, against a target of at least 90%, by 31 March 2027 (23% off, worse than before).',
    )
    assert.equal(
      told(numbers([null, null, null, 2, null]), atMost(2)),
      'On target: 2.0 days in Q2 2026/27, against a target of at most 2.0 days.',
    )
    assert.match(
      told(history([null, null, null, [1, 2], null]), atLeast(0.9)),
      /rests on too few to say anything/,
    )
    assert.match(told(history([]), atLeast(0.9)), /no figure for Q2 2026\/27/)
  })
})

describe('whatever the figures are, a judgement', () => {
  const pair = fc.option(
    fc
      .integer({ min: 0, max: 400 })
      .chain((below) => fc.tuple(fc.integer({ min: 0, max: below }), fc.constant(below))),
    { nil: null },
  )
  const histories = fc.array(pair, { minLength: 5, maxLength: 5 }).map(history)
  const targets = fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    direction: fc.constantFrom('at_least' as const, 'at_most' as const),
    by: fc.constant(null),
    baseline: fc.constant(null),
    note: fc.constant(''),
  })

  test('gives a colour exactly where it can say', () => {
    fc.assert(
      fc.property(histories, targets, (of, target) => {
        const { verdict, rag, why, offBy, reached } = judge(of, target)
        assert.equal(verdict === 'unknown', rag === null)
        assert.equal(verdict === 'unknown', why !== null)
        assert.equal(why !== null, offBy === null && reached === null)
        const { value, base } = of.lastFull
        assert.equal(why === null, value !== null && (base ?? 0) >= USUAL_TARGET_RULES.fewest)
      }),
    )
  })

  test('does not depend on the quarter that runs', () => {
    fc.assert(
      fc.property(histories, pair, targets, (of, other, target) => {
        const changed = history([
          ...of.figures
            .slice(0, 4)
            .map((f) => (f.denominator === null ? null : ([f.numerator, f.denominator] as const))),
          other,
        ])
        const [a, b] = [judge(of, target), judge(changed, target)]
        assert.deepEqual([a.verdict, a.offBy, a.trend], [b.verdict, b.offBy, b.trend])
      }),
    )
  })

  test('never gets worse when the last figure gets better', () => {
    const order = { on: 0, off: 1, worse: 2, unknown: -1 }
    fc.assert(
      fc.property(
        fc.tuple(
          fc.integer({ min: 0, max: 100 }),
          fc.integer({ min: 0, max: 100 }),
          fc.integer({ min: 0, max: 100 }),
        ),
        targets,
        ([before, a, b], target) => {
          const better = target.direction === 'at_least' ? Math.max(a, b) : Math.min(a, b)
          const of = (last: number) => judge(history([null, null, [before, 100], [last, 100], null]), target)
          const [good, bad] = [of(better), of(better === a ? b : a)]
          assert.ok(order[good.verdict] <= order[bad.verdict])
          assert.ok((good.offBy ?? 0) <= (bad.offBy ?? 0))
        },
      ),
    )
  })

  test('is the same for a measure turned upside down', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 5 }), (values) => {
        const up = judge(numbers(values), atLeast(10))
        const down = judge(numbers(values.map((value) => -value)), atMost(-10))
        assert.deepEqual([up.verdict, up.offBy, up.trend], [down.verdict, down.offBy, down.trend])
      }),
    )
  })
})

test('a median is the middle of all that was counted, and says so where it is beyond counting', () => {
  const days = measureOf('working-days-to-first-contact')
  assert.ok(days)
  const [period] = recentQuarters(NOW)
  assert.ok(period)
  const value = (tally: Record<string, number>) => figureOf(days, period, tally).value
  assert.equal(value({}), null)
  assert.equal(value({ day_0: 1, day_10: 1, day_2: 1 }), 2)
  assert.equal(value({ day_1: 2, day_2: 2 }), 1.5)
  assert.equal(value({ more: 3, day_0: 1 }), 11)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (each) => {
      const tally: Record<string, number> = {}
      for (const day of each) tally[`day_${day}`] = (tally[`day_${day}`] ?? 0) + 1
      const sorted = each.toSorted((a, b) => a - b)
      const half = sorted.length / 2
      const middle = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0]
      assert.equal(value(tally), ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2)
    }),
  )
})
