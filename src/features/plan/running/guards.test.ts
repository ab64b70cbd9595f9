// What the database itself holds to, whatever the program asks of it: every statement here is one that no page sends.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Person } from '../../../../test/support/world.ts'
import { Forbidden } from '../../../platform/problems.ts'
import type { DeliveryState } from './plan-state.ts'
import { recordUpdate } from './record-update.ts'
import { verifyDelivery } from './verify.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

let run: RunningPlan
let own: DeliveryState
let another: DeliveryState
before(async () => {
  run = await createRunningPlan()
  own = await run.delivery('1.2a', 'Alder Council')
  another = await run.delivery('1.3', 'Birch Council')
})
after(() => run.world.close())

const write = async (who: Person, statement: RawBuilder<unknown>): Promise<number> => {
  const { db } = who.ctx()
  const done = await db.transaction((tx) => statement.execute(tx))
  return Number(done.numAffectedRows ?? 0n)
}
const refuses = (who: Person, statement: RawBuilder<unknown>, why: RegExp) =>
  assert.rejects(write(who, statement), why)

const say = async (who: Person, more: Parameters<typeof anUpdate>[0] = {}) => {
  const ctx = who.ctx()
  const done = await ctx.db.transaction((tx) =>
    recordUpdate(
      tx,
      ctx,
      own.id,
      anUpdate({ cause: 'Leave.', correctiveAction: 'Cover.', forecastDue: '2027-02-01', ...more }),
      {
        via: 'signed_in',
      },
    ),
  )
  assert.ok(done.ok, JSON.stringify(done))
  return done.value.updateId
}
const at = (time: string) => new Date(`2026-11-18T${time}Z`)

describe('what owners said', () => {
  test('is nobody’s to rewrite, not even a coordinator’s, nor to lay at another’s door', async () => {
    const id = await say(run.people.owner)
    const rewriting = /permission denied for table plan_updates/
    for (const who of [run.people.owner, run.people.colleague, run.people.coordinator]) {
      await refuses(
        who,
        sql`update plan_updates set words = 'Other words.', state = 'replaced' where id = ${id}`,
        rewriting,
      )
      await refuses(
        who,
        sql`update plan_updates set delivery_id = ${another.id}, state = 'replaced' where id = ${id}`,
        rewriting,
      )
    }
    const takenBack = sql`update plan_updates set applied_at = null, state = 'replaced' where id = ${id}`
    await refuses(run.people.owner, takenBack, /what was said stays said/)
  })

  test('does not turn up in another plan’s log or history', async () => {
    const { people, world, planId } = run
    const [other] = await world.admin<{ id: string }>(
      `insert into plans (id, title, imported_at) values (gen_random_uuid(), 'Another plan', now()) returning id`,
    )
    assert.ok(other)
    const by = people.owner.actor.userId
    await refuses(
      people.owner,
      sql`insert into plan_milestones (id, plan_id, action_id, title, due_on, changed_at, changed_by)
        values (gen_random_uuid(), ${other.id}, ${own.actionId}, 'Done', '2026-12-01', ${at('10:00:00')}, ${by})`,
      /foreign key/,
    )
    assert.notEqual(other.id, planId)
  })
})

describe('the history of a plan', () => {
  type Version = { story: string; by: string | null }
  const versions = () =>
    run.world.admin<Version>(
      `select row ->> 'story' as story, by_user as by from plan_history where row_id = $1 order by valid_from`,
      [own.id],
    )
  const change = (time: Date, by: string) =>
    sql`update plan_deliveries set story = 'Changed.', changed_at = ${time}, changed_by = ${by} where id = ${own.id}`

  test('names whoever made a change, and nobody else', async () => {
    const { owner, colleague } = run.people
    await refuses(owner, change(at('11:00:00'), colleague.actor.userId), /by whoever makes it/)
  })

  test('keeps every version that held, also from a change that calls itself older', async () => {
    const { owner } = run.people
    const kept = await versions()
    const [first] = await run.world.admin<{ valid_from: Date }>(
      'select min(valid_from) as valid_from from plan_history where row_id = $1',
      [own.id],
    )
    assert.ok(first)
    assert.equal(await write(owner, change(first.valid_from, owner.actor.userId)), 1)
    assert.deepEqual(await versions(), [...kept, { story: 'Changed.', by: owner.actor.userId }])
  })
})

describe('evidence', () => {
  test('stays what it was, where it was, and of whoever brought it', async () => {
    const { people, planId } = run
    const { owner, chair } = people
    const [by, when] = [owner.actor.userId, at('10:00:00')]
    await write(
      owner,
      sql`insert into plan_evidence (id, plan_id, action_id, delivery_id, kind, title, added_by, added_at, changed_at, changed_by)
        values (gen_random_uuid(), ${planId}, ${own.actionId}, ${own.id}, 'note', 'Seen.', ${by}, ${when}, ${when}, ${by})`,
    )
    const refused = /permission denied for table plan_evidence/
    for (const who of [owner, chair, people.coordinator]) {
      await refuses(
        who,
        sql`update plan_evidence set title = 'Not seen.' where delivery_id = ${own.id}`,
        refused,
      )
      await refuses(who, sql`update plan_evidence set delivery_id = ${another.id}`, refused)
      const mine = sql`update plan_evidence set added_by = ${chair.actor.userId}, verified_by = ${who.actor.userId}`
      await refuses(who, mine, refused)
    }
  })
})

describe('verifying what one said or led', () => {
  let both: Person
  beforeEach(async () => {
    both = await run.world.staff({ agency: run.alder, roles: ['chair', 'officer'] })
  })
  const verify = (who: Person, time: string) =>
    sql`update plan_deliveries set status = 'complete', verified_by = ${who.actor.userId}, verified_at = ${at(time)},
      changed_at = ${at(time)}, changed_by = ${who.actor.userId} where id = ${own.id}`
  const byAnother = /not who verifies it/

  test('is refused to a chair who wrote that it is complete and kept no update', async () => {
    const by = both.actor.userId
    await write(
      both,
      sql`update plan_deliveries set status = 'complete_unverified', progress_rag = null, changed_at = ${at('12:00:00')},
        changed_by = ${by} where id = ${own.id}`,
    )
    await refuses(both, verify(both, '12:10:00'), byAnother)
  })

  test('is refused to whoever led it when it was said, also once somebody else leads it', async () => {
    const { coordinator, owner } = run.people
    const by = coordinator.actor.userId
    const lead = (id: string | null, status: string, time: string) =>
      sql`update plan_deliveries set lead_user_id = ${id}, status = ${status}, changed_at = ${at(time)}, changed_by = ${by}
        where id = ${own.id}`
    await write(coordinator, lead(both.actor.userId, 'in_progress', '13:00:00'))
    run.world.clock.set('2026-11-18T13:10:00Z')
    await say(owner, { status: 'complete_unverified', evidenceToCome: 'Minutes.' })
    await write(coordinator, lead(null, 'complete_unverified', '13:20:00'))
    await refuses(both, verify(both, '13:30:00'), byAnother)
    const ctx = both.ctx()
    const { version } = await run.delivery('1.2a', 'Alder Council')
    const asked = { version, evidence: [], measures: [], note: '' }
    await assert.rejects(
      ctx.db.transaction((tx) => verifyDelivery(tx, ctx, own.id, asked)),
      Forbidden,
    )
    assert.equal(await write(run.people.chair, verify(run.people.chair, '13:40:00')), 1)
  })
})
