import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { createWorld, type World, type Agency } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { normalisePostcode, type PlaceAsked, routePlace } from './index.ts'

let world: World
let north: Agency
let south: Agency
const TODAY = '2026-11-18'

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  await world.staff({ agency: north, roles: ['officer'] })
  await world.staff({ agency: south, roles: ['triage'] })
  await world.admin(`update areas set code = 'E07000001' where id = $1`, [north.areaId])
  await world.admin(
    `insert into postcodes values ('NB1 1AA', 'E07000001', 'E05000001'), ('NB9 9ZZ', 'E07009999', null)`,
  )
})
after(() => world.close())

const route = (place: PlaceAsked, day = TODAY) =>
  world.publicCtx().db.transaction((tx) => routePlace(tx, place, day))

test('a known postcode decides, however it is typed, over another chosen area', async () => {
  const found = await route({ postcode: 'nb1-1aa', areaId: south.areaId })
  assert.deepEqual(found, {
    agencyId: north.id,
    areaId: north.areaId,
    wardCode: 'E05000001',
    outwardCode: 'NB1',
  })
})

test('a postcode that is not found, or is of nobody’s area, falls back to the chosen area', async () => {
  for (const postcode of ['NB2 2BB', 'NB9 9ZZ', 'somewhere near the station']) {
    assert.equal((await route({ postcode, areaId: south.areaId })).agencyId, south.id)
  }
})

test('what cannot be placed waits in triage', async () => {
  for (const place of [{}, { postcode: 'ZZ1 1ZZ' }, { areaId: newId() }, { areaId: 'x' }]) {
    assert.equal((await route(place)).agencyId, null)
  }
})

test('an area whose agency has no caseworker waits in triage and keeps its area', async () => {
  const empty = await world.agency({ name: 'Empty Council', area: 'Empty' })
  const found = await route({ areaId: empty.areaId })
  assert.deepEqual([found.agencyId, found.areaId], [null, empty.areaId])
})

test('a district without a taker is answered for by its county, and a merged one by its successor', async () => {
  const [district, old] = [newId(), newId()]
  await world.admin(
    `insert into areas (id, code, name, kind, parent_id) values ($1, 'D1', 'District', 'district', $2)`,
    [district, south.areaId],
  )
  await world.admin(
    `insert into areas (id, code, name, kind, valid_to, successor_id) values ($1, 'O1', 'Old', 'district', '2026-03-31', $2)`,
    [old, north.areaId],
  )
  assert.equal((await route({ areaId: district })).agencyId, south.id)
  assert.equal((await route({ areaId: old })).agencyId, north.id)
})

test('an agency that ended is answered for by the one that takes over', async () => {
  const gone = await world.agency({ name: 'Gone Council', area: 'Gone' })
  await world.staff({ agency: gone, roles: ['officer'] })
  await world.admin(`update agencies set valid_to = '2026-10-31', successor_id = $2 where id = $1`, [
    gone.id,
    north.id,
  ])
  assert.equal((await route({ areaId: gone.areaId }, '2026-10-31')).agencyId, gone.id)
  assert.equal((await route({ areaId: gone.areaId })).agencyId, north.id)
})

test('every place whatsoever ends in exactly one queue that somebody can see', async () => {
  const { rows } = {
    rows: await world.admin<{ agency_id: string }>(
      `select distinct agency_id from staff_users where roles && array['officer', 'triage']`,
    ),
  }
  const attended = new Set(rows.map((row) => row.agency_id))
  const areas = (await world.admin<{ id: string }>('select id from areas')).map(({ id }) => id)
  const anyPostcode = fc.oneof(
    fc.constantFrom('NB1 1AA', 'nb11aa', 'NB9 9ZZ', 'LE1 1FZ', ''),
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 2000 }),
  )
  const anyArea = fc.oneof(fc.constantFrom(...areas), fc.uuid(), fc.string())
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        postcode: fc.option(anyPostcode, { nil: undefined }),
        areaId: fc.option(anyArea, { nil: undefined }),
      }),
      fc.constantFrom('1999-01-01', TODAY, '2090-06-30'),
      async (place, day) => {
        const { agencyId } = await route(place, day)
        assert.ok(agencyId === null || attended.has(agencyId))
      },
    ),
    { numRuns: 150 },
  )
})

test('a postcode is read in any case and spacing, and nothing else is one', () => {
  assert.equal(normalisePostcode(' le1  1fz '), 'LE1 1FZ')
  assert.equal(normalisePostcode('LE1'), null)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normalisePostcode(text)))
})
