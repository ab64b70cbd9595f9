import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { demoPlanTakenIn, runDemoPlan } from '../running/demo.ts'
import { addDemoMeasures } from '../../insight/index.ts'
import { tieDemoMeasures } from '../measures/demo-ties.ts'
import { addDemoQuarters, freezeDemoQuarter } from './demo.ts'
import { runPlanCycles } from './run-cycles.ts'

describe('the demonstration’s quarters', () => {
  let world: World
  let coordinator: Person
  let planId: string
  before(async () => {
    world = await createWorld()
    for (const name of ['Alder', 'Birch', 'Cedar', 'Elm']) {
      const agency = await world.agency({ name: `${name} Council` })
      await world.staff({ agency, roles: ['officer'] })
    }
    const police = await world.agency({ name: 'Police', kind: 'police' })
    await world.staff({ agency: police, roles: ['chair', 'officer'] })
    coordinator = await world.staff({ agency: police, roles: ['coordinator'] })
    const ctx = world.systemCtx('demonstration')
    const text = demoPlanFrom(2025)
    const read = readPlan(text)
    assert.ok(read.ok)
    await ctx.db.transaction(async (tx) => {
      const then = { ...ctx, clock: { now: () => demoPlanTakenIn(2025) } }
      const plan = await importPlan(tx, then, { read, sourceName: null, sourceText: text })
      assert.ok(plan.ok)
      planId = plan.planId
      await tieDemoMeasures(tx, then, planId, await addDemoMeasures(tx, ctx))
      await runDemoPlan(tx, ctx, planId)
      await addDemoQuarters(tx, ctx, planId)
    })
    await freezeDemoQuarter(ctx, world.services, planId)
  })
  after(() => world.close())

  test('one is frozen with its record, and in the last one something is in every state', async () => {
    const record = await world.get(`/plan/${planId}/quarter/2026-q1/record`, coordinator)
    assert.equal(record.status, 200)
    const { html } = await world.get(`/plan/${planId}/quarter/2026-q2`, coordinator)
    for (const section of ['waiting', 'silent', 'accepted'])
      assert.ok(html.includes(`id="${section}"`), section)
    assert.match(html, /Came by the link in a mail/)
    assert.match(html, /Asking ended on/)
  })

  test('its record keeps the figures of its day, and its papers say which day', async () => {
    const { html } = await world.get(`/plan/${planId}/quarter/2026-q1/record`, coordinator)
    assert.match(html, /Reporting centres checked and found fit/)
    const wish = { kind: 'highlight', quarter: '2026-q1', format: 'print' }
    const paper = await world.post(`/plan/${planId}/papers`, wish, coordinator)
    assert.match(
      paper.html,
      /The figures that the record keeps, as they stood on \d+ (?:July|Jul|August|Aug) 2026/,
    )
    assert.doesNotMatch(paper.html, /Counted today/)
    // What was found out later is not in it: 14 of 15 stood in September alone.
    const figures = await world.admin<{ until: string }>(
      `select max(f ->> 'quarter') as until from plan_cycles c,
        jsonb_array_elements(c.record -> 'facts' -> 'measures') m, jsonb_array_elements(m -> 'figures') f
      where c.quarter = '2026-q1' and f ->> 'value' is not null`,
    )
    assert.equal(figures[0]?.until, '2026-q1')
  })

  test('the pages agree on who was silent: who was asked and did not answer', async () => {
    const [counted] = await world.admin(
      `select (select count(*) from plan_deliveries where stale_quarter = '2026-q2')::int as silent,
        (select count(*) from plan_requests r join plan_cycles c on c.id = r.cycle_id where c.quarter = '2026-q2'
          and r.answered_at is null)::int as unanswered`,
    )
    assert.ok(Number(counted?.['silent']) > 0)
    assert.equal(counted?.['silent'], counted?.['unanswered'])
  })

  test('what comes next is asked by itself, and nobody is asked twice about what is over', async () => {
    const before = await world.admin('select id from plan_requests')
    await runPlanCycles(world.systemCtx('run-plan-cycles'), world.services)
    assert.equal((await world.admin('select id from plan_requests')).length, before.length)
  })
})
