import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { Conflict, Forbidden } from '../../../platform/problems.ts'
import { addEvidence } from './evidence.ts'
import { reBaseline } from './re-baseline.ts'
import { recordUpdate } from './record-update.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'
import { reopenDelivery, sendBack, verifyDelivery } from './verify.ts'

describe('somebody else verifies what is complete', () => {
  let plan: RunningPlan
  let id: string
  let evidenceId: string
  before(async () => {
    plan = await createRunningPlan()
    ;({ id } = await plan.delivery('1.1', 'Alder Council'))
    await plan.world.admin('update plan_deliveries set lead_user_id = $2 where id = $1', [
      id,
      plan.people.coordinator.actor.userId,
    ])
    const ctx = plan.people.owner.ctx()
    const added = await ctx.db.transaction((tx) =>
      addEvidence(tx, ctx, id, {
        kind: 'note',
        title: 'All have met.',
        url: '',
        file: undefined,
        happenedOn: null,
      }),
    )
    assert.ok(added.ok)
    ;({ evidenceId } = added.value)
  })
  after(() => plan.world.close())
  beforeEach(() => plan.world.clock.advance(60_000))

  const now = () => plan.delivery('1.1', 'Alder Council')
  const complete = (as: Person) => {
    const ctx = as.ctx()
    return ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate({ status: 'complete_unverified' }), { via: 'signed_in' }),
    )
  }
  const verify = async (as: Person, more: { evidence?: string[]; version?: number } = {}) => {
    const ctx = as.ctx()
    const { version } = await now()
    return ctx.db.transaction((tx) =>
      verifyDelivery(tx, ctx, id, { version, evidence: [evidenceId], measures: [], note: '', ...more }),
    )
  }

  test('not before its owner says that it is', async () => {
    await assert.rejects(verify(plan.people.otherCoordinator), Forbidden)
  })

  test('not its lead, not who said so, not who has no such role', async () => {
    const { owner, coordinator, colleague, analyst, stranger } = plan.people
    assert.ok((await complete(owner)).ok)
    for (const person of [owner, coordinator, colleague, analyst, stranger])
      await assert.rejects(verify(person), Forbidden)
    const said = plan.people.otherCoordinator
    assert.ok((await complete(said)).ok)
    await assert.rejects(verify(said), Forbidden)
    plan.world.clock.advance(60_000)
    assert.ok((await complete(owner)).ok)
  })

  test('and the database holds to it, whatever the application says', async () => {
    const set = (as: Person) =>
      as
        .ctx()
        .db.transaction((tx) =>
          tx
            .updateTable('plan_deliveries')
            .set({ status: 'complete', verified_by: as.actor.userId, verified_at: plan.world.clock.now() })
            .where('id', '=', id)
            .returning('id')
            .execute(),
        )
    await assert.rejects(set(plan.people.owner), /the coordinator's to change/)
    await assert.rejects(set(plan.people.coordinator), /not who verifies it/)
    for (const person of [plan.people.stranger, plan.people.analyst]) assert.deepEqual(await set(person), [])
    const steal = plan.people.chair
      .ctx()
      .db.transaction((tx) =>
        tx
          .updateTable('plan_deliveries')
          .set({ status: 'in_progress', story: 'Mine' })
          .where('id', '=', id)
          .execute(),
      )
    await assert.rejects(steal, /the coordinator's to change/)
  })

  test('having looked at something', async () => {
    const done = await verify(plan.people.otherCoordinator, { evidence: [] })
    assert.ok(!done.ok)
    assert.deepEqual(
      done.problems.map(({ field }) => field),
      ['evidence'],
    )
  })

  test('or sends it back, saying what is missing', async () => {
    const ctx = plan.people.chair.ctx()
    const back = async (reason: string) => {
      const { version } = await now()
      return ctx.db.transaction((tx) => sendBack(tx, ctx, id, { version, reason }))
    }
    assert.ok(!(await back('')).ok)
    assert.ok((await back('The minutes are missing.')).ok)
    assert.equal((await now()).status, 'in_progress')
    const [kept] = await plan.world.admin(
      `select reason from plan_history where row_id = $1 order by valid_from desc limit 1`,
      [id],
    )
    assert.equal(kept?.['reason'], 'The minutes are missing.')
    plan.world.clock.advance(60_000)
    assert.ok((await complete(plan.people.owner)).ok)
  })

  test('not against an older version', async () => {
    const { version } = await now()
    await assert.rejects(verify(plan.people.chair, { version: version - 1 }), Conflict)
  })

  test('and then it is complete and blue, and so is its evidence verified', async () => {
    assert.ok((await verify(plan.people.chair)).ok)
    const done = await now()
    assert.deepEqual([done.status, done.shownRag, done.ragIsSuggested], ['complete', 'blue', false])
    const [evidence] = await plan.world.admin('select verified_by from plan_evidence where id = $1', [
      evidenceId,
    ])
    assert.equal(evidence?.['verified_by'], plan.people.chair.actor.userId)
    await assert.rejects(complete(plan.people.owner), Forbidden)
  })

  test('a coordinator opens it again, with a reason, and it is no longer verified', async () => {
    const ctx = plan.people.coordinator.ctx()
    const { version } = await now()
    const done = await ctx.db.transaction((tx) =>
      reopenDelivery(tx, ctx, id, { version, reason: 'One centre had closed.' }),
    )
    assert.ok(done.ok)
    const open = await now()
    assert.deepEqual([open.status, open.verifiedAt], ['in_progress', null])
  })
})

describe('nobody proves alone that a part is complete', () => {
  let plan: RunningPlan
  let id: string
  before(async () => {
    plan = await createRunningPlan()
    ;({ id } = await plan.delivery('1.1', 'Alder Council'))
    // As the plan said it when the coordinator brought it in.
    await plan.world.admin(
      `update plan_history set row = row || '{"status": "complete_unverified"}' where row_id = $1`,
      [id],
    )
    await plan.world.admin('alter table plan_deliveries disable trigger keep_history')
    await plan.world.admin(`update plan_deliveries set status = 'complete_unverified' where id = $1`, [id])
    await plan.world.admin('alter table plan_deliveries enable trigger keep_history')
  })
  after(() => plan.world.close())
  beforeEach(() => plan.world.clock.advance(60_000))

  const bring = async (as: Person) => {
    const ctx = as.ctx()
    const note = { kind: 'note' as const, title: 'All met.', url: '', file: undefined, happenedOn: null }
    const added = await ctx.db.transaction((tx) => addEvidence(tx, ctx, id, note))
    assert.ok(added.ok)
    return added.value.evidenceId
  }
  const verify = async (as: Person, ...evidence: string[]) => {
    const ctx = as.ctx()
    const { version } = await plan.delivery('1.1', 'Alder Council')
    return ctx.db.transaction((tx) =>
      verifyDelivery(tx, ctx, id, { version, evidence, measures: [], note: '' }),
    )
  }
  const pressPast = (as: Person) =>
    as
      .ctx()
      .db.transaction((tx) =>
        tx
          .updateTable('plan_deliveries')
          .set({ status: 'complete', verified_by: as.actor.userId, verified_at: plan.world.clock.now() })
          .where('id', '=', id)
          .execute(),
      )
  const page = async (as: Person) => (await plan.world.get(`/plan/${plan.planId}/deliveries/${id}`, as)).html

  test('not with their own evidence alone, on the page, by the verb or past it', async () => {
    const { otherCoordinator } = plan.people
    const own = await bring(otherCoordinator)
    const done = await verify(otherCoordinator, own)
    assert.ok(!done.ok)
    assert.match(done.problems[0]?.message ?? '', /somebody else brought/)
    await assert.rejects(pressPast(otherCoordinator), /nobody else brought/)
    assert.match(
      await page(otherCoordinator),
      /Only what somebody else brought counts, once you can open it: a file that waits for the virus scan/,
    )
  })

  test('not what they brought in with the plan, whatever others bring', async () => {
    const { coordinator, owner } = plan.people
    const evidence = await bring(owner)
    await assert.rejects(verify(coordinator, evidence), Forbidden)
    await assert.rejects(pressPast(coordinator), /not who verifies it/)
    const shown = await page(coordinator)
    assert.match(shown, /or brought the plan that says so/)
    assert.doesNotMatch(shown, /deliveries\/[^"]*\/verify/)
    const form = await plan.world.get(`/plan/${plan.planId}/deliveries/${id}/verify`, coordinator)
    assert.equal(form.status, 403)
  })

  test('once its owner says so too, it is the owner’s word', async () => {
    const { coordinator, owner } = plan.people
    const ctx = owner.ctx()
    const said = await ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate({ status: 'complete_unverified' }), { via: 'signed_in' }),
    )
    assert.ok(said.ok)
    assert.ok((await verify(coordinator, await bring(owner))).ok)
  })
})

describe('the date agreed', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
  })
  after(() => plan.world.close())

  const move = async (as: Person, due: string | null, reason: string) => {
    const { id, version } = await plan.delivery('1.1', 'Alder Council')
    const ctx = as.ctx()
    plan.world.clock.advance(60_000)
    return ctx.db.transaction((tx) => reBaseline(tx, ctx, id, { version, due, reason }))
  }

  test('moves with a reason, takes the forecast with it, and each time is counted', async () => {
    const { coordinator } = plan.people
    assert.equal((await plan.delivery('1.1', 'Alder Council')).baselineDue, '2026-12-31')
    assert.ok(!(await move(coordinator, '2027-01-31', '')).ok)
    assert.ok(!(await move(coordinator, null, 'x')).ok)
    assert.ok(!(await move(coordinator, '2026-12-31', 'x')).ok)
    assert.ok((await move(coordinator, '2027-01-31', 'Agreed by the board.')).ok)
    assert.ok((await move(coordinator, '2027-02-28', 'Agreed again.')).ok)
    const { baselineDue, forecastDue, rebaselines } = await plan.delivery('1.1', 'Alder Council')
    assert.deepEqual([baselineDue, forecastDue, rebaselines], ['2027-02-28', '2027-02-28', 2])
  })

  test('and so does the day on which it begins, counted like it', async () => {
    const ctx = plan.people.coordinator.ctx()
    const begin = async (starts: string, reason = 'Agreed by the board.') => {
      const { id, version } = await plan.delivery('1.1', 'Alder Council')
      plan.world.clock.advance(60_000)
      return ctx.db.transaction((tx) => reBaseline(tx, ctx, id, { version, due: null, starts, reason }))
    }
    const now = () => plan.delivery('1.1', 'Alder Council')
    const { rebaselines } = await now()
    assert.equal((await now()).startsOn, '2026-07-01')
    assert.ok(!(await begin('2026-10-01', '')).ok)
    assert.ok(!(await begin('2026-07-01')).ok, 'it has it already')
    assert.ok(!(await begin('2027-03-01')).ok, 'after its end')
    assert.ok((await begin('2026-10-01')).ok)
    const moved = await now()
    assert.deepEqual(
      [moved.startsOn, moved.baselineDue, moved.rebaselines],
      ['2026-10-01', '2027-02-28', rebaselines + 1],
    )
  })

  test('is the coordinator’s alone', async () => {
    for (const person of [plan.people.owner, plan.people.chair, plan.people.analyst, plan.people.stranger])
      await assert.rejects(move(person, '2027-05-01', 'x'), Forbidden)
  })
})
