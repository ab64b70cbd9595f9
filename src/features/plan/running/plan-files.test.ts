import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Person } from '../../../../test/support/world.ts'
import { clamd } from '../../../platform/files/clamd.ts'
import { EICAR, startScanner } from '../../../platform/files/testing.ts'
import { Forbidden, NotFound } from '../../../platform/problems.ts'
import { addEvidence, verifyEvidence } from './evidence.ts'
import { PLAN_BYTES_MAX, readFile, releaseFile } from './plan-files.ts'
import { scanPlanFiles } from './scan-plan-files.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

describe('a file of the plan is opened by nobody until', () => {
  let plan: RunningPlan
  let id: string
  let scanner: Awaited<ReturnType<typeof startScanner>>
  before(async () => {
    plan = await createRunningPlan()
    ;({ id } = await plan.delivery('1.1', 'Alder Council'))
    scanner = await startScanner()
  })
  after(async () => {
    await scanner.stop()
    await plan.world.close()
  })

  const bring = async (as: Person, content: string) => {
    plan.world.clock.advance(60_000)
    const ctx = as.ctx()
    const file = { name: 'minutes.pdf', type: '', bytes: Buffer.from(`%PDF-1.7 ${content}`) }
    const evidence = { kind: 'file' as const, title: content.slice(0, 20), url: '', file, happenedOn: null }
    return ctx.db.transaction((tx) => addEvidence(tx, ctx, id, evidence))
  }
  const brought = async (as: Person, content: string) => {
    const done = await bring(as, content)
    assert.ok(done.ok)
    const { evidenceId } = done.value
    const [row] = await plan.world.admin<{ file_id: string }>(
      'select file_id from plan_evidence where id = $1',
      [evidenceId],
    )
    return { evidenceId, fileId: row?.file_id ?? '' }
  }
  const open = (as: Person, fileId: string) =>
    as.ctx().db.transaction((tx) => readFile(tx, plan.planId, fileId))
  const stateOf = async (fileId: string) =>
    (await plan.world.admin('select state from plan_files where id = $1', [fileId]))[0]?.['state']
  const release = (as: Person, evidenceId: string, reason = 'Known minutes.') => {
    const ctx = as.ctx()
    return ctx.db.transaction((tx) => releaseFile(tx, ctx, evidenceId, reason))
  }

  test('the scanner has called it clean; what does harm stays closed, whoever asks', async () => {
    const { owner, coordinator, otherCoordinator } = plan.people
    const good = await brought(owner, 'Minutes of May')
    const bad = await brought(owner, EICAR)
    const jobs = await plan.world.admin(`select 1 from pgboss.job where name = 'scan-plan-files'`)
    assert.ok(jobs.length > 0)
    for (const who of [owner, coordinator]) await assert.rejects(open(who, good.fileId), Forbidden)
    const check = coordinator.ctx()
    await assert.rejects(
      check.db.transaction((tx) => verifyEvidence(tx, check, good.evidenceId)),
      Forbidden,
    )
    await scanPlanFiles(plan.world.systemCtx('scan-plan-files'))
    assert.equal(await stateOf(good.fileId), 'quarantined')
    plan.world.files.scanner = clamd(scanner.address)
    await scanPlanFiles(plan.world.systemCtx('scan-plan-files'))
    plan.world.files.scanner = null
    assert.deepEqual([await stateOf(good.fileId), await stateOf(bad.fileId)], ['clean', 'infected'])
    assert.equal((await open(plan.people.stranger, good.fileId)).name, 'minutes.pdf')
    await assert.rejects(open(coordinator, bad.fileId), Forbidden)
    await assert.rejects(release(otherCoordinator, bad.evidenceId), NotFound)
    const page = await plan.world.get(`/plan/${plan.planId}/deliveries/${id}`, coordinator)
    assert.match(page.html, /Harm was found in this file/)
    assert.ok(page.html.includes(good.fileId))
    assert.ok(!page.html.includes(bad.fileId))
  })

  test('where there is no scanner, a coordinator who did not bring it answers for it, with a reason', async () => {
    const { owner, coordinator, otherCoordinator, chair } = plan.people
    const kept = await brought(coordinator, 'Minutes of June')
    for (const who of [owner, chair, coordinator])
      await assert.rejects(release(who, kept.evidenceId), Forbidden)
    assert.ok(!(await release(otherCoordinator, kept.evidenceId, 'x')).ok)
    const path = `/plan/${plan.planId}/evidence/${kept.evidenceId}/release`
    const at = `/plan/${plan.planId}/deliveries/${id}`
    assert.ok((await plan.world.get(at, otherCoordinator)).html.includes(path))
    assert.ok(!(await plan.world.get(at, coordinator)).html.includes(path))
    assert.equal((await plan.world.get(path, otherCoordinator)).status, 200)
    const sent = await plan.world.post(path, { reason: 'I took the minutes myself.' }, otherCoordinator)
    assert.equal(sent.status, 303)
    assert.equal((await open(owner, kept.fileId)).name, 'minutes.pdf')
    const [trail] = await plan.world.admin(
      `select actor_id from audit.entries where action = 'plan.release-file' and subject_id = $1`,
      [kept.evidenceId],
    )
    assert.equal(trail?.['actor_id'], otherCoordinator.actor.userId)
  })

  test('and nobody writes past that what the scanner says', async () => {
    const kept = await brought(plan.people.owner, 'Minutes of July')
    for (const state of ['clean', 'released'] as const) {
      const past = plan.people.coordinator
        .ctx()
        .db.transaction((tx) =>
          tx.updateTable('plan_files').set({ state }).where('id', '=', kept.fileId).execute(),
        )
      await assert.rejects(past, /the scanner's to say/)
    }
  })

  test('and nobody reads past it what the file holds', async () => {
    const { owner, coordinator, otherCoordinator } = plan.people
    const kept = await brought(owner, 'Minutes of August')
    const asked = (who: typeof owner) =>
      who
        .ctx()
        .db.transaction((tx) =>
          sql<{ bytes: Buffer | null }>`select app.plan_file_bytes(${kept.fileId}) as bytes`.execute(tx),
        )
        .then(({ rows }) => rows[0]?.bytes ?? null)
    const past = coordinator
      .ctx()
      .db.transaction((tx) => tx.selectFrom('plan_files').select('bytes').execute())
    await assert.rejects(past, /permission denied/)
    assert.equal(await asked(coordinator), null)
    assert.ok((await release(otherCoordinator, kept.evidenceId)).ok)
    assert.ok(await asked(coordinator))
    await plan.world.admin('update plan_evidence set removed_at = now() where id = $1', [kept.evidenceId])
    assert.equal(await asked(coordinator), null)
  })

  test('a plan holds only so many bytes of them', async () => {
    await plan.world.admin(
      `insert into plan_files (id, plan_id, name, type, size, sha256, bytes, added_at)
       select gen_random_uuid(), $1, 'big', 'application/pdf', 10485760, '', '', now() from generate_series(1, $2::int)`,
      [plan.planId, PLAN_BYTES_MAX / 10_485_760],
    )
    const done = await bring(plan.people.owner, 'One more')
    assert.ok(!done.ok)
    assert.deepEqual(
      done.problems.map(({ field }) => field),
      ['file'],
    )
  })
})
