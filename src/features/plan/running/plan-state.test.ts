import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type World } from '../../../../test/support/world.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { addDays, londonDay } from '../../../platform/calendar/london.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'
import { actionsIn } from './plan-state.ts'
import { loadPlanState } from './plan-state.store.ts'

describe('a plan as it runs', () => {
  let world: World
  let alder: Agency
  let coordinator: Ctx
  let planId: string
  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    await world.agency({ name: 'Birch Council' })
    await world.agency({ name: 'Northbrook Police', kind: 'police' })
    coordinator = (await world.staff({ agency: alder, roles: ['coordinator'] })).ctx()
    const read = readPlan(smallPlan)
    assert.ok(read.ok)
    const done = await coordinator.db.transaction((tx) =>
      importPlan(tx, coordinator, { read, sourceName: null, sourceText: smallPlan }),
    )
    assert.ok(done.ok)
    planId = done.planId
  })
  after(() => world.close())

  const load = (ctx: Ctx, asOf?: string) =>
    ctx.db.transaction((tx) => loadPlanState(tx, planId, { now: ctx.clock.now(), asOf }))

  test('gives an action of all councils one delivery for each of them, and the others one in the plan’s words', async () => {
    const plan = await load(coordinator)
    assert.ok(plan)
    const owners = actionsIn(plan).map(({ ref, deliveries }) => [ref, deliveries.map(({ owner }) => owner)])
    assert.deepEqual(owners, [
      ['1.1', ['Alder Council', 'Birch Council']],
      ['1.2a', ['Alder Council']],
      ['1.2b', ['TBC']],
      ['1.3', ['Alder Council', 'Birch Council']],
    ])
  })

  test('says nothing of a status that nobody set', async () => {
    const plan = await load(coordinator)
    assert.deepEqual(plan && actionsIn(plan).map(({ rolledUp }) => rolledUp.status), [
      'not_set',
      'not_set',
      'not_set',
      'not_set',
    ])
  })

  test('can be seen as it stood on a day before, while today’s has moved on', async () => {
    const today = londonDay(coordinator.clock.now())
    await coordinator.db.transaction(async (tx) => {
      await sql`update plan_deliveries set status = 'in_progress', changed_at = ${new Date(coordinator.clock.now().getTime() + 2 * 86_400_000)},
        changed_by = ${coordinator.actor.kind === 'staff' ? coordinator.actor.userId : null} where plan_id = ${planId}`.execute(
        tx,
      )
    })
    const statuses = async (asOf?: string) => {
      const plan = await load(coordinator, asOf)
      return plan && [...new Set(actionsIn(plan).map(({ rolledUp }) => rolledUp.status))]
    }
    assert.deepEqual(await statuses(), ['in_progress'])
    assert.deepEqual(await statuses(today), ['not_set'])
    assert.deepEqual(await statuses(addDays(today, 2)), ['in_progress'])
    assert.equal(await load(coordinator, addDays(today, -1)), undefined)
  })

  test('lets people of an agency say how their own part goes, and nothing else of it', async () => {
    const officer = (await world.staff({ agency: alder, roles: ['officer'] })).ctx()
    const set = (column: string, value: string | null, where: string) =>
      officer.db.transaction(async (tx) => {
        const { numAffectedRows } = await sql`update plan_deliveries set ${sql.ref(column)} = ${value},
          changed_at = changed_at + interval '1 second', changed_by = ${officer.actor.userId}
          where plan_id = ${planId} and agency_id ${sql.raw(where)}`.execute(tx)
        return Number(numAffectedRows)
      })
    assert.equal(await set('story', 'We have begun.', `= '${alder.id}'`), 3)
    assert.equal(await set('story', 'So have they.', `<> '${alder.id}'`), 0)
    await assert.rejects(set('baseline_due', '2030-01-01', `= '${alder.id}'`), /the coordinator's to change/)
    const analyst = (await world.staff({ agency: alder, roles: ['analyst'] })).ctx()
    const changed = await analyst.db.transaction(async (tx) =>
      sql`update plan_deliveries set story = 'x'`.execute(tx),
    )
    assert.equal(Number(changed.numAffectedRows), 0)
  })
})
