import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { Forbidden, NotFound } from '../../../platform/problems.ts'
import { addEvidence, type NewEvidence, removeEvidence, verifyEvidence } from './evidence.ts'
import { readFile } from './plan-files.ts'
import { loadEvidence } from './evidence.store.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

const none: NewEvidence = { kind: 'note', title: 'They met.', url: '', file: undefined, happenedOn: null }
const pdf = { name: 'minutes.pdf', type: 'text/html', bytes: Buffer.from('%PDF-1.7 minutes') }

describe('evidence', () => {
  let plan: RunningPlan
  let id: string
  let actionId: string
  before(async () => {
    plan = await createRunningPlan()
    ;({ id, actionId } = await plan.delivery('1.1', 'Alder Council'))
  })
  after(() => plan.world.close())

  const add = (as: Person, more: Partial<NewEvidence> = {}) => {
    const ctx = as.ctx()
    plan.world.clock.advance(60_000)
    return ctx.db.transaction((tx) => addEvidence(tx, ctx, id, { ...none, ...more }))
  }
  const all = (as: Person = plan.people.analyst) =>
    as.ctx().db.transaction((tx) => loadEvidence(tx, actionId))
  const fieldsOf = async (more: Partial<NewEvidence>) => {
    const done = await add(plan.people.owner, more)
    return done.ok ? [] : done.problems.map(({ field }) => field)
  }
  /** As if the scanner had called all of them clean. */
  const letOpen = () => plan.world.admin(`update plan_files set state = 'clean' where state = 'quarantined'`)
  const idOf = async (as: Person, more: Partial<NewEvidence> = {}) => {
    const done = await add(as, more)
    assert.ok(done.ok)
    return done.value.evidenceId
  }

  test('is brought by its owners and coordinators, and read by every member', async () => {
    for (const person of [plan.people.owner, plan.people.colleague, plan.people.coordinator])
      assert.ok((await add(person)).ok)
    for (const person of [plan.people.analyst, plan.people.stranger, plan.people.chair])
      await assert.rejects(add(person), Forbidden)
    assert.equal((await all(plan.people.stranger)).length, 3)
  })

  test('is refused by its field where it is none', async () => {
    assert.deepEqual(await fieldsOf({ kind: null }), ['kind'])
    assert.deepEqual(await fieldsOf({ title: '' }), ['title'])
    assert.deepEqual(await fieldsOf({ kind: 'link' }), ['url'])
    for (const url of [
      'https://user:secret@x.org/a',
      'https://bank.example@x.org',
      'javascript:alert(1)',
      'ftp://x.org',
      'https://',
      'x.org',
      'https://a b',
    ])
      assert.deepEqual(await fieldsOf({ kind: 'link', url }), ['url'], url)
    assert.deepEqual(await fieldsOf({ kind: 'file' }), ['file'])
    const page = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('<html>') }
    assert.deepEqual(await fieldsOf({ kind: 'file', file: page }), ['file'])
    assert.deepEqual(await fieldsOf({ happenedOn: '2027-01-01' }), ['happenedOn'])
  })

  test('may be a file, kept under the type of its content, and read back byte for byte', async () => {
    await idOf(plan.people.owner, { kind: 'file', file: pdf, title: '' })
    const [newest] = await all()
    assert.deepEqual([newest?.title, newest?.fileName, newest?.fileSize], ['minutes.pdf', 'minutes.pdf', 16])
    const ctx = plan.people.stranger.ctx()
    const read = (planId: string) => ctx.db.transaction((tx) => readFile(tx, planId, newest?.fileId ?? ''))
    await assert.rejects(read(plan.planId), Forbidden)
    await letOpen()
    const file = await read(plan.planId)
    assert.deepEqual([file.type, file.bytes.equals(pdf.bytes)], ['application/pdf', true])
    await assert.rejects(read(id), NotFound)
  })

  test('is verified by somebody else with that role', async () => {
    const evidenceId = await idOf(plan.people.coordinator)
    const verify = (as: Person) => {
      const ctx = as.ctx()
      return ctx.db.transaction((tx) => verifyEvidence(tx, ctx, evidenceId))
    }
    for (const person of [plan.people.coordinator, plan.people.owner, plan.people.analyst])
      await assert.rejects(verify(person), Forbidden)
    await verify(plan.people.chair)
    assert.ok((await all()).find((each) => each.id === evidenceId)?.verifiedAt)
    const self = plan.people.owner
      .ctx()
      .db.transaction((tx) =>
        tx
          .updateTable('plan_evidence')
          .set({ verified_by: plan.people.owner.actor.userId, verified_at: plan.world.clock.now() })
          .where('verified_by', 'is', null)
          .execute(),
      )
    await assert.rejects(self, /row-level security|check constraint/)
  })

  test('is taken away with a reason, its file with it; once verified, by coordinators only', async () => {
    const evidenceId = await idOf(plan.people.owner, { kind: 'file', file: pdf })
    const fileId = (await all()).find((each) => each.id === evidenceId)?.fileId ?? ''
    const remove = (as: Person, reason: string, which = evidenceId) => {
      const ctx = as.ctx()
      return ctx.db.transaction((tx) => removeEvidence(tx, ctx, which, { version: 1, reason }))
    }
    await assert.rejects(remove(plan.people.stranger, 'x'), Forbidden)
    assert.ok(!(await remove(plan.people.owner, '')).ok)
    assert.ok((await remove(plan.people.owner, 'The wrong minutes.')).ok)
    assert.ok(!(await all()).some((each) => each.id === evidenceId))
    const ctx = plan.people.owner.ctx()
    await assert.rejects(
      ctx.db.transaction((tx) => readFile(tx, plan.planId, fileId)),
      NotFound,
    )
    const verified = (await all()).find(({ verifiedAt }) => verifiedAt)?.id ?? ''
    await assert.rejects(remove(plan.people.owner, 'x', verified), Forbidden)
  })

  test('of another agency’s part cannot be written past the application', async () => {
    const ctx = plan.people.stranger.ctx()
    const insert = ctx.db.transaction((tx) =>
      tx
        .insertInto('plan_evidence')
        .values({
          id: plan.planId,
          plan_id: plan.planId,
          action_id: actionId,
          delivery_id: id,
          kind: 'note',
          title: 'x',
          added_by: plan.people.stranger.actor.userId,
          added_at: plan.world.clock.now(),
          changed_at: plan.world.clock.now(),
        })
        .execute(),
    )
    await assert.rejects(insert, /row-level security/)
  })
})
