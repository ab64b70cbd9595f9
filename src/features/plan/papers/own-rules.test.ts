import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTarget } from '../measures/set-target.ts'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { loadShownPlan } from '../showing/shown-plan.ts'
import { attachMeasure } from '../tie-measure.ts'
import { gather } from './gather.ts'

const OWN = 'own-centres'

describe('a paper of a plan with rules of its own', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
    const { world, people } = plan
    await world.admin(
      `insert into manual_measures (key, name, definition, formula, source, shape, better, created_at)
       values ('${OWN}', 'Centres open', 'Centres', 'Counted', 'A list', 'count', 'more', now())`,
    )
    await world.admin(
      `insert into manual_figures (id, measure, quarter, value, source_note, entered_at)
       values (gen_random_uuid(), '${OWN}', '2026-q2', 30, 'The list', '2026-10-08T09:00:00Z')`,
    )
    const { actionId } = await plan.delivery('1.3', 'Alder Council')
    const ctx = people.coordinator.ctx()
    const target = { value: 40, direction: 'at_least' as const, by: null, baseline: null, note: '' }
    await ctx.db.transaction(async (tx) => {
      await attachMeasure(tx, ctx, actionId, OWN)
      await setTarget(tx, ctx, { actionId, key: OWN, version: 1 }, target, 'Agreed by the board.')
    })
  })
  after(() => plan.world.close())

  const colours = (of: PlanState) =>
    deliveriesIn(of).map(({ action, delivery }) => [action.ref, delivery.owner, delivery.shownRag])
  const shown = async () => {
    const ctx = plan.people.owner.ctx()
    const { services } = plan.world
    const wish = {
      quarter: { year: 2026, quarter: 3 },
      scope: null,
      marking: 'OFFICIAL',
      headline: '',
      withLeads: false,
    } as const
    return {
      page: colours(await loadShownPlan(ctx, services, plan.planId)),
      paper: colours((await gather(ctx, services, plan.planId, wish)).now),
    }
  }
  const off = (rows: unknown[][]) =>
    rows.find(([ref, owner]) => ref === '1.3' && owner === 'Alder Council')?.[2]

  test('has the colours that its pages have: by the usual rules, and by those that its coordinator set', async () => {
    const usual = await shown()
    assert.equal(off(usual.page), 'amber')
    assert.deepEqual(usual.paper, usual.page)
    await plan.world.admin(
      `update plans set rules = '{"offTargetPercent": 50}', version = version + 1, changed_at = $2 where id = $1`,
      [plan.planId, plan.world.clock.now()],
    )
    const own = await shown()
    assert.notEqual(off(own.page), 'amber')
    assert.deepEqual(own.paper, own.page)
  })
})
