import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actionsIn } from '../running/plan-state.ts'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'
import { moverOf, type OutsideWish } from './copy-plan.ts'
import { datesOutside } from './dates-outside.ts'

describe('dates that are copied into the next plan', () => {
  let at: RunningPlan
  before(async () => {
    at = await createRunningPlan()
    await at.world.admin(
      `update plan_deliveries set changed_at = now(), recurring = false, starts_on = null, baseline_due = null, forecast_due = null`,
    )
    const { id } = await at.delivery('1.1', 'Alder Council')
    await at.world.admin(
      `update plan_deliveries set changed_at = now(), starts_on = '2026-05-01', baseline_due = '2027-02-01' where id = $1`,
      [id],
    )
  })
  after(() => at.world.close())

  const outside = async (from: string, to: string, years: number) => {
    const source = await at.load()
    const ids = new Set(actionsIn(source).map(({ id }) => id))
    const { early, late } = datesOutside(source, ids, { plan: { title: 'x', kind: 'plan', from, to }, years })
    return [early, late].map(({ actions }) => actions.map(({ ref }) => ref).join())
  }

  test('are told of where they lie before its first day or past its last', async () => {
    assert.deepEqual(await outside('2027-04-01', '2028-03-31', 0), ['1.1', ''])
    assert.deepEqual(await outside('2027-04-01', '2028-03-31', 1), ['', ''])
    assert.deepEqual(await outside('2027-04-01', '2028-01-31', 1), ['', '1.1'])
    assert.deepEqual(await outside('2027-04-01', '2028-03-31', 2), ['', '1.1'])
  })

  test('that lie in the new plan already do not move, and are told of where it ends before them', async () => {
    assert.deepEqual(await outside('2026-04-01', '2027-03-31', 3), ['', ''])
    assert.deepEqual(await outside('2026-04-01', '2026-12-31', 0), ['', '1.1'])
  })

  test('are told of by action, with how many parts and from when to when', async () => {
    const { late } = datesOutside(
      await at.load(),
      new Set(
        (await at.load()).priorities.flatMap(({ aims }) =>
          aims.flatMap(({ actions }) => actions.map(({ id }) => id)),
        ),
      ),
      {
        plan: { title: 'x', kind: 'plan', from: '2026-04-01', to: '2026-04-30' },
        years: 0,
      },
    )
    assert.deepEqual(late, {
      parts: 1,
      actions: [{ ref: '1.1', parts: 1, first: '2026-05-01', last: '2027-02-01' }],
    })
  })

  test('are told of also where all parts of an action have ended, and come along to be done again', async () => {
    const { id } = await at.delivery('1.1', 'Alder Council')
    const end = (status: string) =>
      at.world.admin(
        `update plan_deliveries d set changed_at = now(), status = $2
          where d.action_id = (select o.action_id from plan_deliveries o where o.id = $1)`,
        [id, status],
      )
    await end('cancelled')
    assert.deepEqual(await outside('2027-04-01', '2028-03-31', 0), ['1.1', ''])
    await end('in_progress')
  })

  test('are brought to its nearest day, left empty or kept, as somebody wishes', () => {
    const plan = { kind: 'plan', from: '2027-04-01', to: '2028-03-31' } as const
    const moved = (wish: OutsideWish, day: string, end: string | null = day) =>
      moverOf(plan, 1, { early: wish, late: wish })(day, end)
    for (const [day, brought] of [
      ['2029-09-30', '2028-03-31'],
      ['2025-09-30', '2027-04-01'],
    ] as const)
      assert.deepEqual(
        (['bring', 'empty', 'keep'] as const).map((wish) => moved(wish, day)),
        [brought, null, day > '2027' ? day : '2026-09-30'],
      )
    assert.equal(moved('bring', '2027-06-01'), '2027-06-01', 'what lies in the plan stays')
    assert.equal(
      moved('bring', '2026-06-01', '2027-06-01'),
      '2026-06-01',
      'what goes on into the plan has begun before',
    )
  })
})
