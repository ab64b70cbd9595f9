import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { importPlan } from '../import-plan.ts'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { demoPlanTakenIn, runDemoPlan } from './demo.ts'

describe('the demonstration’s plan', () => {
  let world: World
  before(async () => {
    world = await createWorld()
    for (const name of ['Alder', 'Birch', 'Cedar', 'Elm']) {
      const agency = await world.agency({ name: `${name} Council` })
      await world.staff({ agency, roles: ['officer'] })
    }
    const police = await world.agency({ name: 'Police', kind: 'police' })
    await world.staff({ agency: police, roles: ['chair', 'officer'] })
    await world.staff({ agency: police, roles: ['coordinator'] })
    const ctx = world.systemCtx('demonstration')
    const text = demoPlanFrom(2025)
    const read = readPlan(text)
    assert.ok(read.ok)
    await ctx.db.transaction(async (tx) => {
      const then = { ...ctx, clock: { now: () => demoPlanTakenIn(2025) } }
      const plan = await importPlan(tx, then, { read, sourceName: null, sourceText: text })
      assert.ok(plan.ok)
      await runDemoPlan(tx, ctx, plan.planId)
    })
  })
  after(() => world.close())

  test('has something in every state that a board asks about', async () => {
    const [counts] = await world.admin(`select
      count(*) filter (where status = 'complete' and progress_rag = 'blue')::int as verified,
      count(*) filter (where status = 'complete_unverified')::int as awaiting,
      count(*) filter (where status = 'in_progress')::int as going,
      count(*) filter (where cause is not null and corrective_action is not null and forecast_due is not null)::int as troubled,
      count(*) filter (where progress_reason is not null)::int as differs,
      count(*) filter (where status = 'not_set')::int as "notSet",
      count(*) filter (where lead_user_id is null)::int as unled from plan_deliveries`)
    for (const [what, n] of Object.entries(counts ?? {}))
      if (what !== 'unled' && what !== 'differs') assert.ok(Number(n) > 0, `${what}: ${n}`)
    assert.equal(counts?.['unled'], 0)
  })

  test('has a history that goes forward, nothing in the future, and nobody who verified their own', async () => {
    const wrong = await world.admin(
      `select kind, row_id from plan_history where valid_to <= valid_from or valid_from > $1`,
      [world.clock.now()],
    )
    assert.deepEqual(wrong, [])
    const open = await world.admin(
      `select row_id from plan_history where valid_to is null group by kind, row_id having count(*) > 1`,
    )
    assert.deepEqual(open, [])
    assert.deepEqual(await world.admin('select id from plan_deliveries where verified_by = lead_user_id'), [])
  })
})
