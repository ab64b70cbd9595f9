// Whatever the rhythm, however it is changed, and whenever the job runs: rounds follow one another without gap or overlap.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { addDays, londonDay } from '../../../platform/calendar/london.ts'
import { type CycleRules, cycleRulesOf } from '../running/rules.ts'
import { quartersToAsk } from './ask-everyone.ts'
import { saveCycleRules } from './change-cycle.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

let at: QuarterWorld
before(async () => {
  at = await createQuarterWorld()
})
after(() => at.world.close())

const FIRST = '2026-10-01'
type Row = { quarter: string; state: string; first: string; last: string; opened: Date | null; asked: number }

const rounds = () =>
  at.world.admin<Row>(
    `select c.quarter, c.state, c.first_day::text as first, c.last_day::text as last, c.opened_at as opened,
      (select count(*)::int from plan_requests r where r.cycle_id = c.id) as asked
    from plan_cycles c order by c.quarter`,
  )

async function fresh(): Promise<void> {
  await at.world.admin('delete from mails')
  await at.world.admin('delete from plan_cycles')
  await at.world.admin('update plan_deliveries set stale_quarter = null, reported_quarter = null')
  at.world.clock.set(`${FIRST}T09:00:00Z`)
}

async function choose(asks: CycleRules['asks']): Promise<void> {
  const { version } = await at.load()
  const ctx = at.people.coordinator.ctx()
  const rules = { ...cycleRulesOf(null), asks }
  assert.ok(await ctx.db.transaction((tx) => saveCycleRules(tx, ctx, { planId: at.planId, version, rules })))
}

async function askByHand(which: number): Promise<void> {
  const ctx = at.people.coordinator.ctx()
  const plan = await at.load()
  const choices = await ctx.db.transaction((tx) => quartersToAsk(tx, plan, ctx.clock.now()))
  const quarter = choices[which]?.quarter
  if (!quarter) return
  await at.world.post(`/plan/${at.planId}/ask-everyone`, { quarter }, at.people.coordinator)
}

type Step = { days: number; rhythm: CycleRules['asks'] | null; byHand: number | null }
const day = (rhythm: CycleRules['asks'] | null, byHand: number | null = null): Step => ({
  days: 1,
  rhythm,
  byHand,
})
/** What went wrong once: the half-year was planned, the whole year asked about by hand, and the half-year then asked again. */
const FOUND: readonly [CycleRules['asks'], Step[]][] = [
  [
    [2, 4],
    [day(null), day([4], 0), day(null), day(null), day(null), day([2, 3])],
  ],
]

test('each round covers the quarters since the last, and only what was asked is stale', async () => {
  const asks = fc.subarray([1, 2, 3, 4] as const, { minLength: 1 })
  const step = fc.record({
    days: fc.integer({ min: 1, max: 70 }),
    rhythm: fc.option(asks),
    byHand: fc.option(fc.integer({ min: 0, max: 1 }), { freq: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(asks, fc.array(step, { minLength: 4, maxLength: 16 }), async (first, steps) => {
      await fresh()
      await choose([...first])
      let day = FIRST
      for (const { days, rhythm, byHand } of steps) {
        const before = (await rounds()).filter(({ opened }) => opened)
        if (rhythm) await choose([...rhythm])
        const kept = (await rounds()).filter(({ opened }) => opened)
        assert.deepEqual(kept, before, 'another rhythm leaves what was asked alone')
        if (byHand !== null) await askByHand(byHand)
        day = addDays(day, days)
        at.world.clock.set(`${day}T09:00:00Z`)
        await at.run()
        const asked = (await rounds()).filter(({ opened }) => opened)
        for (const [index, round] of asked.entries()) {
          assert.ok(round.first < round.last)
          const last = asked[index - 1]?.last
          if (last)
            assert.equal(round.first, addDays(last, 1), `${round.quarter} follows the round before it`)
        }
        const stale = await at.world.admin<{ q: string }>(
          'select distinct stale_quarter as q from plan_deliveries where stale_quarter is not null',
        )
        for (const { q } of stale)
          assert.ok(
            asked.some(({ quarter }) => quarter === q),
            `${q} was asked about`,
          )
      }
      assert.equal(londonDay(at.world.clock.now()), day)
    }),
    { numRuns: 12, examples: [...FOUND] },
  )
})
