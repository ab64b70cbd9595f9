import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actionsIn } from '../running/plan-state.ts'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'
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
    return [early.refs.join(), late.refs.join()]
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
})
