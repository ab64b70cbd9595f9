// Saying where it happened without JavaScript: by name, by the list of the map, and as exactly as the person wants.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type Agency,
  type Answer,
  createWorld,
  type Person,
  type World,
} from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { importPlaces } from '../../places/index.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'

let world: World
let north: Agency
let south: Agency
let officer: Person

const square = (west: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 52.5],
      [west + side, 52.5],
      [west + side, 52.5 + side],
      [west, 52.5 + side],
      [west, 52.5],
    ],
  ],
})
const geo = (features: [code: string, name: string, lad: string, west: number, side: number][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([code, name, lad, west, side]) => ({
      type: 'Feature',
      properties: { code, name, lad, ladName: 'North' },
      geometry: square(west, side),
    })),
  })
const FILES: Readonly<Record<string, string>> = {
  Districts: geo([
    ['E07000001', 'North', '', -1.2, 0.2],
    ['E07000002', 'South', '', -1, 0.2],
  ]),
  Wards: geo([
    ['E05000001', 'Mill', 'E07000001', -1.2, 0.1],
    ['E05000002', 'Castle', 'E07000001', -1.1, 0.1],
  ]),
  Stops:
    'atco,name,locality,stop_type,lat,lon\n1,Parish Pump,Millbrook,BCT,52.5123,-1.0512\n2,Parish Church,Millbrook,BCT,52.5,-1.19\n',
  Postcodes: 'postcode,lat,long,wd25cd,ladcd\nNB1 1AA,52.5456,-1.1456,E05000001,E07000001\n',
}

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  await world.admin(`update areas set code = 'E07000001' where id = $1`, [north.areaId])
  await world.admin(`update areas set code = 'E07000002' where id = $1`, [south.areaId])
  officer = await world.staff({ agency: north, roles: ['officer'] })
  await world.staff({ agency: south, roles: ['officer'] })
})
after(() => world.close())

async function loadPlaces() {
  const ctx = world.systemCtx('places')
  for (const [name, text] of Object.entries(FILES)) {
    const source = { name, attribution: 'Invented for a test', dated: '2026-05-01' }
    await ctx.db.transaction((tx) => importPlaces(tx, ctx, source, [text], { write: true }))
  }
}

const WHERE: FormValues[] = [{}, { what: 'They shouted' }, {}, {}]
const toWhere = () => walk(world, WHERE)
const turn = (page: Answer, answers: FormValues, go?: string) => press(world, page, '/report', answers, go)

/** From the question after the place to the receipt, and what was kept of it. */
async function sendFrom(page: Answer) {
  let at = page
  for (const each of [{}, {}, { privacy: 'anonymous' }, {}]) at = await turn(at, each)
  assert.equal(heading(at), 'Check what you have told us')
  const sent = await turn(at, {}, 'send')
  const { reference } = receiptOf(sent)
  const [row] = await world.admin('select * from reports where reference = $1', [reference])
  const view = await world.get(`/reports/${reference}`, officer)
  return { row: row ?? {}, check: at, view }
}

test('without names of places the question is a postcode and an area, as before', async () => {
  const page = await toWhere()
  assert.match(page.html, /Postcode, if you know it/)
  assert.doesNotMatch(page.html, /Find it|Choose it on a map|How exactly/)
})

test('a name finds places to choose from, everything typed is kept, and only the area is stored', async () => {
  await loadPlaces()
  const page = await toWhere()
  assert.match(page.html, /Invented for a test \(1 May 2026\)|Invented for a test/)
  const found = await turn(page, { postcode: 'parish', home: 'yes', area: '' }, 'find')
  assert.equal(found.headers['location'], undefined)
  assert.match(found.html, /Which of these is it\?/)
  assert.match(found.html, /Parish Church, Millbrook[\s\S]*Parish Pump, Millbrook/)
  const fields = fieldsOf(found.html)
  assert.deepEqual([fields['postcode'], fields['home'], fields['exact']], [['parish'], ['yes'], ['about']])
  const pump = /value="(place:[^"]+)"[^>]*>(?:(?!value=)[\s\S])*?Parish Pump/.exec(found.html)?.[1] ?? ''
  const next = await turn(found, { found: pump })
  assert.equal(heading(next), 'What kind of place was it?')
  // From here on the form itself has no more of it than the ward.
  assert.doesNotMatch(next.html, /Parish|52\.51/)
  assert.deepEqual(fieldsOf(next.html)['postcode'], ['Castle, North'])
  const { row, check, view } = await sendFrom(next)
  assert.match(check.html, /Castle, North[\s\S]*Only the area is kept/)
  assert.deepEqual([row['agency_id'], row['ward_code'], row['outward_code']], [north.id, 'E05000002', null])
  assert.match(view.html, /Castle, North[\s\S]*How much of the place is kept[\s\S]*Only the area is kept/)
  assert.doesNotMatch(view.html, /Parish/)
})

test('a postcode goes straight on; exact is kept exactly when it was asked for', async () => {
  const next = await turn(await toWhere(), { postcode: 'nb1 1aa', exact: 'exact' })
  const { row, check, view } = await sendFrom(next)
  assert.match(check.html, /The exact place is kept/)
  assert.match(view.html, /NB1 1AA, North[\s\S]*How much of the place is kept[\s\S]*The exact place is kept/)
  assert.deepEqual([row['ward_code'], row['outward_code']], ['E05000001', 'NB1'])
})

test('near the home the exact place is asked for twice', async () => {
  const typed = { postcode: 'nb1 1aa', exact: 'exact', home: 'yes' }
  const warned = await turn(await toWhere(), typed)
  assert.match(warned.html, /where your home is/)
  assert.deepEqual(fieldsOf(warned.html)['exact'], ['about'])
  const next = await turn(warned, { exact: 'exact' })
  assert.deepEqual(fieldsOf(next.html)['postcode'], ['NB1 1AA, North'])
  const coarse = await turn(warned, {})
  assert.deepEqual(fieldsOf(coarse.html)['postcode'], ['Mill, North'])
})

test('only the district, or nothing at all, is kept where somebody wants no more', async () => {
  const district = await sendFrom(await turn(await toWhere(), { postcode: 'nb11aa', exact: 'district' }))
  assert.deepEqual(
    [district.row['agency_id'], district.row['ward_code'], district.row['outward_code']],
    [north.id, null, null],
  )
  assert.doesNotMatch(district.view.html, /NB1 1AA|Mill/)
  const withheld = await turn(await toWhere(), { postcode: 'nb11aa', exact: 'withheld' })
  assert.doesNotMatch(withheld.html, /NB1/i)
  const { row } = await sendFrom(withheld)
  assert.deepEqual([row['area_id'], row['ward_code'], row['outward_code']], [null, null, null])
})

test('the map goes in and out by buttons with a list of the same names, and nothing of it is in an address', async () => {
  const whole = await turn(await toWhere(), { postcode: 'half typed' }, 'zoom-')
  assert.match(whole.html, /<svg[\s\S]*aria-label="1 North"[\s\S]*aria-label="2 South"/)
  const list = /<ol class="govuk-list govuk-list--number">[\s\S]*?<\/ol>/.exec(whole.html)?.[0] ?? ''
  assert.match(list, /North[\s\S]*South/)
  const press1 = /value="(zoom-area:[^"]+)"/.exec(list)?.[1] ?? ''
  const near = await turn(whole, {}, press1)
  assert.match(near.html, /<details[^>]* open[\s\S]*aria-label="1 Castle"[\s\S]*aria-label="2 Mill"/)
  assert.deepEqual(fieldsOf(near.html)['postcode'], ['half typed'])
  const castle = /value="(pick-place:[^"]+)"[^>]*>[^<]*Castle/.exec(near.html)?.[1] ?? ''
  const chosen = await turn(near, {}, castle)
  assert.match(chosen.html, /You chose <strong>Castle, North<\/strong>[\s\S]*This is in North/)
  assert.deepEqual(fieldsOf(chosen.html)['area'], [north.areaId])
  for (const page of [whole, near, chosen]) {
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.html, /(?:href|formaction|action)="[^"]*(?:place:|area:|Castle)/)
  }
  // They may say that it is another authority's.
  const { row } = await sendFrom(await turn(chosen, { area: south.areaId ?? '' }))
  assert.deepEqual([row['agency_id'], row['ward_code']], [south.id, null])
})

test('words that are found nowhere are said to be, and go on as the person’s own', async () => {
  const typed = { postcode: 'behind the old ZEBRAHALL, NB1 1AA', area: north.areaId ?? '' }
  const unknown = await turn(await toWhere(), typed)
  assert.match(unknown.html, /We did not find that place/)
  assert.deepEqual(fieldsOf(unknown.html)['postcode'], [typed.postcode])
  const next = await turn(unknown, {})
  // On the next page they can be read and changed; a whole postcode is no part of them.
  assert.deepEqual(fieldsOf(next.html)['placeWords'], ['behind the old ZEBRAHALL, NB1'])
  const { check, view } = await sendFrom(next)
  assert.match(check.html, /behind the old ZEBRAHALL/)
  assert.match(view.html, /behind the old ZEBRAHALL/)
  const again = await turn(await toWhere(), typed)
  const exact = await turn(again, { exact: 'exact' })
  assert.match((await sendFrom(exact)).view.html, /ZEBRAHALL, NB1 1AA/)
})

test('words that are found nowhere are not kept of a home, or where somebody would rather not say', async () => {
  for (const wish of [{ home: 'yes' }, { exact: 'withheld' }]) {
    const unknown = await turn(await toWhere(), { postcode: '14 ZEBRA ROAD', ...wish })
    assert.doesNotMatch((await turn(unknown, {})).html, /ZEBRA/)
  }
})

test('a form that never met the question is held to the same', async () => {
  const check = await walk(world, [
    {},
    { what: 'They shouted' },
    {},
    {},
    {},
    {},
    {},
    { privacy: 'anonymous' },
    {},
  ])
  const sent = await press(world, check, '/report', { postcode: 'NB1 1AA', exact: '' }, 'send')
  const { reference } = receiptOf(sent)
  const [row] = await world.admin('select * from reports where reference = $1', [reference])
  assert.equal(row?.['ward_code'], 'E05000001')
  const view = await world.get(`/reports/${reference}`, officer)
  assert.match(view.html, /Mill, North/)
  assert.doesNotMatch(view.html, /NB1 1AA/)
})
