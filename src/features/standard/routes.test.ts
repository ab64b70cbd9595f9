import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { standardsOn } from './index.ts'

let world: World
let admin: Person
let officer: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council' })
  await world.lead(agency)
  admin = await world.staff({ agency, roles: ['administrator'] })
  officer = await world.staff({ agency, roles: ['officer'] })
})
after(() => world.close())

const fields = {
  kind: 'review',
  level: 'high',
  amount: '7',
  unit: 'days',
  'from-day': '1',
  'from-month': '12',
  'from-year': '2026',
}

test('every colleague reads the standard, and only administrators see how to change it', async () => {
  const page = await world.get('/admin/standard', officer)
  assert.match(page.html, /56 days/)
  assert.doesNotMatch(page.html, /Set this limit/)
  assert.match((await world.get('/admin/standard', admin)).html, /Set this limit/)
  assert.equal((await world.post('/admin/standard', fields, officer)).status, 403)
})

test('an administrator of a member reads who sets the standard, and is refused', async () => {
  const member = await world.agency({ name: 'Oakham Council' })
  const own = await world.staff({ agency: member, roles: ['administrator'] })
  const page = await world.get('/admin/standard', own)
  assert.doesNotMatch(page.html, /Set this limit/)
  assert.match(page.html, /changed by administrators of Ashby Council/)
  const answer = await world.post('/admin/standard', fields, own)
  assert.equal(answer.status, 403)
  assert.match(answer.html, /administrators of Ashby Council/)
  const add = own.ctx().db.transaction((tx) =>
    sql`insert into standards (id, kind, risk_level, unit, amount, valid_from, set_at, set_by)
        values (${newId()}, 'review', 'high', 'days', 300, '2026-12-01', now(), ${own.actor.userId})`.execute(
      tx,
    ),
  )
  await assert.rejects(add, /row-level security/)
})

test('a new limit counts from its day on and leaves the past as it was', async () => {
  assert.equal((await world.post('/admin/standard', fields, admin)).status, 303)
  const high = (day: string) =>
    officer.ctx().db.transaction(async (tx) => (await standardsOn(tx, day)).review.high)
  assert.deepEqual(await high('2026-11-30'), { unit: 'days', amount: 14 })
  assert.deepEqual(await high('2026-12-01'), { unit: 'days', amount: 7 })
  assert.match((await world.get('/admin/standard', officer)).html, /1 December 2026/)
  const again = await world.post('/admin/standard', fields, admin)
  assert.equal(again.status, 422)
  assert.match(again.html, /There is a limit from that day already/)
  await assert.rejects(world.admin('update standards set amount = 1'), /append-only/)
})

test('a limit in the past, or that is no number, is refused with what was typed kept', async () => {
  const answer = await world.post(
    '/admin/standard',
    { ...fields, 'from-year': '2020', amount: 'soon' },
    admin,
  )
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Enter a day, today or later/)
  assert.match(answer.html, /value="soon"/)
  assert.equal((await world.post('/admin/standard', {}, admin)).status, 422)
})
