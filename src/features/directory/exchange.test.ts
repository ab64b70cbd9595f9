// The directory and other systems: the standard's JSON, our CSV, and the interface that anybody may read.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { FILE_BYTES_MAX } from '../../platform/http/upload.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { directoryApi } from './api.routes.ts'
import { addDemoDirectory } from './demo.ts'

type Page = {
  total_items: number
  total_pages: number
  contents: { id: string; name: string; [key: string]: unknown }[]
}

describe('the directory and other systems', () => {
  let world: World
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    const city = await world.agency({ name: 'City', area: 'City' })
    await world.admin(`update areas set code = 'E06000016' where name = 'City'`)
    coordinator = await world.staff({ agency: city, roles: ['coordinator'] })
    await world.systemCtx().db.transaction((tx) => addDemoDirectory(tx, world.systemCtx()))
  })
  after(() => world.close())

  const send = (name: string, bytes: string, mode = 'dry') =>
    world.upload('/directory/import', { mode }, { name, bytes }, coordinator)
  const exported = async (kind: 'json' | 'csv') =>
    (await world.get(`/directory/export.${kind}`, coordinator)).html
  const api = async (query = '') => {
    const answer = await world.get(`/api/directory/services?${query}`)
    assert.equal(answer.status, 200)
    return JSON.parse(answer.html) as Page
  }
  const counts = (html: string) =>
    /\d+ new, \d+ changed, \d+ the same, \d+ that cannot be read/.exec(html)?.[0]

  test('meet in the shape of Open Referral UK', async () => {
    const { total_items, contents } = await api('per_page=100')
    assert.ok(total_items >= 28)
    const lantern = contents.find(({ name }) => name === 'Lantern Library reporting centre')
    assert.deepEqual(lantern?.['status'], 'active')
    const places = lantern?.['service_at_locations'] as {
      location: { addresses: object[] }
      schedules: object[]
    }[]
    assert.equal(places.length, 1)
    assert.match(JSON.stringify(places[0]?.location.addresses), /"country":"GB".*"address_type":"physical"/)
    assert.match(
      JSON.stringify(places[0]?.schedules),
      /"freq":"WEEKLY","interval":1,"byday":"MO","opens_at":"09:00","closes_at":"18:00"/,
    )
    assert.match(JSON.stringify(lantern?.['attributes']), /"code":"kind:centre"/)
    const one = await world.get(`/api/directory/services/${lantern?.id}`)
    assert.deepEqual(JSON.parse(one.html), lantern)
  })

  test('learn at the base of the interface which standard it is, and where it is described', async () => {
    for (const path of ['/api/directory', '/api/directory/']) {
      const { status, html } = await world.get(path)
      assert.equal(status, 200)
      const meta = JSON.parse(html) as Record<string, string>
      assert.equal(meta['version'], 'HSDS-UK-3.0')
      assert.ok(URL.canParse(meta['profile'] ?? ''))
      const described = await world.get(new URL(meta['openapi_url'] ?? '').pathname)
      assert.ok(JSON.parse(described.html).paths['/api/directory/services'])
    }
  })

  test('page, filter, and say by an etag that nothing has changed', async () => {
    assert.equal((await api('per_page=5&page=2')).contents.length, 5)
    assert.ok(
      (await api('kind=centre')).contents.every((each) => JSON.stringify(each).includes('kind:centre')),
    )
    assert.equal((await world.get('/api/directory/services/nothing')).status, 404)
    const first = await world.get('/api/directory/services?kind=centre')
    const etag = String(first.headers['etag'])
    assert.match(String(first.headers['cache-control']), /public, max-age=300/)
    assert.equal(first.headers['access-control-allow-origin'], '*')
    const again = await world.web.inject({
      url: '/api/directory/services?kind=centre',
      headers: { 'if-none-match': etag },
    })
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
  })

  test('are told which parameter is wrong, and get no list for it', async () => {
    const wrong: Record<string, string> = {
      'strand=zzz': 'strand',
      'need=zzz': 'need',
      'kind=library': 'kind',
      'language=zz': 'language',
      'district=x': 'district',
      'open=now': 'open',
      'postcode=nowhere': 'postcode',
      'page=0': 'page',
      'page=1.5': 'page',
      'per_page=-1': 'per_page',
      'per_page=101': 'per_page',
      'strnad=race': 'strnad',
      'kind=centre&kind=service': 'kind',
      'toString=1': 'toString',
    }
    for (const [query, name] of Object.entries(wrong)) {
      const { status, html, headers } = await world.get(`/api/directory/services?${query}`)
      const { errors, contents } = JSON.parse(html)
      assert.deepEqual(
        [status, errors.map(({ field }: { field: string }) => field), contents],
        [400, [name], undefined],
        query,
      )
      assert.match(String(headers['content-type']), /problem\+json/)
    }
    assert.deepEqual(await api('strand=&open='), await api())
  })

  test('are told past the end how many there are', async () => {
    const { total_items } = await api()
    const past = await api('page=999')
    assert.deepEqual(
      [past.total_items, past.contents, past.total_pages],
      [total_items, [], Math.ceil(total_items / 50)],
    )
  })

  test('read one description of what they may ask for', async () => {
    const document = JSON.parse((await world.get('/api/openapi.json')).html)
    assert.equal(document.openapi, '3.1.0')
    for (const path of Object.keys(directoryApi.paths)) {
      assert.ok(document.paths[path], path)
      assert.notEqual((await world.get(path.replace('{id}', 'x'))).status, 500)
    }
  })

  for (const kind of ['json', 'csv'] as const)
    test(`take back as ${kind} what they were given, without a difference`, async () => {
      const file = await exported(kind)
      const { html } = await send(`directory.${kind}`, file)
      assert.match(counts(html) ?? html.slice(-3000), /^0 new, 0 changed, \d+ the same, 0 that/)
    })

  test('are first tried: nothing is written until that is asked for, and then all or nothing', async () => {
    const file = JSON.stringify([
      {
        name: 'From elsewhere',
        description: 'Advice',
        status: 'active',
        organization: { name: 'Elsewhere' },
        phones: [{ number: '0116 496 0777' }],
        schedules: [{ freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00Z', closes_at: '12:30:00' }],
        attributes: [
          { taxonomy_term: { code: 'source', taxonomy: 'source', name: 'Source' }, value: 'Council feed' },
        ],
      },
    ])
    const dry = await send('a.json', file)
    assert.match(dry.html, /Nothing was written[\s\S]*1 new, 0 changed/)
    assert.equal(
      (await api('per_page=100')).contents.some(({ name }) => name === 'From elsewhere'),
      false,
    )
    const half = file.replace(/\]$/, ', {"name": "Broken", "url": "javascript:x"}]')
    const large = await send('a.json', 'x'.repeat(FILE_BYTES_MAX + 1))
    assert.match(large.html, /The file must be 10MB or smaller/)
    const stopped = await send('a.json', half, 'real')
    assert.match(stopped.html, /Nothing was written, because[\s\S]*1 new, 0 changed, 0 the same, 1 that/)
    assert.match(stopped.html, /url: Enter a web address/)
    assert.match((await send('a.json', file, 'real')).html, /This is what happened/)
    const added = (await api('per_page=100')).contents.find(({ name }) => name === 'From elsewhere')
    assert.match(JSON.stringify(added?.['schedules']), /"byday":"TU","opens_at":"09:00","closes_at":"12:30"/)
  })

  test('change by id what is known, and keep its version for those who edit', async () => {
    const csv = await exported('csv')
    const changed = csv.replaceAll('Nightlight line', 'Nightlight')
    assert.match((await send('directory.csv', changed, 'real')).html, /0 new, 1 changed/)
    assert.ok((await api('per_page=100')).contents.some(({ name }) => name === 'Nightlight'))
  })

  test('are told what cannot be read, and where', async () => {
    for (const [bytes, words] of [
      ['%PDF-1.4', /neither CSV/],
      ['{"not": "services"}', /neither CSV/],
      ['{broken', /neither CSV/],
      ['name,description,source\n"open', /look at line 2/],
    ] as const) {
      const answer = await send('x.csv', bytes)
      assert.equal(answer.status, 422)
      assert.match(answer.html, words)
    }
    const formula = 'name,description,source,contacts\n"=HYPERLINK(1)",What,Here,0116 496 0001\n'
    assert.match((await send('x.csv', formula, 'real')).html, /1 new/)
    assert.match(await exported('csv'), /'=HYPERLINK/)
  })
})
