// Pressed twice is once; but other words, or another person's, are never taken for a repeat and dropped.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../log-case.ts'
import { tellReport } from '../testing/a-report.ts'

let world: World
let officer: Person
let manager: Person
let worker: Person
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'Northbrook Council', area: 'Northbrook' })
  const victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'Northbrook' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  manager = await world.staff({ agency: council, roles: ['manager'] })
  worker = await world.staff({ agency: victims, roles: ['support_worker'] })
})
after(() => world.close())

async function opened() {
  const { agencyId } = officer.actor
  const [area] = await world.admin<{ id: string }>(`select id from areas where name = 'Northbrook'`)
  const { reference } = await tellReport(world.publicCtx(), { agencyId, areaId: area?.id ?? null })
  const command = { reportReference: reference, summary: 'Shouted at', strands: ['race'] }
  assert.ok((await logCase(officer.ctx(), { ...command, types: ['threats'] }, 1)).ok)
  const [found] = await world.admin<{ id: string; version: number }>(
    'select id, version from cases where reference = $1',
    [reference],
  )
  const entries = async (kind: string) =>
    (await world.admin('select id from timeline where case_id = $1 and kind = $2', [found?.id, kind])).length
  const version = async () =>
    String((await world.admin('select version from cases where id = $1', [found?.id]))[0]?.['version'])
  return { path: `/cases/${reference}`, caseId: found?.id ?? '', entries, version }
}

test('other words from the same form are an entry of their own, for notes, contacts, reviews and the police', async () => {
  const { path, entries } = await opened()
  for (const [action, kind] of [
    ['note', 'case.note'],
    ['contact', 'case.update'],
    ['review', 'case.review'],
    ['police', 'case.police'],
  ] as const) {
    const once = newId()
    for (const note of ['First words', 'Other words', 'First words']) {
      const sent = {
        once,
        note,
        channel: 'call',
        reached: 'yes',
        audience: 'partners',
        ground: 'vital_interests',
        urgent: 'yes',
      }
      assert.equal((await world.post(`${path}/${action}`, sent, officer)).status, 303)
    }
    assert.equal(await entries(kind), 2, action)
    await world.post(
      `${path}/${action}`,
      {
        once,
        note: 'First words',
        channel: 'call',
        reached: 'yes',
        ground: 'vital_interests',
        urgent: 'yes',
      },
      manager,
    )
    assert.equal(await entries(kind), 3, `${action} by another`)
  }
})

test('the same choice with another reason, or by another person, is shown as a conflict with what was typed', async () => {
  const { path, entries, version } = await opened()
  const conflict = async (action: string, sent: Record<string, string | string[]>, as: Person) => {
    const page = await world.post(`${path}/${action}`, sent, as)
    assert.equal(page.status, 409, action)
    assert.ok(page.html.includes(String(sent['reason'])), action)
    assert.ok(page.html.includes(`formaction="${path}/note"`), action)
  }
  const press = async (action: string, kind: string, chosen: Record<string, string | string[]>) => {
    const sent = { ...chosen, version: await version(), reason: 'REASONOFMINE' }
    for (const _ of [1, 2])
      assert.equal((await world.post(`${path}/${action}`, sent, officer)).status, 303, action)
    await conflict(action, { ...sent, reason: 'ANOTHERREASON' }, officer)
    await conflict(action, sent, manager)
    assert.equal(await entries(kind), 1, action)
  }
  await press('risk', 'case.risk', { level: 'standard' })
  await press('close', 'case.closed', { closure: 'resolved', left: ['referral', 'clocks'] })
  await press('reopen', 'case.reopened', {})
  const kept = await world.post(`${path}/note`, { once: newId(), reason: 'ANOTHERREASON' }, manager)
  assert.equal(kept.status, 303)
  assert.equal(await entries('case.note'), 1)
})

test('an attempt or an outcome with other words is not taken for a repeat', async () => {
  const { caseId } = await opened()
  const [{ id = '' } = {}] = await world.admin<{ id: string }>(
    'select id from referrals where case_id = $1',
    [caseId],
  )
  const path = `/referrals/${id}`
  const post = (action: string, sent: Record<string, string>) => world.post(`${path}/${action}`, sent, worker)
  await post('accept', { version: '1' })
  const once = newId()
  for (const note of ['Rang out', 'Spoke to a flatmate', 'Rang out'])
    await post('attempt', { once, channel: 'call', result: 'no_answer', note })
  assert.equal((await world.admin('select id from referral_attempts where referral_id = $1', [id])).length, 2)
  const done = { version: '2', outcome: 'declined', finishNote: 'They have a friend' }
  assert.equal((await post('finish', done)).status, 303)
  assert.equal((await post('finish', done)).status, 303)
  const other = await post('finish', { ...done, finishNote: 'OTHERWORDS' })
  assert.equal(other.status, 409)
  assert.ok(other.html.includes('OTHERWORDS'))
})
