// Whenever the job runs, in whatever number of processes: each thing happens once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../../platform/calendar/london.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

let at: QuarterWorld
before(async () => {
  at = await createQuarterWorld()
})
after(() => at.world.close())

const FIRST = '2026-10-01'
const DAYS = 55

async function fresh() {
  await at.world.admin('delete from mails')
  await at.world.admin('delete from plan_updates')
  await at.world.admin('delete from plan_cycles')
  await at.world.admin('update plan_deliveries set stale_quarter = null, reported_quarter = null')
  at.world.clock.set(`${FIRST}T09:00:00Z`)
}

const count = async (sql: string) =>
  (await at.world.admin<{ n: number }>(`select count(*)::int as n ${sql}`))[0]?.n ?? 0
const silences = () => count(`from audit.entries where action = 'plan.quarter-closed'`)

test('for any days on which the job runs, once or twice at the same time, nobody is told anything twice', async () => {
  const day = fc.integer({ min: 0, max: DAYS })
  const runs = fc.array(fc.record({ day, twice: fc.boolean() }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(runs, async (chosen) => {
      await fresh()
      const closedBefore = await silences()
      const ordered = chosen.toSorted((a, b) => a.day - b.day)
      for (const { day: offset, twice } of ordered) {
        at.world.clock.set(`${addDays(FIRST, offset)}T09:00:00Z`)
        await Promise.all(twice ? [at.run(), at.run()] : [at.run()])
      }
      const last = addDays(FIRST, ordered.at(-1)?.day ?? 0)
      const opened = ordered.find(({ day: offset }) => addDays(FIRST, offset) >= '2026-10-07')
      const mailsOf = (template: string) => count(`from mails where template = '${template}'`)
      assert.equal(await count('from plan_cycles'), 1, 'one round')
      assert.equal(await count('from plan_requests'), opened ? 6 : 0, 'one request for each part')
      assert.equal(await mailsOf('plan-request'), opened ? 2 : 0, 'one mail to each person')
      // Two reminder days come after the day of the requests; each person has one mail for a day at most.
      assert.ok((await mailsOf('plan-reminder')) <= 4)
      // A manager once, and each of two coordinators once of the parts that have none.
      assert.ok([0, 3].includes(await mailsOf('plan-silent')))
      const closed = (await silences()) - closedBefore
      const [cycle] = await at.cycles()
      assert.equal(
        closed,
        opened && last > (cycle?.moderate_on ?? '') ? 1 : 0,
        'silence is noted once, when its day is over',
      )
      assert.equal(await count(`from plan_deliveries where stale_quarter = '2026-q2'`), closed === 1 ? 6 : 0)
      const again = await count('from mails')
      await at.run()
      assert.equal(await count('from mails'), again, 'running it again the same day tells nobody anything')
    }),
    { numRuns: 25 },
  )
})
