import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { setTarget } from '../measures/set-target.ts'
import { attachMeasure, detachMeasure } from '../tie-measure.ts'
import { recordUpdate } from './record-update.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'
import { sendBack } from './verify.ts'

const KEY = 'reports-received'
const OWN = 'own-centres'

describe('a measure proves a part complete only where it is not the verifier’s own doing', () => {
  let plan: RunningPlan
  let id: string
  let actionId: string
  before(async () => {
    plan = await createRunningPlan()
    ;({ id, actionId } = await plan.delivery('1.1', 'Alder Council'))
    await plan.world.admin(
      `insert into manual_measures (key, name, definition, formula, source, shape, better, created_at)
       values ('${OWN}', 'Centres', 'Centres open', 'Counted', 'A list', 'count', 'more', now())`,
    )
  })
  after(() => plan.world.close())
  beforeEach(async () => {
    plan.world.clock.advance(60_000)
    const { otherCoordinator, owner, chair } = plan.people
    for (const key of [KEY, OWN])
      await by(otherCoordinator, (tx, ctx) => detachMeasure(tx, ctx, actionId, key))
    const { status, version } = await plan.delivery('1.1', 'Alder Council')
    if (status === 'complete_unverified')
      await by(chair, (tx, ctx) => sendBack(tx, ctx, id, { version, reason: 'Not shown.' }))
    plan.world.clock.advance(60_000)
    await by(owner, (tx, ctx) =>
      recordUpdate(
        tx,
        ctx,
        id,
        anUpdate({ status: 'complete_unverified', evidenceToCome: 'The list of centres' }),
        { via: 'signed_in' },
      ),
    )
    plan.world.clock.advance(60_000)
  })

  type Ctx = ReturnType<Person['ctx']>
  type Tx = Parameters<Parameters<Ctx['db']['transaction']>[0]>[0]
  const by = <T>(as: Person, work: (tx: Tx, ctx: Ctx) => Promise<T>) => {
    const ctx = as.ctx()
    return ctx.db.transaction((tx) => work(tx, ctx))
  }
  const tie = (as: Person, key = KEY) => by(as, (tx, ctx) => attachMeasure(tx, ctx, actionId, key))
  const path = () => `/plan/${plan.planId}/deliveries/${id}/verify`
  const verify = async (as: Person, key = KEY) => {
    const { version } = await plan.delivery('1.1', 'Alder Council')
    const form = { version: String(version), evidence: `measure:${key}`, note: '' }
    return (await plan.world.post(path(), form, as)).status
  }
  const pressPast = (as: Person) =>
    by(as, (tx) =>
      tx
        .updateTable('plan_deliveries')
        .set({ status: 'complete', verified_by: as.actor.userId, verified_at: plan.world.clock.now() })
        .where('id', '=', id)
        .execute(),
    )
  const figure = (as: Person, count: number) =>
    plan.world.admin(
      `insert into manual_figures (id, measure, quarter, value, source_note, entered_at, entered_by)
       values (gen_random_uuid(), $1, '2026-q2', $2, 'The list', now(), $3)`,
      [OWN, count, as.actor.userId],
    )

  test('not one that they tied after it was said', async () => {
    const { otherCoordinator } = plan.people
    await tie(otherCoordinator)
    assert.doesNotMatch((await plan.world.get(path(), otherCoordinator)).html, /value="measure:/)
    assert.equal(await verify(otherCoordinator), 422)
    await assert.rejects(pressPast(otherCoordinator), /nobody else brought/)
  })

  test('not one whose figures they typed, or that has none', async () => {
    const { otherCoordinator, coordinator } = plan.people
    await tie(coordinator, OWN)
    assert.equal(await verify(otherCoordinator, OWN), 422)
    await figure(otherCoordinator, 12)
    assert.equal(await verify(otherCoordinator, OWN), 422)
    await assert.rejects(pressPast(otherCoordinator), /nobody else brought/)
  })

  test('not one that is off its target, nor one whose target they moved', async () => {
    const { otherCoordinator, coordinator } = plan.people
    await tie(coordinator)
    const aim = (as: Person, value: number, version: number) =>
      by(as, (tx, ctx) =>
        setTarget(
          tx,
          ctx,
          { actionId, key: KEY, version },
          { value, direction: 'at_least', by: null, baseline: null, note: '' },
          'Agreed again.',
        ),
      )
    assert.equal(await aim(coordinator, 40, 1), 'saved')
    assert.equal(await verify(otherCoordinator), 422)
    assert.equal(await aim(otherCoordinator, 0, 2), 'saved')
    assert.equal(await verify(otherCoordinator), 422)
    await assert.rejects(pressPast(otherCoordinator), /nobody else brought/)
  })

  test('but one that somebody else tied, with a figure', async () => {
    const { otherCoordinator, coordinator } = plan.people
    await tie(coordinator)
    assert.match((await plan.world.get(path(), otherCoordinator)).html, /value="measure:reports-received"/)
    assert.equal(await verify(otherCoordinator), 303)
    assert.equal((await plan.delivery('1.1', 'Alder Council')).status, 'complete')
  })
})
