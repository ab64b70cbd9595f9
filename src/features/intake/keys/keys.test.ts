import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { FIELDS } from '../fields.ts'
import { aReport, keyOf, sendJson } from '../testing.ts'

describe('a partner’s key', () => {
  let world: World
  let council: Agency
  let homes: Agency
  let administrator: Person
  let other: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    administrator = await world.staff({ agency: homes, roles: ['administrator'] })
    other = await world.staff({ agency: council, roles: ['administrator'] })
  })
  after(() => world.close())

  const idOf = async (hint: string) =>
    (await world.admin<{ id: string }>('select id from intake_keys where hint = $1', [hint]))[0]?.id ?? ''

  test('is shown once, and only its hash is kept', async () => {
    const key = await keyOf(world, administrator)
    assert.match(key, /^ups_[A-Za-z0-9_-]{43}$/)
    const [row] = await world.admin<{ all: string }>(
      'select k::text as all from intake_keys k where hint = $1',
      [key.slice(0, 10)],
    )
    assert.ok(row && !row.all.includes(key.slice(10)))
    const list = await world.get('/admin/keys', administrator)
    assert.ok(list.html.includes(key.slice(0, 10)) && !list.html.includes(key))
    await assert.rejects(
      administrator.ctx().db.transaction((tx) => tx.selectFrom('intake_keys').select('key_hash').execute()),
      /permission denied/,
    )
    const trail = await world.admin(
      `select detail::text as d from audit.entries where action = 'intake-key.make'`,
    )
    assert.ok(trail.length > 0 && !JSON.stringify(trail).includes(key))
  })

  test('sends no more once it is ended, or over its day', async () => {
    const key = await keyOf(world, administrator)
    assert.equal((await sendJson(world, aReport(council), { key, name: 'while-it-counts' })).status, 201)
    const id = await idOf(key.slice(0, 10))
    assert.equal((await world.post(`/admin/keys/${id}/revoke`, {}, administrator)).status, 303)
    assert.equal((await sendJson(world, aReport(council), { key, name: 'after-its-end' })).status, 401)
    assert.equal((await world.post(`/admin/keys/${id}/revoke`, {}, administrator)).status, 404)
    const short = await keyOf(world, administrator, {
      'expires-day': '19',
      'expires-month': '11',
      'expires-year': '2026',
    })
    await world.admin(`update intake_keys set expires_on = '2026-11-17' where hint = $1`, [
      short.slice(0, 10),
    ])
    assert.equal((await sendJson(world, aReport(council), { key: short, name: 'over-its-day' })).status, 401)
  })

  test('waits when it sends more than it may in a minute, counted one by one', async () => {
    const key = await keyOf(world, administrator, { perMinute: '3' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        sendJson(world, aReport(council), { key, name: `flood-number-${at}` }),
      ),
    )
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    assert.deepEqual(statuses, [201, 201, 201, 429, 429, 429, 429, 429])
    const slow = answers.find(({ status }) => status === 429)
    assert.ok(Number(slow?.headers['retry-after']) > 0)
    world.clock.advance(61_000)
    assert.equal((await sendJson(world, aReport(council), { key, name: 'a-minute-later' })).status, 201)
  })

  test('is its agency’s administrators’ alone; those of the lead agency look after all', async () => {
    const key = await keyOf(world, administrator)
    const id = await idOf(key.slice(0, 10))
    const theirs = await world.get('/admin/keys', other)
    assert.ok(!theirs.html.includes(key.slice(0, 10)))
    assert.equal((await world.post(`/admin/keys/${id}/revoke`, {}, other)).status, 404)
    const officer = await world.staff({ agency: homes, roles: ['officer', 'manager', 'triage'] })
    assert.equal((await world.get('/admin/keys', officer)).status, 403)
    const refusedOutside = await keyOf(world, other, { agencyId: homes.id })
    const [row] = await world.admin('select agency_id from intake_keys where hint = $1', [
      refusedOutside.slice(0, 10),
    ])
    assert.deepEqual(row, { agency_id: council.id }, 'an administrator makes keys for their own agency only')
    await world.lead(council)
    const forHomes = await keyOf(world, other, { agencyId: homes.id, name: 'Made by the lead' })
    const [made] = await world.admin('select agency_id from intake_keys where hint = $1', [
      forHomes.slice(0, 10),
    ])
    assert.deepEqual(made, { agency_id: homes.id })
  })

  test('of a body that is no member names it in its reports', async () => {
    const key = await keyOf(world, administrator, { whose: 'Northbrook School' })
    assert.match(
      (await world.get('/admin/keys', administrator)).html,
      /Northbrook School \(Northbrook Homes\)/,
    )
    assert.equal((await sendJson(world, aReport(council), { key, name: 'from-the-school' })).status, 201)
    const [row] = await world.admin(
      `select i.whose, i.agency_id from intake_receipts i join intake_keys k on k.id = i.key_id where k.hint = $1`,
      [key.slice(0, 10)],
    )
    assert.deepEqual(row, { whose: 'Northbrook School', agency_id: homes.id })
  })

  test('is not made of a form that is wrong, and what was typed stays', async () => {
    const page = await world.post(
      '/admin/keys',
      { name: 'x', perMinute: '0', 'expires-day': '1', 'expires-month': '1', 'expires-year': '2020' },
      administrator,
    )
    assert.equal(page.status, 422)
    for (const id of ['name', 'perMinute', 'expires-day'])
      assert.match(page.html, new RegExp(`href="#${id}"`))
    assert.match(page.html, /value="2020"/)
  })
})

test('no two fields of a report have one name', () => {
  const names = FIELDS.map(({ name }) => name)
  assert.deepEqual(names, [...new Set(names)])
})
