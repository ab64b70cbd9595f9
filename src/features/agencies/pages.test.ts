import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'

let world: World
let council: Agency
let administrator: Person
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  await world.lead(council)
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

test('a stale change is a conflict that shows both, and a faulty one keeps what was typed', async () => {
  const agency = await find('Hill Council')
  const path = `/admin/agencies/${agency?.['id']}`
  const stale = await world.post(path, shape({ name: 'Typed for an hour', version: '1' }), administrator)
  assert.equal(stale.status, 409)
  assert.match(stale.html, /Hill Council/)
  assert.match(stale.html, /value="Typed for an hour"/)
  // Pressing again is a decision.
  assert.match(stale.html, new RegExp(`name="version" value="${agency?.['version']}"`))
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

test('an administrator of a member changes how their own agency is named and reached, and nothing else', async () => {
  const member = await world.agency({ name: 'Victim Aid', kind: 'victim_service' })
  const own = await world.staff({ agency: member, roles: ['administrator'] })
  const path = `/admin/agencies/${member.id}`
  const page = await world.get(path, own)
  assert.equal(page.status, 200)
  assert.match(page.html, /This is changed by administrators of North Council/)
  assert.doesNotMatch(page.html, /name="(kind|areaIds|shortName)"/)
  const typed = shape({
    name: 'Victim Aid UK',
    publicPhone: '0116 1',
    areaIds: council.areaId,
    kind: 'police',
  })
  assert.equal((await world.post(path, typed, own)).status, 303)
  const saved = await find('Victim Aid UK')
  assert.deepEqual([saved?.['public_phone'], saved?.['kind']], ['0116 1', 'victim_service'])
  const stale = await world.post(path, { ...typed, publicPhone: '0116 2' }, own)
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="0116 2"/)
  const duties = await world.admin('select 1 from agency_areas where agency_id = $1', [member.id])
  assert.deepEqual(duties, [])
})

test('an administrator of a member reads another agency and is refused by name where they would change one', async () => {
  const member = await world.agency({ name: 'Fire Service' })
  const own = await world.staff({ agency: member, roles: ['administrator'] })
  const path = `/admin/agencies/${council.id}`
  const page = await world.get(path, own)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.html, /<form[^>]*admin\/agencies/)
  for (const answer of [
    await world.post(path, shape(), own),
    await world.post(path, {}, own),
    await world.get('/admin/agencies/add', own),
    await world.post('/admin/agencies/add', shape(), own),
  ]) {
    assert.equal(answer.status, 403)
    assert.match(answer.html, /administrators of North Council, which leads the partnership/)
  }
})

test('the database lets no member’s administrator govern the partnership, and nobody choose who leads', async () => {
  const member = await world.agency({ name: 'Taking Over' })
  const own = await world.staff({ agency: member, roles: ['administrator'] })
  const run = (who: Person, statement: ReturnType<typeof sql>) =>
    who.ctx().db.transaction(async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
  const take = sql`update partnership set lead_agency_id = ${member.id}`
  for (const who of [own, administrator]) await assert.rejects(run(who, take), /permission denied/)
  assert.equal(await run(own, sql`update partnership set name = 'Mine'`), 0)
  assert.equal(await run(administrator, sql`update partnership set area_words = area_words`), 1)
  assert.equal(await run(own, sql`update agency_areas set agency_id = ${member.id}`), 0)
  assert.equal(await run(own, sql`update agencies set valid_to = '2026-01-01' where id = ${council.id}`), 0)
  await assert.rejects(
    run(own, sql`update agencies set kind = 'police' where id = ${member.id}`),
    /lead agency/,
  )
  await assert.rejects(
    run(
      own,
      sql`insert into agency_areas (agency_id, area_id, duty) values (${member.id}, ${council.areaId}, 'takes_reports')`,
    ),
    /row-level security/,
  )
})
