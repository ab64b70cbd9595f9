// Loading names of places: every shape by its header, a try that changes nothing, and who may.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { FILE_BYTES_MAX } from '../../platform/http/upload.ts'
import { importPlaces, type Result, type RowReport } from './import.ts'
import { searchPlaces } from './places.store.ts'

let world: World
let council: Agency
let keeper: Person
let officer: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  await world.admin(`update areas set code = 'E07000001' where id = $1`, [council.areaId])
  keeper = await world.staff({ agency: council, roles: ['coordinator'] })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const source = (name: string) => ({ name, attribution: 'Invented for a test', dated: '2026-05-01' })
async function load(name: string, text: string, write = true) {
  const ctx = keeper.ctx()
  const rows: RowReport[] = []
  const onRow = (row: RowReport) => void rows.push(row)
  const done = await ctx.db.transaction((tx) => importPlaces(tx, ctx, source(name), [text], { write, onRow }))
  return { done, rows }
}
const counted = (counts: Record<Result, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
const find = (typed: string) => world.publicCtx().db.transaction((tx) => searchPlaces(tx, typed))
const labels = async (typed: string) =>
  (await find(typed)).map(({ kind, name, within }) => [kind, name, within].join('/'))

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})
const geo = (features: [properties: object, geometry: object][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  })

test('outlines of districts and wards are taken by our names and by those of the ONS', async () => {
  const districts = await load(
    'Districts',
    geo([[{ code: 'E07000001', name: 'North' }, square(-1.2, 52.5, 0.2)]]),
  )
  assert.ok(districts.done.ok && districts.done.value.layout === 'boundaries')
  const wards = await load(
    'Wards',
    geo([
      [
        { WD25CD: 'E05000001', WD25NM: 'Mill', LAD25CD: 'E07000001', LAD25NM: 'North' },
        square(-1.2, 52.5, 0.1),
      ],
      [{ code: 'E05000009', name: 'Far', lad: 'E07000009' }, square(-3, 54, 0.1)],
      [
        { code: 'E05000002', name: 'Bent' },
        { type: 'Point', coordinates: [-1.1, 52.6] },
      ],
    ]),
  )
  assert.ok(wards.done.ok)
  assert.deepEqual(counted(wards.done.value.counts), { added: 1, 'left-out': 1, refused: 1 })
  assert.deepEqual(
    wards.rows.map(({ row, name, result, why }) => [row, name, result, why]),
    [
      [1, 'Mill', 'added', null],
      [2, 'Far', 'left-out', 'elsewhere'],
      [3, 'Bent', 'refused', 'no-position'],
    ],
  )
})

test('stops, first halves, postcodes, wards and named places are told apart by their headers', async () => {
  const files: [name: string, layout: string, text: string, counts: object][] = [
    [
      'Stops',
      'stops',
      'atco,name,indicator,street,locality,parent_locality,stop_type,lon,lat,wd25cd,ladcd\n' +
        '1,Parish Pump,opp,High Road,Millbrook,,BCT,-1.15,52.55,E05000001,E07000001\n' +
        '2,Parish Pump,adj,High Road,Millbrook,,BCT,-1.151,52.55,E05000001,E07000001\n' +
        '3,Northbrook,,,Northbrook,,RLY,-1.11,52.6,,E07000001\n' +
        '4,Somewhere Air,,,X,,AIR,-1.11,52.6,,E07000001\n' +
        '5,Nowhere Green,,,X,,BCT,,,,E07000001\n' +
        '6,Distant Green,,,X,,BCT,-2,52,,E07000777\n',
      { added: 3, 'left-out': 2, refused: 1 },
    ],
    [
      'National stops',
      'stops',
      // The publisher's own column names, and no authority: it comes from where the stop lies.
      'ATCOCode,CommonName,LocalityName,ParentLocalityName,StopType,Longitude,Latitude,Status\n' +
        '7,Old Forge,Millbrook,Northbrook,BCT,-1.15,52.55,active\n' +
        '8,Gone Corner,Millbrook,,BCT,-1.15,52.55,inactive\n' +
        '9,Far Corner,Elsewhere,,BCT,-2.5,53.5,active\n',
      { added: 1, 'left-out': 2 },
    ],
    [
      'Halves',
      'outward',
      'outward,lat,long,n\nNB1,52.55,-1.15,12\nwrong one,1,1,1\n',
      { added: 1, refused: 1 },
    ],
    [
      'Postcodes',
      'postcodes',
      'postcode,lat,long,lsoa21cd,wd25cd,ladcd\nNB1 1AA,52.55,-1.15,,E05000001,E07000001\nZZ1 1ZZ,52,-1,,,E07000777\n',
      { added: 1, 'left-out': 1 },
    ],
    [
      'Ward list',
      'wards',
      'wdcd,wdnm,ladcd,ladnm,current_2025\nE05000001,Mill,E07000001,North,TRUE\nE05000003,Old Mill,E07000001,North,FALSE\n',
      { added: 1, 'left-out': 1 },
    ],
    [
      'Places',
      'places',
      'name,parent,lon,lat,n_stops,ladcd,wd25cd\nMillbrook,,-1.15,52.55,4,E07000001,E05000001\nMill End,Millbrook,-1.16,52.56,1,,\n',
      { added: 2 },
    ],
  ]
  for (const [name, layout, text, counts] of files) {
    const { done } = await load(name, text)
    assert.ok(done.ok, name)
    assert.deepEqual([done.value.layout, counted(done.value.counts)], [layout, counts], name)
  }
  // Both sides of the road are one stop; a station comes before stops; a postcode is a postcode.
  assert.deepEqual(await labels('parish pump'), ['bus_stop/Parish Pump/Millbrook'])
  assert.deepEqual(await labels('northb'), [
    'station/Northbrook/Northbrook',
    'bus_stop/Old Forge/Millbrook, Northbrook',
  ])
  assert.deepEqual((await labels('MILL'))[0], 'town/Millbrook/')
  assert.deepEqual(await labels('nb11aa'), ['postcode/NB1 1AA/North'])
  assert.deepEqual(await labels('nb1'), ['outward/NB1/'])
  const [forge] = await find('old forge')
  assert.deepEqual([forge?.areaId, forge?.wardCode], [council.areaId, 'E05000001'])
})

test('a try changes nothing and says the same of every row as the loading does', async () => {
  const before = await world.admin('select count(*) from places')
  const text =
    'name,lat,lon,ladcd\nMillbrook,52.551,-1.15,E07000001\nNewton,52.56,-1.15,E07000001\nNewton,52.56,-1.15,E07000001\n'
  const tried = await load('Places', text, false)
  assert.ok(tried.done.ok && !tried.done.value.written)
  assert.deepEqual(await world.admin('select count(*) from places'), before)
  const loaded = await load('Places', text)
  assert.ok(loaded.done.ok && loaded.done.value.written)
  assert.deepEqual(loaded.rows, tried.rows)
  assert.deepEqual(counted(loaded.done.value.counts), { added: 1, changed: 1, 'left-out': 1, removed: 1 })
  const again = await load('Places', text)
  assert.ok(again.done.ok)
  assert.deepEqual(counted(again.done.value.counts), { same: 2, 'left-out': 1 })
  const postcodes = await load(
    'Postcodes',
    'postcode,lat,long,wd25cd,ladcd\nNB1 1AA,52.55,-1.15,E05000001,E07000001\n',
    false,
  )
  assert.ok(postcodes.done.ok)
  assert.deepEqual(counted(postcodes.done.value.counts), { same: 1 })
})

test('a file of another kind, of nothing of ours, or under the name of another is refused with its field', async () => {
  const refusals: [string, string, string][] = [
    ['X', 'colour,size\nred,1\n', 'file'],
    ['X', '{"type":"Feature"}', 'file'],
    ['X', 'name,lat,lon\n"Millbrook,52.5,-1.1\n', 'file'],
    ['X', 'name,lat,lon,ladcd\nFaraway,52.5,-1.1,E07000777\n', 'file'],
    ['Stops', 'name,lat,lon,ladcd\nMillbrook,52.5,-1.1,E07000001\n', 'name'],
  ]
  for (const [name, text, field] of refusals) {
    const { done } = await load(name, text)
    assert.ok(!done.ok && done.problems[0]?.field === field, text)
  }
})

test('everybody reads the names; only those who keep them write, whatever is asked of the database', async () => {
  const other = await world.agency({ name: 'South Council', area: 'South' })
  const theirAdministrator = await world.staff({ agency: other, roles: ['administrator', 'officer'] })
  for (const person of [officer, theirAdministrator]) {
    const ctx = person.ctx()
    await assert.rejects(
      ctx.db.transaction((tx) =>
        importPlaces(tx, ctx, source('Mine'), ['name,lat,lon,ladcd\nMine,52.5,-1.1,E07000001\n'], {
          write: true,
        }),
      ),
      /row-level security/,
    )
    const gone = await ctx.db.transaction((tx) => tx.deleteFrom('place_sources').executeTakeFirst())
    assert.equal(gone.numDeletedRows, 0n)
    assert.equal((await person.ctx().db.transaction((tx) => searchPlaces(tx, 'newton'))).length, 1)
  }
  await assert.rejects(
    world.publicCtx().db.transaction((tx) => tx.deleteFrom('places').execute()),
    /permission denied/,
  )
  assert.equal((await world.get('/places', officer)).status, 403)
  assert.equal((await world.get('/places', theirAdministrator)).status, 403)
  await world.lead(other)
  assert.equal((await world.get('/places', theirAdministrator)).status, 200)
})

test('on the page a file is tried, loaded and taken away, each with its entry in the trail', async () => {
  const text = 'name,lat,lon,ladcd\nPagetown,52.55,-1.15,E07000001\n,52.55,-1.15,E07000001\n'
  const file = { name: 'file', filename: 'places.csv', type: 'text/csv', bytes: Buffer.from(text) }
  const typed = {
    name: 'From the page',
    attribution: 'Invented',
    'dated-day': '1',
    'dated-month': '5',
    'dated-year': '2026',
  }
  const bad = await world.upload('/places', { ...typed, name: '' }, file, keeper)
  assert.match(bad.html, /Give the source a name/)
  assert.match(bad.html, /value="2026"/)
  const large = { ...file, bytes: Buffer.alloc(FILE_BYTES_MAX + 1, 'x') }
  const refused = await world.upload('/places', typed, large, keeper)
  assert.match(refused.html, /The file must be 10MB or smaller/)
  assert.match(refused.html, /value="From the page"/)
  const tried = await world.upload('/places', { ...typed, mode: 'dry' }, file, keeper)
  assert.match(tried.html, /Nothing is changed/)
  assert.match(tried.html, /it has no name/)
  assert.deepEqual(await find('pagetown'), [])
  const report = await world.upload('/places', { ...typed, mode: 'report' }, file, keeper)
  assert.match(String(report.headers['content-type']), /text\/csv/)
  assert.match(report.html, /1,Pagetown,New,\r\n2,,Cannot be read,it has no name/)
  await world.upload('/places', { ...typed, mode: 'real' }, file, keeper)
  assert.equal((await find('pagetown')).length, 1)
  const [row] = await world.admin<{ id: string }>(`select id from place_sources where name = 'From the page'`)
  const asked = await world.post('/places/remove', { source: row?.id ?? '' }, keeper)
  assert.match(asked.html, /Remove From the page\?/)
  assert.equal((await find('pagetown')).length, 1)
  const gone = await world.post('/places/remove', { source: row?.id ?? '', sure: 'yes' }, keeper)
  assert.equal(gone.location, '/places?done=removed')
  assert.deepEqual(await find('pagetown'), [])
  const trail = await world.admin(
    `select action, detail from audit.entries where subject_id = $1 order by at, action`,
    [row?.id],
  )
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['places.import', 'places.remove'],
  )
})
