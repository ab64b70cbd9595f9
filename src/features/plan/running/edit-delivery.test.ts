import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { Forbidden } from '../../../platform/problems.ts'
import { addDelivery, type DeliveryFields, editDelivery, removeDelivery } from './edit-delivery.ts'
import { actionsIn } from './plan-state.ts'
import { splitDelivery } from './split-delivery.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

describe('what was agreed of a part', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
  })
  after(() => plan.world.close())

  const fields = (more: Partial<DeliveryFields> = {}): DeliveryFields => ({
    agencyId: plan.alder.id,
    groupId: null,
    ownerWords: 'Alder Council',
    leadUserId: null,
    part: '',
    startsOn: null,
    due: null,
    recurring: false,
    ...more,
  })
  const edit = async (as: Person, more: Partial<DeliveryFields>, reason = 'Agreed in May.') => {
    const { id, version } = await plan.delivery('1.1', 'Alder Council')
    const ctx = as.ctx()
    plan.world.clock.advance(60_000)
    return ctx.db.transaction((tx) => editDelivery(tx, ctx, id, { ...fields(more), version, reason }))
  }
  const partsOf = async (ref: string) =>
    actionsIn(await plan.load()).find((action) => action.ref === ref)?.deliveries ?? []

  test('is the coordinator’s to change, and not what an owner or anybody else may', async () => {
    const { coordinator, owner, chair, analyst, stranger } = plan.people
    for (const person of [owner, chair, analyst, stranger])
      await assert.rejects(edit(person, { part: 'x' }), Forbidden)
    assert.ok((await edit(coordinator, { part: 'The north', leadUserId: owner.actor.userId })).ok)
    const now = await plan.delivery('1.1', 'Alder Council')
    assert.deepEqual([now.part, now.leadUserId], ['The north', owner.actor.userId])
  })

  test('needs a reason where it becomes something else, and none where it was empty', async () => {
    const { coordinator, owner, colleague } = plan.people
    const kept = { part: 'The north', leadUserId: owner.actor.userId }
    const silent = await edit(coordinator, { ...kept, leadUserId: colleague.actor.userId }, '')
    assert.ok(!silent.ok)
    assert.deepEqual(
      silent.problems.map(({ field }) => field),
      ['reason'],
    )
    assert.ok((await edit(coordinator, { ...kept, startsOn: '2026-09-01' }, '')).ok)
    assert.ok((await edit(coordinator, { ...kept, startsOn: '2026-10-01' }, '')).ok)
    assert.equal(
      (await plan.delivery('1.1', 'Alder Council')).startsOn,
      '2026-07-01',
      'it moves by re-baselining',
    )
  })

  test('has a lead of the agency that owns it', async () => {
    const done = await edit(plan.people.coordinator, { leadUserId: plan.people.stranger.actor.userId })
    assert.ok(!done.ok)
    assert.deepEqual(
      done.problems.map(({ field }) => field),
      ['lead'],
    )
  })

  test('keeps the date agreed: that moves only by re-baselining', async () => {
    assert.ok((await edit(plan.people.coordinator, { due: '2028-01-01' })).ok)
    assert.equal((await plan.delivery('1.1', 'Alder Council')).baselineDue, '2026-12-31')
  })

  test('needs an owner, one, that is there', async () => {
    const { coordinator } = plan.people
    const wrong = async (more: Partial<DeliveryFields>) => {
      const done = await edit(coordinator, more)
      return done.ok ? [] : done.problems.map(({ field }) => field)
    }
    assert.deepEqual(await wrong({ agencyId: null, ownerWords: '' }), ['ownerWords'])
    assert.deepEqual(await wrong({ agencyId: plan.planId }), ['agency'])
    assert.deepEqual(await wrong({ startsOn: '2027-02-01', due: '2027-01-01' }), ['due'])
  })

  test('can be added to an action and removed with a reason, but never the only one', async () => {
    const ctx = plan.people.coordinator.ctx()
    const [action] = actionsIn(await plan.load())
    const added = await ctx.db.transaction((tx) =>
      addDelivery(
        tx,
        ctx,
        { planId: plan.planId, actionId: action?.id ?? '' },
        fields({ agencyId: plan.police.id }),
      ),
    )
    assert.ok(added.ok)
    assert.equal((await partsOf('1.1')).length, 3)
    const remove = (id: string, reason: string) =>
      ctx.db.transaction((tx) => removeDelivery(tx, ctx, id, { version: 1, reason }))
    assert.ok(!(await remove(added.value.deliveryId, '')).ok)
    assert.ok((await remove(added.value.deliveryId, 'Agreed in May.')).ok)
    assert.equal((await partsOf('1.1')).length, 2)
    const [only] = await partsOf('1.2b')
    assert.ok(!(await remove(only?.id ?? '', 'x')).ok)
    const stranger = plan.people.owner.ctx()
    await assert.rejects(
      stranger.db.transaction((tx) =>
        addDelivery(tx, stranger, { planId: plan.planId, actionId: action?.id ?? '' }, fields()),
      ),
      Forbidden,
    )
  })

  test('is split where one cell names several: the first keeps its row', async () => {
    const ctx = plan.people.coordinator.ctx()
    const [tbc] = await partsOf('1.2b')
    assert.ok(tbc)
    const split = (version: number) => ctx.db.transaction((tx) => splitDelivery(tx, ctx, tbc.id, { version }))
    assert.ok(!(await split(tbc.version)).ok)
    await plan.world.admin(
      `update plan_deliveries set owner_words = 'All councils & Northbrook Police' where id = $1`,
      [tbc.id],
    )
    plan.world.clock.advance(60_000)
    assert.deepEqual(await split(tbc.version), { ok: true, value: { parts: 3 } })
    const parts = await partsOf('1.2b')
    assert.deepEqual(
      parts.map(({ owner }) => owner),
      ['Alder Council', 'Birch Council', 'Northbrook Police'],
    )
    assert.equal(parts[0]?.id, tbc.id)
  })

  test('keeps its row with whoever had it, and its lead with their own agency, when it is split', async () => {
    const ctx = plan.people.coordinator.ctx()
    const [whole] = await partsOf('1.2a')
    assert.ok(whole)
    const lead = plan.people.colleague.actor.userId
    await plan.world.admin(
      `update plan_deliveries set owner_words = 'Alder Council and Northbrook Police', agency_id = $2, lead_user_id = $3,
        status = 'not_started' where id = $1`,
      [whole.id, plan.police.id, lead],
    )
    plan.world.clock.advance(60_000)
    const { version } = whole
    await ctx.db.transaction((tx) => splitDelivery(tx, ctx, whole.id, { version }))
    assert.deepEqual(
      new Map((await partsOf('1.2a')).map((part) => [part.owner, [part.id === whole.id, part.leadUserId]])),
      new Map([
        ['Northbrook Police', [true, null]],
        ['Alder Council', [false, lead]],
      ]),
    )
  })
})
