// A transfer and a call that nobody answers: first whoever has to, then the manager, each once and without a person in it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { asSystem } from '../../../access/ctx.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { standardJobs } from '../../standard/index.ts'
import { tellAgainstNo } from '../consent/police-told.ts'
import { submitReport } from '../submit-report.ts'
import { anonymousReport } from '../testing/answers.ts'
import { watchWaiting } from './watch-waiting.ts'

let world: World
let north: Agency
let south: Agency
let officer: Person
let manager: Person
let receiver: Person
let theirManager: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  manager = await world.staff({ agency: north, roles: ['manager'] })
  receiver = await world.staff({ agency: south, roles: ['officer'] })
  theirManager = await world.staff({ agency: south, roles: ['manager'] })
})
after(() => world.close())

const watch = () => {
  const job = standardJobs([watchWaiting])['watch-clocks']
  return job(asSystem(world.services, 'watch-clocks', newId()), {}, AbortSignal.any([]))
}
const toldOf = (reference: string) =>
  world.admin<{ template: string; to: string; params: string }>(
    `select template, to_user_id as to, params::text as params from mails
     where template like 'waiting-%' and params::text like $1 order by template, to_user_id`,
    [`%${reference}%`],
  )
const names = (rows: { template: string; to: string }[]) =>
  rows.map(({ template, to }) => `${template} ${who(to)}`).sort()
const who = (id: string) =>
  Object.entries({ officer, manager, receiver, theirManager }).find(
    ([, { actor }]) => actor.userId === id,
  )?.[0] ?? '?'
const report = () => submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
const hours = (n: number) => world.clock.advance(n * 3_600_000)

test('a report that was sent on is asked after at the receiver, then at both managers, and stands on Today', async () => {
  const { reference } = await report()
  const sent = await world.post(
    `/reports/${reference}/transfer`,
    { authority: south.id, reason: 'place', version: '1' },
    officer,
  )
  assert.equal(sent.status, 303)
  await watch()
  assert.deepEqual(await toldOf(reference), [])
  assert.match((await world.get('/today', receiver)).html, /report that another agency asks yours to take/)
  assert.doesNotMatch((await world.get('/today', officer)).html, /nobody answered in time/)
  hours(26)
  await watch()
  await watch()
  assert.deepEqual(names(await toldOf(reference)), ['waiting-soon receiver'])
  hours(24)
  await watch()
  await watch()
  assert.deepEqual(names(await toldOf(reference)), [
    'waiting-late manager',
    'waiting-late theirManager',
    'waiting-soon receiver',
  ])
  assert.match((await world.get('/today', officer)).html, /you sent on and nobody answered in time/)
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /was not answered in time/)
})

test('a call that was asked for is told to whoever takes reports, then to the manager; put off, it begins again', async () => {
  const key = await report()
  const ask = (day: string) =>
    world.post('/follow-up', {
      reference: key.reference,
      code: key.code,
      do: 'call',
      day,
      part: 'morning',
      phone: '07700 900 982',
      note: 'QUIETNOTE',
      messageId: newId(),
    })
  // By now it is Friday: the first working days are Monday and Tuesday.
  const [monday, tuesday] = ['2026-11-23', '2026-11-24']
  assert.match((await ask(monday)).html, /We have asked for the call/)
  await watch()
  assert.deepEqual(await toldOf(key.reference), [])
  hours(60)
  await watch()
  assert.deepEqual(names(await toldOf(key.reference)), ['waiting-soon officer'])
  assert.match((await ask(tuesday)).html, /We have asked for the call/)
  await watch()
  assert.equal((await toldOf(key.reference)).length, 1)
  hours(72)
  await watch()
  const told = await toldOf(key.reference)
  assert.ok(names(told).includes('waiting-late manager'))
  for (const { params } of told) assert.doesNotMatch(params, /07700|QUIETNOTE/)
  assert.match((await world.get('/today', manager)).html, /that time has passed/)
})

test('a manager is called when a view is asked, again half-way, and with the administrators when it is late; never who asked', async () => {
  const asker = await world.staff({ agency: north, roles: ['officer', 'manager'] })
  const administrator = await world.staff({ agency: north, roles: ['administrator'] })
  const { reference, reportId } = await submitReport(
    world.publicCtx(),
    anonymousReport(north.areaId ?? ''),
    randomToken(),
  )
  const called = () =>
    world.admin<{ template: string; to: string }>(
      `select template, to_user_id as to from mails where template like 'police-view%' and params::text like $1 order by created_at, to_user_id`,
      [`%${reference}%`],
    )
  const telling = {
    way: 'pass_on' as const,
    toName: 'Gwent Police',
    ask: { ground: 'child_at_risk' as const, urgent: false, silentWhy: null },
  }
  await asker.ctx().db.transaction((tx) => tellAgainstNo(tx, asker.ctx(), [reportId], telling))
  assert.deepEqual(await called(), [{ template: 'police-view', to: manager.actor.userId }])
  await watch()
  assert.equal((await called()).length, 1, 'not half-way yet')
  hours(13)
  await watch()
  await watch()
  assert.equal((await called()).length, 2)
  hours(12)
  await watch()
  await watch()
  const late = (await called()).filter(({ template }) => template === 'police-view-late').map(({ to }) => to)
  assert.deepEqual(late.toSorted(), [manager.actor.userId, administrator.actor.userId].toSorted())
})
