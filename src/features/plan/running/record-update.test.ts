import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { Conflict, Forbidden } from '../../../platform/problems.ts'
import { applyUpdate } from './apply-update.ts'
import { recordUpdate, type UpdateOptions } from './record-update.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'
import type { Update } from './update-rule.ts'

const account = { cause: 'No date.', correctiveAction: 'Agree one.', forecastDue: '2027-03-31' }

describe('an owner says how their part goes', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
  })
  after(() => plan.world.close())

  const say = (
    as: Person,
    id: string,
    update: Partial<Update> = {},
    options: Partial<UpdateOptions> = {},
  ) => {
    const ctx = as.ctx()
    return ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate(update), { via: 'signed_in', ...options }),
    )
  }
  const updates = (id: string) =>
    plan.world.admin(
      'select state, quarter, via, suggested_rag, applied_at from plan_updates where delivery_id = $1 order by at, id',
      [id],
    )

  test('and it is what the delivery says at once, with what the facts suggested kept beside it', async () => {
    const { owner } = plan.people
    const { id, version } = await plan.delivery('1.1', 'Alder Council')
    assert.ok((await say(owner, id, {}, { version })).ok)
    const now = await plan.delivery('1.1', 'Alder Council')
    assert.equal(now.status, 'in_progress')
    assert.equal(now.story, 'Two schools have begun.')
    assert.equal(now.reportedQuarter, '2026-q3')
    assert.equal(now.version, version + 1)
    const [kept] = await updates(id)
    assert.equal(kept?.['state'], 'waiting')
    assert.ok(kept?.['applied_at'])
  })

  test('again in the same quarter: what was said first is replaced, and stays', async () => {
    const { id } = await plan.delivery('1.1', 'Alder Council')
    plan.world.clock.advance(60_000)
    assert.ok((await say(plan.people.owner, id, { words: 'Three schools.' })).ok)
    assert.deepEqual(
      (await updates(id)).map(({ state }) => state),
      ['replaced', 'waiting'],
    )
    assert.equal((await plan.delivery('1.1', 'Alder Council')).story, 'Three schools.')
  })

  test('nobody but its owners and coordinators; others of the agency without such a role neither', async () => {
    const { id } = await plan.delivery('1.1', 'Alder Council')
    const { analyst, stranger, chair, colleague, coordinator } = plan.people
    for (const person of [analyst, stranger, chair]) await assert.rejects(say(person, id), Forbidden)
    for (const person of [colleague, coordinator]) {
      plan.world.clock.advance(60_000)
      assert.ok((await say(person, id)).ok)
    }
  })

  test('and a form filled in against an older version is a conflict that changes nothing', async () => {
    const before = await plan.delivery('1.1', 'Alder Council')
    await assert.rejects(
      say(plan.people.owner, before.id, { words: 'Old' }, { version: before.version - 1 }),
      Conflict,
    )
    assert.equal((await plan.delivery('1.1', 'Alder Council')).story, before.story)
  })

  test('and what does not hold is refused by its field and keeps nothing', async () => {
    const { id, version } = await plan.delivery('1.1', 'Birch Council')
    const done = await say(plan.people.coordinator, id, { progressRag: 'red' })
    assert.ok(!done.ok)
    assert.deepEqual(
      done.problems.map(({ field }) => field),
      ['progressReason', 'cause', 'correctiveAction', 'forecastDue'],
    )
    assert.equal((await plan.delivery('1.1', 'Birch Council')).version, version)
    assert.deepEqual(await updates(id), [])
  })

  test('complete is awaiting evidence, never blue', async () => {
    const { id } = await plan.delivery('1.3', 'Alder Council')
    const wish = { status: 'complete_unverified', evidenceToCome: 'The minutes of May.' } as const
    assert.ok((await say(plan.people.owner, id, wish)).ok)
    const now = await plan.delivery('1.3', 'Alder Council')
    assert.deepEqual(
      [now.status, now.shownRag, now.evidenceToCome],
      ['complete_unverified', 'green', 'The minutes of May.'],
    )
  })

  test('an owner ends a silence by speaking, and cannot make one', async () => {
    const { id } = await plan.delivery('1.3', 'Birch Council')
    await plan.world.admin(`update plan_deliveries set stale_quarter = '2026-q2' where id = $1`, [id])
    const officer = await plan.world.staff({ agency: plan.birch, roles: ['officer'] })
    assert.ok((await say(officer, id)).ok)
    assert.equal((await plan.delivery('1.3', 'Birch Council')).staleQuarter, null)
    const silence = officer
      .ctx()
      .db.transaction((tx) =>
        tx.updateTable('plan_deliveries').set({ stale_quarter: '2026-q3' }).where('id', '=', id).execute(),
      )
    await assert.rejects(silence, /the coordinator's to change/)
  })

  test('by a link it waits, changes nothing, and is applied once when accepted', async () => {
    const { id, version } = await plan.delivery('1.2a', 'Alder Council')
    const ctx = plan.world.systemCtx('plan link')
    const done = await ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate({ words: 'From my telephone.', ...account }), {
        via: 'link',
        byUser: plan.people.owner.actor.userId,
      }),
    )
    assert.ok(done.ok)
    assert.equal((await plan.delivery('1.2a', 'Alder Council')).version, version)
    const coordinator = plan.people.coordinator.ctx()
    const apply = () => coordinator.db.transaction((tx) => applyUpdate(tx, coordinator, done.value.updateId))
    assert.deepEqual([await apply(), await apply()], ['applied', 'already'])
    const now = await plan.delivery('1.2a', 'Alder Council')
    assert.deepEqual([now.story, now.version], ['From my telephone.', version + 1])
    const stranger = plan.people.stranger.ctx()
    await assert.rejects(
      stranger.db.transaction((tx) =>
        tx
          .updateTable('plan_updates')
          .set({ applied_at: new Date(0) })
          .where('id', '=', done.value.updateId)
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    )
  })

  test('and all of it is on the record, without a word of what was said', async () => {
    const entries = await plan.world.admin<{ detail: object }>(
      `select detail from audit.entries where action in ('plan.update', 'plan.apply-update')`,
    )
    assert.ok(entries.length > 5)
    assert.doesNotMatch(JSON.stringify(entries), /schools|telephone/)
  })

  test('and a coordinator has nothing to wait for: what they say is accepted, and by whom', async () => {
    const { id } = await plan.delivery('1.1', 'Birch Council')
    const { coordinator } = plan.people
    assert.ok((await say(coordinator, id)).ok)
    const [kept] = await plan.world.admin(
      'select state, decided_by from plan_updates where delivery_id = $1',
      [id],
    )
    assert.deepEqual(kept, { state: 'accepted', decided_by: coordinator.actor.userId })
  })
})
