import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { loadShownPlan } from '../showing/shown-plan.ts'
import { setTarget } from '../measures/set-target.ts'
import { attachMeasure, detachMeasure } from '../tie-measure.ts'
import { actionsIn } from './plan-state.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

const OWN = 'own-centres'

describe('a page as it stood on a day before', () => {
  let plan: RunningPlan
  let path: string
  let actionId: string
  const target = { value: 40, direction: 'at_least' as const, by: null, baseline: null, note: 'The board' }
  before(async () => {
    plan = await createRunningPlan()
    ;({ actionId } = await plan.delivery('1.1', 'Alder Council'))
    path = `/plan/${plan.planId}/actions/${actionId}`
    const { coordinator } = plan.people
    await plan.world.admin(
      `insert into manual_measures (key, name, definition, formula, source, shape, better, created_at)
       values ('${OWN}', 'Centres open', 'Centres', 'Counted', 'A list', 'count', 'more', now())`,
    )
    const figure = (quarter: string, count: number, at: string) =>
      plan.world.admin(
        `insert into manual_figures (id, measure, quarter, value, source_note, entered_at)
         values (gen_random_uuid(), '${OWN}', $1, $2, 'The list', $3)`,
        [quarter, count, at],
      )
    await figure('2026-q1', 17, '2026-07-08T09:00:00Z')
    await figure('2026-q2', 23, '2026-10-08T09:00:00Z')
    plan.world.clock.set('2026-06-15T09:00:00Z')
    const ctx = coordinator.ctx()
    await ctx.db.transaction((tx) => attachMeasure(tx, ctx, actionId, OWN))
    plan.world.clock.set('2026-08-15T09:00:00Z')
    const then = coordinator.ctx()
    await then.db.transaction((tx) =>
      setTarget(tx, then, { actionId, key: OWN, version: 1 }, target, 'Agreed by the board.'),
    )
    plan.world.clock.set('2026-11-18T10:00:00Z')
    const now = coordinator.ctx()
    await now.db.transaction((tx) => detachMeasure(tx, now, actionId, OWN))
  })
  after(() => plan.world.close())

  const on = async (day: string) => {
    const { status, html } = await plan.world.get(`${path}?on=${day}`, plan.people.owner)
    assert.equal(status, 200)
    return html
  }

  test('has the measures that were tied then, with the targets of then', async () => {
    assert.doesNotMatch(await on('2026-06-10'), /Centres open/)
    const june = await on('2026-06-30')
    assert.match(june, /Centres open/)
    assert.doesNotMatch(june, /Target: At least 40/)
    assert.match(await on('2026-08-31'), /Target: At least 40/)
    // Nor on a day after it was untied.
    plan.world.clock.set('2026-11-21T10:00:00Z')
    assert.doesNotMatch(await on('2026-11-19'), /href="[^"]*\/insight\/own-centres/)
  })

  test('says where an action or a part was not in the plan that day, with the way to today', async () => {
    const { id } = await plan.delivery('1.1', 'Alder Council')
    for (const page of [path, `/plan/${plan.planId}/deliveries/${id}`]) {
      const { status, html } = await plan.world.get(`${page}?on=2020-01-01`, plan.people.owner)
      assert.equal(status, 404)
      assert.match(html, /The plan did not have this at the end of 1 January 2020\./)
      assert.match(html, new RegExp(`href="${page}"`))
    }
  })

  test('has the figures that were known then, and none that came later', async () => {
    const july = await on('2026-07-31')
    assert.match(july, /\b17\b/)
    assert.doesNotMatch(july, /Q2 2026\/27[^<]*<[^>]*>[^<]*\b23\b/)
    assert.doesNotMatch(july, /\b23\b/)
  })

  test('has the colours that its measures gave it then', async () => {
    const { planId, people, world } = plan
    const shown = await loadShownPlan(people.owner.ctx(), world.services, planId, '2026-08-31')
    const action = actionsIn(shown).find(({ id }) => id === actionId)
    assert.ok(action?.deliveries[0]?.suggestion.reasons.some(({ code }) => code === 'measure-off'))
  })

  test('and what changed says who tied, aimed and untied it, and why', async () => {
    const { html } = await plan.world.get(path, plan.people.owner)
    assert.match(html, /Measure tied to it added: Centres open/)
    assert.match(html, /Measure tied to it removed: Centres open/)
    assert.match(html, /Agreed by the board\./)
  })
})
