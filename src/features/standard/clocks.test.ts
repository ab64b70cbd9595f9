import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { aCase, aReport } from './testing/a-case.ts'
import {
  agencyCompliance,
  CLOCKS_AT_LOGGING,
  clocksOf,
  meetClock,
  restartForRisk,
  seedStandard,
  standardsOn,
  startCaseClocks,
  stopClocks,
} from './index.ts'
import { watchClocks } from './watch-clocks.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

async function agencyWith(...roles: ('officer' | 'manager')[]): Promise<Person[]> {
  const agency = await world.agency({ name: `Agency ${newId().slice(-6)}` })
  return Promise.all(roles.map((role) => world.staff({ agency, roles: [role] })))
}
async function one(role: 'officer' | 'manager' = 'officer'): Promise<Person> {
  const [person] = await agencyWith(role)
  assert.ok(person)
  return person
}

type Stored = {
  kind: string
  sequence: number
  due_at: Date
  met_at: Date | null
  stopped_reason: string | null
}
const stored = (caseId: string) =>
  world.admin<Stored>(
    'select kind, sequence, due_at, met_at, stopped_reason from clocks where case_id = $1 order by kind, sequence',
    [caseId],
  )
const open = (rows: Stored[]) => rows.filter((row) => !row.met_at && !row.stopped_reason)

async function startedCase(officer: Person, policeConsent = false) {
  const opened = await aCase(world, officer)
  const start = () =>
    officer
      .ctx()
      .db.transaction((tx) => startCaseClocks(tx, world.clock, { ...opened, policeConsent }, 'not_assessed'))
  return { ...opened, start }
}

test('logging a case starts each clock exactly once under two parallel transactions', async () => {
  const officer = await one()
  const { id, start } = await startedCase(officer)
  await Promise.all([start(), start(), start()])
  const kinds = (await stored(id)).map((row) => `${row.kind} ${row.sequence}`)
  assert.deepEqual(
    kinds,
    [...CLOCKS_AT_LOGGING].sort().map((kind) => `${kind} 1`),
  )
})

test('the police are told within a limit only where the person said yes', async () => {
  const officer = await one()
  const { id, start } = await startedCase(officer, true)
  await start()
  assert.ok((await stored(id)).some(({ kind }) => kind === 'police_told'))
})

test('meeting a clock twice meets it once, and an outsider meets nothing', async () => {
  const officer = await one()
  const outsider = await one()
  const { id, start } = await startedCase(officer)
  await start()
  const meet = (who: Person) =>
    who.ctx().db.transaction((tx) => meetClock(tx, who.ctx(), { kind: 'first_contact', caseId: id }))
  assert.equal(await meet(outsider), false)
  assert.deepEqual((await Promise.all([meet(officer), meet(officer)])).sort(), [false, true])
  assert.equal(await meet(officer), false)
})

test('an update to the person starts the next one’s clock, once a day', async () => {
  const officer = await one()
  const { id, start } = await startedCase(officer)
  await start()
  const meet = () =>
    officer.ctx().db.transaction((tx) => meetClock(tx, officer.ctx(), { kind: 'victim_update', caseId: id }))
  assert.equal(await meet(), false)
  const began = world.clock.now().toISOString()
  world.clock.set('2026-11-20T10:00:00Z')
  try {
    assert.equal(await meet(), true)
    assert.equal(await meet(), false)
  } finally {
    world.clock.set(began)
  }
  const rows = (await stored(id)).filter(({ kind }) => kind === 'victim_update')
  assert.deepEqual(
    rows.map(({ sequence, met_at }) => [sequence, met_at !== null]),
    [
      [1, true],
      [2, false],
    ],
  )
  // Twenty working days from Friday 20 November.
  assert.equal(rows[1]?.due_at.toISOString(), '2026-12-18T23:59:59.999Z')
})

test('risk that rises shortens what is open, from now, and keeps what was met', async () => {
  const officer = await one()
  const opened = await startedCase(officer)
  await opened.start()
  await officer.ctx().db.transaction(async (tx) => {
    await meetClock(tx, officer.ctx(), { kind: 'risk_assessment', caseId: opened.id })
    await restartForRisk(tx, world.clock, opened, 'not_assessed', 'high')
  })
  const rows = await stored(opened.id)
  const contact = rows.filter(({ kind }) => kind === 'first_contact')
  assert.deepEqual(
    contact.map(({ sequence, stopped_reason }) => [sequence, stopped_reason]),
    [
      [1, 'risk_changed'],
      [2, null],
    ],
  )
  assert.equal(contact[1]?.due_at.getTime(), world.clock.now().getTime() + 24 * 3_600_000)
  assert.equal(rows.filter(({ kind }) => kind === 'risk_assessment').length, 1)
})

test('closing a case stops what is open, with the reason', async () => {
  const officer = await one()
  const { id, start } = await startedCase(officer)
  await start()
  await officer.ctx().db.transaction((tx) => stopClocks(tx, world.clock, id, 'closed'))
  assert.deepEqual(open(await stored(id)), [])
})

test('a case’s clocks are read with their state in words, and an outsider reads none', async () => {
  const officer = await one()
  const outsider = await one()
  const { id, start } = await startedCase(officer)
  await start()
  const read = (who: Person, now: string) => who.ctx().db.transaction((tx) => clocksOf(tx, id, new Date(now)))
  assert.deepEqual(await read(outsider, '2026-11-18T10:00:00Z'), [])
  const shown = await read(officer, '2026-11-24T10:00:00Z')
  const contact = shown.find(({ kind }) => kind === 'first_contact')
  assert.equal(contact?.words, '2 working days late')
  assert.equal(contact?.what, 'first safe contact')
})

test('figures count what was met in time, late and running', async () => {
  const officer = await one()
  const { id, start } = await startedCase(officer)
  await start()
  await officer
    .ctx()
    .db.transaction((tx) => meetClock(tx, officer.ctx(), { kind: 'first_contact', caseId: id }))
  const [from, to, now] = ['2026-11-01', '2026-12-01', '2026-11-24'].map(
    (day) => new Date(`${day}T12:00:00Z`),
  )
  assert.ok(from && to && now)
  const figures = await officer
    .ctx()
    .db.facts((tx) => agencyCompliance(tx, { from, to, now, agencyId: officer.actor.agencyId }))
  const of = (kind: string) => figures.find((each) => each.kind === kind)
  assert.partialDeepStrictEqual(of('first_contact'), { onTime: 1, late: 0, running: 0 })
  assert.partialDeepStrictEqual(of('risk_assessment'), { onTime: 0, late: 1, running: 0 })
  assert.partialDeepStrictEqual(of('review'), { onTime: 0, late: 0, running: 1 })
})

test('a clock about to pass warns its owner once, even with two watchers at work', async () => {
  const [officer, manager] = await agencyWith('officer', 'manager')
  assert.ok(officer && manager)
  const { id, start } = await startedCase(officer)
  await start()
  const began = world.clock.now().toISOString()
  world.clock.set('2026-11-20T15:00:00Z')
  try {
    await Promise.all([watchClocks(world.systemCtx()), watchClocks(world.systemCtx())])
    await watchClocks(world.systemCtx())
  } finally {
    world.clock.set(began)
  }
  const mails = await world.admin<{ template: string; params: { items: { clock: string }[] } }>(
    `select template, params from mails where to_user_id = $1`,
    [officer.actor.userId],
  )
  assert.deepEqual(
    mails.map(({ template, params }) => [template, params.items.map(({ clock }) => clock).sort()]),
    [['clock-warning', ['first safe contact', 'victim service takes up the referral']]],
  )
  const told = await officer
    .ctx()
    .db.transaction((tx) => tx.selectFrom('timeline').select('kind').where('case_id', '=', id).execute())
  assert.deepEqual(told, [{ kind: 'clock.warned' }, { kind: 'clock.warned' }])
})

test('a clock that passed tells the managers once, and not the officers', async () => {
  const [officer, manager] = await agencyWith('officer', 'manager')
  assert.ok(officer && manager)
  const { start } = await startedCase(officer)
  await start()
  const began = world.clock.now().toISOString()
  world.clock.set('2026-11-24T10:00:00Z')
  try {
    await Promise.all([watchClocks(world.systemCtx()), watchClocks(world.systemCtx())])
    await watchClocks(world.systemCtx())
  } finally {
    world.clock.set(began)
  }
  const templates = (userId: string) =>
    world.admin<{ template: string; count: number }>(
      "select template, (params ->> 'count')::int as count from mails where to_user_id = $1",
      [userId],
    )
  assert.deepEqual(await templates(manager.actor.userId), [{ template: 'clock-passed', count: 3 }])
  assert.deepEqual(await templates(officer.actor.userId), [])
})

test('a report that nobody acknowledges is escalated in the queue it is in', async () => {
  const manager = await one('manager')
  const report = await aReport(world, manager.actor.agencyId)
  const began = world.clock.now().toISOString()
  world.clock.set('2026-11-25T10:00:00Z')
  try {
    await watchClocks(world.systemCtx())
  } finally {
    world.clock.set(began)
  }
  const sentences = await manager
    .ctx()
    .db.transaction((tx) =>
      tx.selectFrom('timeline').select('kind').where('report_id', '=', report.id).execute(),
    )
  assert.deepEqual(sentences, [{ kind: 'clock.passed' }])
})

test('the standard is seeded once, and is the one of the field', async () => {
  const system = world.systemCtx()
  await system.db.transaction((tx) => seedStandard(tx, world.clock.now()))
  await system.db.transaction((tx) => seedStandard(tx, world.clock.now()))
  const standards = await world.publicCtx().db.transaction((tx) => standardsOn(tx, '2026-11-18'))
  assert.deepEqual(standards.review.high, { unit: 'days', amount: 14 })
  const [count] = await world.admin<{ n: number }>('select count(*)::int as n from standards')
  assert.equal(count?.n, 21)
})
