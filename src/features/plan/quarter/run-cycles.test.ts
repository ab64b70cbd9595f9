import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

describe('a quarter by itself', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
  })
  after(() => at.world.close())

  const requests = () =>
    at.world.admin<{ n: number; nobody: number; reminders: number; told: number }>(
      `select count(*)::int as n, count(*) filter (where to_user_id is null)::int as nobody, max(reminders) as reminders,
        count(manager_told_at)::int as told from plan_requests`,
    )
  const stale = () =>
    at.world.admin<{ stale_quarter: string; n: number }>(
      'select stale_quarter, count(*)::int as n from plan_deliveries where stale_quarter is not null group by 1',
    )

  test('begins when the quarter has ended, and asks nobody before its day', async () => {
    await at.on('2026-09-30')
    assert.deepEqual(await at.cycles(), [], 'the quarter before ended too long ago to be asked about')
    await at.on('2026-10-01')
    await at.on('2026-10-06')
    const [cycle] = await at.cycles()
    assert.equal(cycle?.quarter, '2026-q2')
    assert.equal(cycle?.state, 'planned')
    assert.deepEqual([cycle?.due_on, cycle?.moderate_on], ['2026-10-21', '2026-10-28'])
    assert.equal((await requests())[0]?.n, 0)
  })

  test('asks on its day: one mail to each person, one link for each part, and shows where there is nobody', async () => {
    await at.on('2026-10-07')
    await at.run()
    const sent = await at.mails()
    const { colleague, coordinator } = at.people
    assert.deepEqual(
      sent.map(({ template, to }) => [template, to]).sort(),
      [
        ['plan-request', colleague.actor.userId],
        ['plan-request', coordinator.actor.userId],
      ].sort(),
    )
    for (const { parts, tokens } of sent) assert.equal(tokens.length, parts.length)
    assert.equal(new Set(sent.flatMap(({ tokens }) => tokens)).size, 5)
    assert.deepEqual(await requests(), [{ n: 6, nobody: 1, reminders: 1, told: 0 }])
  })

  test('keeps no secret of a link but its hash', async () => {
    const kept = await at.world.admin<{ text: string }>('select l::text as text from plan_request_links l')
    assert.equal(kept.length, 5)
    const secrets = await at.world.admin<{ row: string }>('select m::text as row from mails m')
    assert.ok(secrets.every(({ row }) => !row.includes('plan-update/')))
  })

  test('reminds on its days only those who have not answered', async () => {
    const { coordinator } = at.people
    const birch = await at.delivery('1.1', 'Birch Council')
    await at.world.admin(
      `insert into plan_updates (id, plan_id, delivery_id, quarter, at, by_user, via, words, status, state, applied_at)
       values (gen_random_uuid(), $1, $2, '2026-q2', $3, $4, 'signed_in', 'Done.', 'in_progress', 'waiting', $3)`,
      [at.planId, birch.id, at.world.clock.now(), coordinator.actor.userId],
    )
    await at.on('2026-10-20')
    assert.deepEqual(await at.mails(), [])
    await at.on('2026-10-21')
    await at.run()
    const sent = await at.mails()
    assert.deepEqual([...new Set(sent.map(({ template }) => template))], ['plan-reminder'])
    assert.ok(!sent.some(({ to, parts }) => to === coordinator.actor.userId && parts.includes('1.1')))
    assert.equal(sent.length, 2)
  })

  test('notes silence after the day of moderation, once, and ends asking', async () => {
    await at.on('2026-10-28')
    assert.equal((await at.mails()).length, 2)
    assert.deepEqual(await stale(), [])
    await at.on('2026-10-29')
    await at.run()
    assert.deepEqual(await stale(), [{ stale_quarter: '2026-q2', n: 5 }])
    assert.ok((await at.cycles())[0]?.closed_at)
    const versions = await at.world.admin<{ n: number }>(
      `select count(*)::int as n from plan_history where kind = 'plan_deliveries' and reason = 'No update for Q2 2026/27'`,
    )
    assert.equal(versions[0]?.n, 5)
    assert.deepEqual(await at.mails(), [])
  })

  test('tells managers of what is silent, once', async () => {
    await at.on('2026-11-02')
    await at.run()
    const sent = await at.mails()
    const { colleague, coordinator, otherCoordinator } = at.people
    const mailTo = (person: typeof colleague) => sent.find(({ to }) => to === person.actor.userId)
    assert.equal(sent.length, 3)
    assert.deepEqual([...new Set(sent.map(({ template }) => template))], ['plan-silent'])
    assert.equal(mailTo(colleague)?.count, 3)
    assert.deepEqual(mailTo(colleague)?.tokens, [])
    // Birch Council has no manager, and nobody answers for the rest: the coordinators are told.
    for (const each of [coordinator, otherCoordinator]) assert.equal(mailTo(each)?.count, 2)
    const path = `/plan/${at.planId}/quarter/2026-q2`
    const led = await at.world.admin<{ to: string; path: string | null }>(
      `select to_user_id as to, params ->> 'path' as path from mails where template = 'plan-silent'`,
    )
    assert.deepEqual(
      new Map(led.map(({ to, path: where }) => [to, where])),
      new Map([
        [colleague.actor.userId, null],
        [coordinator.actor.userId, path],
        [otherCoordinator.actor.userId, path],
      ]),
      'coordinators are led to the quarter of that plan, of several',
    )
    assert.match((await at.world.get(path, coordinator)).html, /the coordinator, as there is no manager/)
    assert.equal((await requests())[0]?.told, 5)
  })

  test('goes on to the next quarter, though this one was never frozen', async () => {
    await at.on('2027-01-08')
    assert.deepEqual(
      (await at.cycles()).map(({ quarter, state }) => [quarter, state]),
      [
        ['2026-q2', 'open'],
        ['2026-q3', 'open'],
      ],
    )
    assert.equal((await at.mails()).filter(({ template }) => template === 'plan-request').length, 2)
  })

  test('leaves alone a plan of another time, a template, and one that was taken in after the quarter', async () => {
    const add = (id: string, kind: string, from: string | null, taken: string) =>
      at.world.admin(
        `insert into plans (id, title, kind, period_from, period_to, imported_at) values ($1, 'Another', $2, $3, $3, $4)`,
        [id, kind, from, taken],
      )
    await add('00000000-0000-7000-8000-000000000001', 'plan', '2020-01-01', '2019-01-01')
    await add('00000000-0000-7000-8000-000000000002', 'template', null, '2019-01-01')
    await add('00000000-0000-7000-8000-000000000003', 'plan', null, '2027-01-05')
    await at.on('2027-01-11')
    const [others] = await at.world.admin<{ n: number }>(
      'select count(*)::int as n from plan_cycles where plan_id <> $1',
      [at.planId],
    )
    assert.equal(others?.n, 0)
  })
})

describe('a quarter whose job did not run for weeks', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
  })
  after(() => at.world.close())

  test('is asked late, and nobody has less time for it', async () => {
    await at.on('2026-11-18')
    const [cycle] = await at.cycles()
    // Thirty working days after the seventh of October: what follows moves by thirty.
    assert.deepEqual([cycle?.due_on, cycle?.moderate_on], ['2026-12-02', '2026-12-09'])
    assert.deepEqual(
      (await at.mails()).map(({ template }) => template),
      ['plan-request', 'plan-request'],
    )
    assert.deepEqual(
      await at.world.admin('select id from plan_deliveries where stale_quarter is not null'),
      [],
    )
  })

  test('sends one reminder for several missed days, and none when it is too late for any', async () => {
    await at.on('2026-12-09')
    assert.equal((await at.mails()).length, 2)
    await at.on('2026-12-31')
    assert.deepEqual(
      // A manager, and two coordinators of the parts that have none.
      (await at.mails()).map(({ template }) => template),
      ['plan-silent', 'plan-silent', 'plan-silent'],
    )
  })
})
