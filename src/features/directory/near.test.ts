// Finding help near a place: by its name, as people say it, without anything typed in an address.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { importPlaces } from '../places/index.ts'

const entry = (name: string, latitude: string, longitude: string) => ({
  kind: 'centre',
  name,
  organization: name,
  description: 'Report hate with help',
  contacts: '0116 496 0101',
  source: 'Call with the manager',
  status: 'active',
  'place-0-address': '1 Invented Square',
  'place-0-city': 'Northtown',
  'place-0-latitude': latitude,
  'place-0-longitude': longitude,
})
const TOWNS = `name,within,kind,lat,lon
Millbrook,Northshire,Town,52.50,-1.10
Easton,Northshire,Village,52.60,-1.10
Easton Magna,Northshire,Village,52.61,-1.11
Faraway,Northshire,Village,54.5,-2.5
`
const STOPS = 'atco,name,locality,stop_type,lat,lon\n1,Parish Pump,Millbrook,BCT,52.5123,-1.0512\n'
const POSTCODES = 'postcode,lat,long,wd25cd,ladcd\nNB1 1AA,52.60,-1.10,E05000001,E07000001\n'

describe('help near a place', () => {
  let world: World
  before(async () => {
    world = await createWorld()
    const north = await world.agency({ name: 'North', area: 'North' })
    await world.admin(`update areas set code = 'E07000001' where id = $1`, [north.areaId])
    const coordinator = await world.staff({ agency: north, roles: ['coordinator'] })
    for (const fields of [
      entry('Mill Library', '52.501', '-1.101'),
      entry('Eastern Hall', '52.601', '-1.101'),
    ]) {
      const answer = await world.post('/directory/add', fields, coordinator)
      assert.equal(answer.status, 303, /error-summary[\s\S]{0,900}/.exec(answer.html)?.[0])
    }
  })
  after(() => world.close())

  const loadPlaces = async () => {
    const ctx = world.systemCtx('places')
    for (const [name, text] of Object.entries({ Towns: TOWNS, Stops: STOPS, Postcodes: POSTCODES })) {
      const source = { name, attribution: 'Invented for a test', dated: '2026-05-01' }
      await ctx.db.transaction((tx) => importPlaces(tx, ctx, source, [text], { write: true }))
    }
  }
  // Where it leads, but for the part of the page.
  const look = async (place: string, more: FormValues = {}, path = '/help') => {
    const answer = await world.post(path, { place, was: '', ...more })
    return { ...answer, location: answer.location?.replace(/#results$/, '') }
  }
  const order = (html: string) => [...html.matchAll(/Mill Library|Eastern Hall/g)].map(([name]) => name)

  test('asks only for half a postcode where no names of places are loaded', async () => {
    assert.match((await world.get('/help')).html, /the first half of your postcode/)
    assert.match((await look('Easton')).html, /could not read that as a postcode/)
    await loadPlaces()
    assert.match((await world.get('/help')).html, /town, village, area or postcode/)
  })

  test('puts what is nearest to a town first, and says near what, on the list and on the map', async () => {
    for (const path of ['/help', '/help/map']) {
      const { status, location = '' } = await look('millbrook', {}, path)
      assert.equal(status, 303)
      assert.match(location, new RegExp(`^${path}\\?near=[0-9a-f-]{36}$`))
      const { html } = await world.get(location)
      assert.match(html, /Near Millbrook, Northshire: what is nearest comes first/)
      assert.equal(order(html)[0], 'Mill Library')
      assert.match(html, /Less than a mile away/)
      assert.match(html, /About 7 miles away/)
      if (path === '/help/map') {
        // In words under the drawing as well: beside 48 pixels of edge, the place itself is within it.
        assert.match(html, /<\/svg> The place that you looked for<\/figcaption>/)
        const [x, y] = /app-map__here"><circle cx="(\d+)" cy="(\d+)"/.exec(html)?.slice(1).map(Number) ?? []
        assert.ok(x && y && x >= 48 && x <= 592 && y >= 48, `${x} ${y}`)
      }
    }
  })

  test('keeps the place while something else is chosen, and takes another that is typed over it', async () => {
    const { location = '' } = await look('Millbrook')
    const near = location.split('=')[1] ?? ''
    const kept = { near, was: 'Millbrook, Northshire' }
    const also = await look('Millbrook, Northshire', { ...kept, kind: 'centre' })
    assert.equal(also.location, `/help?kind=centre&near=${near}`)
    const other = await look('Easton Magna', kept)
    assert.notEqual(other.location, location)
    assert.equal(order((await world.get(other.location ?? '')).html)[0], 'Eastern Hall')
    assert.equal((await look('', kept)).location, '/help')
  })

  test('says so where a place that was typed came before the district that was chosen', async () => {
    const south = await world.agency({ name: 'South', area: 'South' })
    const district = south.areaId ?? ''
    const { location = '' } = await look('Millbrook', { district })
    const { html } = await world.get(location)
    assert.match(
      html,
      /Near Millbrook[^<]*You also chose South\. We looked near the place that you typed instead/,
    )
    assert.doesNotMatch((await world.get((await look('Millbrook')).location ?? '')).html, /You also chose/)
  })

  test('asks which of several places is meant', async () => {
    const { status, html } = await look('east', { kind: 'centre' })
    assert.equal(status, 200)
    assert.match(html, /Which of these places is it\?/)
    const [first = ''] = /\/help\?kind=centre&amp;near=[0-9a-f-]{36}/.exec(html) ?? []
    assert.match((await world.get(first.replaceAll('&amp;', '&'))).html, /Near Easton, Northshire/)
    // Who says the whole name of one of them is not asked.
    assert.equal((await look('easton', { kind: 'centre' })).location, first.replaceAll('&amp;', '&'))
  })

  test('says that it does not know a place, what to do, and shows help all the same', async () => {
    for (const path of ['/help', '/help/map']) {
      const { status, html } = await look('Atlantis', {}, path)
      assert.equal(status, 422)
      assert.match(html, /govuk-error-summary[\s\S]*href="#place"/)
      assert.match(html, /do not know that place\. Check the spelling, or try the nearest town/)
      assert.match(html, /value="Atlantis"/)
      assert.equal(order(html).includes('Mill Library'), true)
    }
    const gone = await world.get('/help?near=0194ffff-ffff-7fff-bfff-ffffffffffff')
    assert.match(gone.html, /do not know that place/)
    assert.match((await world.get('/help?postcode=ZZ9')).html, /do not know that place/)
  })

  test('does not answer to a street or a bus stop: what stands in an address is never so small', async () => {
    assert.equal((await look('Parish Pump')).status, 422)
  })

  test('never puts a postcode in an address, but for its first half', async () => {
    const { location } = await look(' nb1 1aa ')
    assert.equal(location, '/help?postcode=NB1')
    const { html } = await world.get('/help?postcode=NB1')
    assert.match(html, /Near NB1: what is nearest/)
    assert.equal(order(html)[0], 'Eastern Hall')
    assert.doesNotMatch(html, /method="get"/)
  })
})
