import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { timelineOf } from './timeline.ts'
import { PAGE_BARS, pageOfTimeline } from './timeline-pages.ts'

/** A plan whose priorities have so many actions with a date. */
const timelineWith = (...counts: number[]) =>
  timelineOf(
    planState(
      counts.map((count, at) =>
        priorityState(`${at + 1}`, [
          aimState(
            `${at + 1}.1`,
            Array.from({ length: count }, (_, index) => {
              const id = `${at + 1}.${index}`
              return actionState(id, [deliveryState(id, { baselineDue: '2026-12-31' })])
            }),
          ),
        ]),
      ),
    ),
    [],
    'action',
  )

describe('a long timeline', () => {
  test('of no more bars than a page holds is one page', () => {
    const page = pageOfTimeline(timelineWith(60, 49), 1)
    assert.deepEqual([page.pages, page.from, page.to, page.all], [1, 1, 109, 109])
    assert.deepEqual(
      page.groups.map(({ continued }) => continued),
      [false, false],
    )
  })

  test('goes on in pages of one length, says which priority goes on, and where each begins', () => {
    const timeline = timelineWith(150, 30)
    const [first, second] = [pageOfTimeline(timeline, 1), pageOfTimeline(timeline, 2)]
    const shape = ({ groups }: typeof first) =>
      groups.map(({ name, bars, continued }) => [name, bars.length, continued])
    const [one, two] = timeline.groups.map(({ name }) => name)
    assert.deepEqual(shape(first), [[one, 90, false]])
    assert.deepEqual(shape(second), [
      [one, 60, true],
      [two, 30, false],
    ])
    assert.deepEqual([second.from, second.to, second.all], [91, 180, 180])
    assert.deepEqual(
      second.starts.map(({ page }) => page),
      [1, 2],
    )
    assert.equal(pageOfTimeline(timeline, 99).page, 2, 'the last where there are not so many')
  })

  test('leaves no bar out and draws none twice, in the order of the plan; and all of them on one page to print', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 4 }), (counts) => {
        const timeline = timelineWith(...counts)
        const whole = timeline.groups.flatMap(({ bars }) => bars.map(({ label }) => label))
        const { pages } = pageOfTimeline(timeline, 1)
        const read = Array.from({ length: pages }, (_, at) => pageOfTimeline(timeline, at + 1))
        const lengths = read.map(({ groups }) => groups.reduce((sum, { bars }) => sum + bars.length, 0))
        assert.ok(Math.max(...lengths) <= PAGE_BARS)
        assert.ok(Math.max(...lengths) - Math.min(...lengths) < pages, `one as long as the other: ${lengths}`)
        const labels = read.flatMap(({ groups }) =>
          groups.flatMap(({ bars }) => bars.map(({ label }) => label)),
        )
        assert.deepEqual(labels, whole)
        const all = pageOfTimeline(timeline, 'all')
        assert.equal(all.pages, 1)
        assert.deepEqual(
          all.groups.flatMap(({ bars }) => bars.map(({ label }) => label)),
          whole,
        )
      }),
      { numRuns: 30 },
    )
  })
})
