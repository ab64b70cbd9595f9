// Where help is: kept by coordinators, read by everybody, found by place, reason, need, language and time.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { STRANDS as REPORTED } from '../reporting/incident.ts'
import { findEntries, type Wanted } from './find-entries.store.ts'
import { loadEntries } from './entries.store.ts'
import { isOpen, momentOf } from './hours.ts'
import { STRANDS } from './terms.ts'
import { allHours } from './views/parts.tsx'

const centre = {
  kind: 'centre',
  name: 'Lantern Library',
  organization: 'Lantern',
  description: 'Report hate with help',
  contacts: '0116 496 0101\ntext 07700 900101 (evenings)',
  needs: ['report', 'talk'],
  languages: ['en', 'gu'],
  whatHappens: 'Ask for the yellow card',
  privacy: 'A room of its own',
  source: 'Call with the manager',
  'checkedOn-day': '2',
  'checkedOn-month': '11',
  'checkedOn-year': '2026',
  status: 'active',
  'place-0-address': '1 Invented Square',
  'place-0-city': 'Northtown',
  'place-0-postcode': 'le1 0mo',
  'place-0-latitude': '52.6366',
  'place-0-longitude': '-1.1398',
  'place-0-accessibility': 'step_free',
  'place-0-hours': 'Mon to Fri 9:00 to 17:00',
  'place-0-trained': 'Wed 9:00 to 12:00',
}
const support = {
  kind: 'support',
  name: 'Kindling',
  organization: 'Kindling',
  description: 'Somebody who listens',
  contacts: '0808 157 0201',
  needs: ['talk'],
  languages: ['en', 'pl'],
  strands: ['disability'],
  source: 'Its website',
  status: 'active',
  hours: 'every day 20:00 to 2:00 bank holidays too',
}

describe('the directory of help', () => {
  let world: World
  let north: Agency
  let south: Agency
  let coordinator: Person
  let officer: Person
  let other: Person
  before(async () => {
    world = await createWorld()
    north = await world.agency({ name: 'North', area: 'North' })
    south = await world.agency({ name: 'South', area: 'South' })
    coordinator = await world.staff({ agency: north, roles: ['coordinator'] })
    officer = await world.staff({ agency: north, roles: ['officer'] })
    other = await world.staff({ agency: south, roles: ['coordinator'] })
    await add({ ...centre, 'place-0-areaId': north.areaId ?? '' })
    await add(support)
    await add({
      ...centre,
      name: 'Southern Centre',
      'place-0-areaId': south.areaId ?? '',
      'place-0-postcode': 'LE16 0MO',
      'place-0-latitude': '52.4',
      'place-0-longitude': '-0.8',
      'place-0-hours': '',
      'place-0-trained': '',
    })
  })
  after(() => world.close())

  const add = async (fields: Record<string, string | string[]>, as = coordinator) => {
    const answer = await world.post('/directory/add', fields, as)
    assert.equal(answer.status, 303, /error-summary[\s\S]{0,900}/.exec(answer.html)?.[0])
  }
  const idOf = async (name: string) =>
    (await world.admin<{ id: string }>('select id from directory_services where name = $1', [name]))[0]?.id ??
    ''
  const versionOf = async (id: string) =>
    String(
      (
        await world.admin<{ version: number }>('select version from directory_services where id = $1', [id])
      )[0]?.version,
    )
  const listed = async (query: string) => (await world.get(`/help?${query}`)).html
  const found = async (wanted: Wanted, now = world.clock.now()) =>
    world.publicCtx().db.transaction(async (tx) => {
      const asked = { wanted, today: '2026-11-18', moment: momentOf(now), limit: 50, offset: 0 }
      const ids = (await findEntries(tx, asked)).found.map(({ id }) => id)
      return (await loadEntries(tx, ids)).map(({ name }) => name)
    })

  test('uses the strands that reports use', () => {
    assert.deepEqual([...STRANDS], [...REPORTED])
  })

  test('shows everybody what is open, when somebody trained is there, and since when that is known', async () => {
    const { status, html, headers } = await world.get('/help')
    assert.equal(status, 200)
    assert.match(
      html,
      /Lantern Library[\s\S]*Open now[\s\S]*Somebody trained is there Wednesday 09:00 to 12:00/,
    )
    assert.match(html, /Checked on 2 November 2026/)
    assert.match(html, /Kindling[\s\S]*Shut now[\s\S]*Opens Wednesday 18 November 2026 at 20:00/)
    assert.match(html, /href="tel:01164960101"[\s\S]*href="sms:07700900101"/)
    assert.equal(headers['set-cookie'], undefined)
  })

  test('is found by place, reason, need, language and what is open', async () => {
    assert.deepEqual(await found({}), ['Lantern Library', 'Southern Centre', 'Kindling'])
    assert.deepEqual(await found({ kind: 'support' }), ['Kindling'])
    assert.deepEqual(await found({ areaId: north.areaId }), ['Lantern Library', 'Kindling'])
    assert.deepEqual(await found({ outward: 'LE16' }), ['Southern Centre', 'Kindling'])
    assert.deepEqual(await found({ outward: 'ZZ9' }), ['Kindling'])
    assert.deepEqual(await found({ strand: 'religion' }), ['Lantern Library', 'Southern Centre'])
    assert.deepEqual(await found({ language: 'pl' }), ['Kindling'])
    assert.deepEqual(await found({ need: 'report', openNow: true }), ['Lantern Library'])
  })

  test('puts what is near first, also from across a boundary, once postcodes are known', async () => {
    await world.admin(
      `insert into postcodes (postcode, area_code, latitude, longitude)
       select 'LE2 1AA', code, 52.62, -1.12 from areas where id = $1`,
      [south.areaId],
    )
    assert.deepEqual(await found({ outward: 'LE2' }), ['Lantern Library', 'Southern Centre', 'Kindling'])
    assert.match(await listed('postcode=LE2'), /About 1 miles? away|Less than a mile away/)
    await world.admin('delete from postcodes')
  })

  test('says the same of every hour of a week in the list as in the page', async () => {
    const all = await world
      .publicCtx()
      .db.transaction(async (tx) => loadEntries(tx, [await idOf('Lantern Library'), await idOf('Kindling')]))
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      const now = new Date(Date.UTC(2026, 11, 22, hour, 30))
      const expected = all
        .filter((entry) => isOpen(allHours(entry), momentOf(now)))
        .map(({ name }) => name)
        .sort()
      assert.deepEqual((await found({ openNow: true }, now)).sort(), expected, now.toISOString())
    }
  })

  test('keeps a postcode out of the address but for its first half', async () => {
    const answer = await world.get('/help?postcode=le1%201fz&need=talk')
    assert.equal(answer.status, 303)
    assert.equal(answer.location, '/help?postcode=LE1&need=talk')
    assert.match(await listed('postcode=nonsense'), /could not read that as a postcode/)
  })

  test('says what to do where nothing fits, and pages through what does', async () => {
    assert.match(await listed('kind=centre&language=zh'), /Nothing here fits[\s\S]*href="\/support"/)
    assert.equal((await world.get('/help?page=9')).location, '/help')
    assert.equal((await world.get('/help?kind=%00&page=x&district=1')).status, 404)
    assert.equal((await world.get('/help?kind=y&page=x&district=1&open=2')).status, 200)
  })

  test('is drawn without asking anybody for a map, with a list that says the same', async () => {
    const { html } = await world.get('/help/map')
    assert.equal(html.match(/class="app-map__pin"/g)?.length, 2)
    assert.match(html, /<svg[^>]*role="img"[^>]*aria-label="Positions of 2 places/)
    assert.match(html, /<ol[\s\S]*Lantern Library[\s\S]*Southern Centre[\s\S]*<\/ol>/)
    assert.doesNotMatch(html, /<img|https?:\/\/(?!www\.w3\.org)[^"]*tile/)
    assert.match((await world.get('/help/map?kind=support')).html, /No place that fits/)
  })

  test('tells of one centre what happens there, whether it is private, and how one gets in', async () => {
    const { html } = await world.get(`/help/${await idOf('Lantern Library')}`)
    for (const words of [
      'Ask for the yellow card',
      'A room of its own',
      'No steps to get in',
      'Gujarati',
      'LE1 0MO',
    ])
      assert.match(html, new RegExp(words))
    assert.match(
      (await world.get(`/help/${await idOf('Southern Centre')}`)).html,
      /We do not know when somebody trained/,
    )
    assert.equal((await world.get('/help/0190a000-0000-7000-8000-000000000000')).status, 404)
    assert.equal((await world.get('/help/nothing')).status, 404)
  })

  test('is changed by one at a time: who is second sees both', async () => {
    const id = await idOf('Kindling')
    const version = await versionOf(id)
    const change = (name: string) =>
      world.post(`/directory/${id}`, { ...support, name, version }, coordinator)
    assert.equal((await change('Kindling Support')).status, 303)
    const second = await change('Kindling Line')
    assert.equal(second.status, 409)
    assert.match(
      second.html,
      /Somebody changed this first[\s\S]*Kindling Support[\s\S]*value="Kindling Line"/,
    )
    const again = { ...support, version: /name="version" value="(\d+)"/.exec(second.html)?.[1] ?? '' }
    assert.equal((await world.post(`/directory/${id}`, again, other)).status, 303)
  })

  test('loses nothing that is removed, and gives it back with one press', async () => {
    const id = await idOf('Southern Centre')
    const answer = await world.post(`/directory/${id}/remove`, { version: await versionOf(id) }, coordinator)
    assert.equal((await world.get(`/help/${id}`)).status, 404)
    assert.doesNotMatch(await listed(''), /Southern Centre/)
    const page = (await world.get(answer.location ?? '', coordinator)).html
    assert.match(page, /The entry is removed[\s\S]*Put it back/)
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    assert.equal((await world.post(`/directory/${id}/restore`, { version }, coordinator)).status, 303)
    assert.match((await world.get(`/help/${id}`)).html, /1 Invented Square/)
  })

  test('leaves out of the list what is closed, over or still to come', async () => {
    const id = await idOf('Southern Centre')
    for (const [set, status] of [
      [`status = 'closed'`, 404],
      [`status = 'active', valid_to = '2026-11-17'`, 200],
      [`valid_to = null, valid_from = '2026-11-19'`, 200],
    ] as const) {
      await world.admin(`update directory_services set ${set} where id = $1`, [id])
      assert.doesNotMatch(await listed(''), /Southern Centre/)
      assert.equal((await world.get(`/help/${id}`)).status, status, set)
      assert.equal((await world.get(`/api/directory/services/${id}`)).status, 404, set)
    }
    await world.admin('update directory_services set valid_from = null where id = $1', [id])
    assert.match(await listed(''), /Southern Centre/)
  })

  test('says by its field what is wrong, and keeps what was typed', async () => {
    const wrong = {
      ...centre,
      name: '<script>alert(1)</script>',
      url: 'javascript:alert(1)',
      contacts: 'ring me',
      'place-0-postcode': 'nowhere',
      'place-0-hours': 'whenever',
      'place-0-latitude': '5',
      'checkedOn-day': '31',
      minimumAge: '20',
      maximumAge: '10',
    }
    const answer = await world.post('/directory/add', wrong, coordinator)
    assert.equal(answer.status, 422)
    for (const field of [
      'url',
      'contacts',
      'place-0-postcode',
      'place-0-hours',
      'place-0-latitude',
      'checkedOn-day',
      'maximumAge',
    ])
      assert.match(answer.html, new RegExp(`href="#${field}"`), field)
    assert.match(answer.html, /value="&lt;script>/)
    const more = await world.post('/directory/add', { ...centre, more: 'place' }, coordinator)
    assert.match(more.html, /name="place-1-address"/)
    assert.match(more.html, /1 Invented Square/)
  })

  test('is kept by coordinators only: others are refused, and the database agrees', async () => {
    const id = await idOf('Kindling')
    for (const path of [
      '/directory',
      '/directory/add',
      `/directory/${id}`,
      '/directory/import',
      '/directory/export.csv',
    ])
      assert.equal((await world.get(path, officer)).status, 403, path)
    assert.equal((await world.post(`/directory/${id}/remove`, { version: '1' }, officer)).status, 403)
    const rename = (ctx: ReturnType<World['publicCtx']>) =>
      ctx.db.transaction(async (tx) =>
        Number((await sql`update directory_services set name = 'Mine'`.execute(tx)).numAffectedRows ?? 0n),
      )
    assert.equal(await rename(officer.ctx()), 0)
    await assert.rejects(rename(world.publicCtx()), /permission denied/)
    await world.admin('update directory_services set removed_at = now() where id = $1', [id])
    const parts = async (ctx: ReturnType<World['publicCtx']>) =>
      ctx.db.transaction(async (tx) => {
        const { rows } = await sql<{
          n: number
        }>`select (select count(*) from directory_services where id = ${id})
          + (select count(*) from directory_contacts where service_id = ${id})
          + (select count(*) from directory_schedules where service_id = ${id}) as n`.execute(tx)
        return Number(rows[0]?.n)
      })
    assert.equal(await parts(world.publicCtx()), 0)
    assert.equal(await parts(officer.ctx()), 0)
    assert.ok((await parts(other.ctx())) > 0)
    await world.admin('update directory_services set removed_at = null where id = $1', [id])
  })

  test('leaves its mark in the trail', async () => {
    const rows = await world.admin<{ action: string }>(
      `select distinct action from audit.entries where action like 'directory.%' order by 1`,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['directory.add', 'directory.change', 'directory.remove', 'directory.restore'],
    )
  })
})
