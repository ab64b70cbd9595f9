import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'

let world: World
let council: Agency
let administrator: Person
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  administrator = await world.staff({ agency: council, roles: ['administrator'] })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const shape = (change = {}) => ({
  name: 'Hill Council',
  shortName: 'Hill',
  kind: 'local_authority',
  version: '1',
  ...change,
})
const find = async (name: string) => (await world.admin('select * from agencies where name = $1', [name]))[0]

test('only administrators add and change agencies', async () => {
  assert.equal((await world.get('/admin/agencies', officer)).status, 403)
  assert.equal((await world.post('/admin/agencies/add', shape(), officer)).status, 403)
  assert.equal((await world.get('/admin/agencies')).status, 303)
  assert.match((await world.get('/admin/agencies', administrator)).html, /North Council/)
})

test('an agency is added with the areas it takes reports for, and the trail has it', async () => {
  const added = await world.post('/admin/agencies/add', shape({ areaIds: council.areaId }), administrator)
  assert.equal(added.status, 303)
  const agency = await find('Hill Council')
  const duties = await world.admin(
    'select duty from agency_areas where agency_id = $1 and valid_to is null',
    [agency?.['id']],
  )
  assert.deepEqual(duties, [{ duty: 'takes_reports' }])
  assert.equal(
    (
      await world.admin(`select 1 from audit.entries where action = 'agency.add' and subject_id = $1`, [
        agency?.['id'],
      ])
    ).length,
    1,
  )
})

test('changing the areas ends a duty and lets it stand again', async () => {
  const agency = await find('Hill Council')
  const path = `/admin/agencies/${agency?.['id']}`
  const ended = async () =>
    (await world.admin('select valid_to from agency_areas where agency_id = $1', [agency?.['id']]))[0]?.[
      'valid_to'
    ]
  assert.equal((await world.post(path, shape(), administrator)).status, 303)
  assert.equal(await ended(), '2026-11-17')
  assert.equal(
    (await world.post(path, shape({ version: '2', areaIds: council.areaId }), administrator)).status,
    303,
  )
  assert.equal(await ended(), null)
})

test('a stale change is a conflict, and a faulty one keeps what was typed', async () => {
  const agency = await find('Hill Council')
  const path = `/admin/agencies/${agency?.['id']}`
  assert.equal((await world.post(path, shape({ name: 'Later', version: '1' }), administrator)).status, 409)
  const faulty = await world.post(
    path,
    shape({ name: '', 'validTo-day': '31', 'validTo-month': '2', 'validTo-year': '2028' }),
    administrator,
  )
  assert.equal(faulty.status, 422)
  assert.match(faulty.html, /value="2028"/)
  const itself = await world.post(path, shape({ successorId: String(agency?.['id']) }), administrator)
  assert.equal(itself.status, 422)
})
