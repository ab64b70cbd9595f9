// Other systems ask as the standard says: HSDS 3.0 has the parameters of a list of services, Open Referral UK adds ages,
// times and days.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { addDemoDirectory } from './demo.ts'
import { TRAINED } from './hsds.ts'

type Term = { id: string; code: string; taxonomy_detail: { id: string; name: string } }
type Times = { byday: string; opens_at: string; closes_at: string; description?: string }
type Service = {
  id: string
  name: string
  minimum_age?: number
  maximum_age?: number
  last_modified: string
  organization: { id: string; name: string }
  attributes: { taxonomy_term: Term }[]
  schedules: Times[]
  service_at_locations: { schedules: Times[] }[]
}

describe('a list of services, asked as the standard says', () => {
  let world: World
  let all: Service[]
  before(async () => {
    world = await createWorld()
    await world.agency({ name: 'City', area: 'City' })
    await world.systemCtx().db.transaction((tx) => addDemoDirectory(tx, world.systemCtx()))
    await world.admin(`update directory_services set minimum_age = 16, maximum_age = 25 where id = (
      select id from directory_services where kind = 'support' order by name limit 1)`)
    await world.admin(`update directory_services set changed_at = '2020-02-01T10:00:00Z'`)
    await world.admin(
      `update directory_services set changed_at = '2021-03-01T10:00:00Z' where kind = 'emergency'`,
    )
    all = await list('per_page=100')
  })
  after(() => world.close())

  const asked = async (query: string) => {
    const answer = await world.get(`/api/directory/services?${query}`)
    assert.equal(answer.status, 200, `${query}: ${answer.html.slice(0, 300)}`)
    return JSON.parse(answer.html) as {
      total_items: number
      total_pages: number
      size: number
      contents: Service[]
    }
  }
  const list = async (query: string) => (await asked(query)).contents
  const names = (services: readonly Service[]) => services.map(({ name }) => name).toSorted()
  /** The same as every service for which this is so, and neither none nor all of them. */
  async function finds(query: string, fits: (service: Service) => boolean) {
    const wanted = names(all.filter(fits))
    assert.ok(wanted.length > 0 && wanted.length < all.length, `${query} says nothing of this directory`)
    assert.deepEqual(names(await list(`per_page=100&${query}`)), wanted, query)
  }
  const terms = ({ attributes }: Service) => attributes.map(({ taxonomy_term: term }) => term)
  /** When it is open, of itself or at one of its places; when somebody trained is there is another matter. */
  const timesOf = (each: Service) =>
    [...each.schedules, ...each.service_at_locations.flatMap(({ schedules }) => schedules)].filter(
      ({ description }) => description !== TRAINED,
    )
  const termOf = (code: string) => {
    const term = all.flatMap(terms).find((each) => each.code === code)
    assert.ok(term, code)
    return term
  }

  test('holds those with a term, with any term of a taxonomy, and of an organisation', async () => {
    const centre = termOf('kind:centre')
    await finds(`taxonomy_term_id=${centre.id}`, (each) => terms(each).some(({ id }) => id === centre.id))
    const strand = all.flatMap(terms).find(({ code }) => code.startsWith('strand:'))
    assert.ok(strand)
    await finds(`taxonomy_term_id=${strand.id}`, (each) => terms(each).some(({ id }) => id === strand.id))
    const { taxonomy_detail: taxonomy } = strand
    assert.equal(taxonomy.name, 'strand')
    await finds(`taxonomy_id=${taxonomy.id}`, (each) =>
      terms(each).some(({ taxonomy_detail: { id } }) => id === taxonomy.id),
    )
    const { organization } = all[0] ?? assert.fail()
    await finds(`organization_id=${organization.id}`, (each) => each.organization.id === organization.id)
    // A term that nobody has is nobody's: never the whole directory.
    assert.deepEqual(await list('taxonomy_term_id=00000000-0000-4000-8000-000000000000'), [])
  })

  test('holds those that were changed on or after a day or a time', async () => {
    for (const after of [
      '2021-01-01',
      '2021-03-01T10:00:00Z',
      '2021-03-01T10:00:00',
      '2021-03-01T11:00:00%2B01:00',
      '2021-03-01T11:00:00+01:00',
    ])
      await finds(`modified_after=${after}`, ({ last_modified: at }) => at.startsWith('2021-03'))
    assert.deepEqual(await list('modified_after=2021-03-01T10:00:01Z'), [])
    assert.equal((await asked('modified_after=2020-02-01')).total_items, all.length)
  })

  test('holds those whose words are searched for', async () => {
    await finds('search=lantern', ({ name }) => /lantern/i.test(name))
    assert.deepEqual(await list('search=quillbramble'), [])
    assert.deepEqual(await list(`search=${encodeURIComponent(`' or 1=1 --`)}`), [])
  })

  test('holds those for an age, a day and a time, as they say it', async () => {
    await finds('minimum_age=16', ({ minimum_age: age }) => age !== undefined && age >= 16)
    await finds('maximum_age=25', ({ maximum_age: age }) => age !== undefined && age <= 25)
    const on = (day: string) => (each: Service) =>
      timesOf(each).some(({ byday }) => byday.split(',').includes(day))
    await finds('day=SA', on('SA'))
    const late = (each: Service) => timesOf(each).some(({ opens_at: at }) => at >= '10:00')
    await finds('start_time=10:00', late)
    await finds('start_time=09:00&end_time=17:00&day=MO', (each) =>
      timesOf(each).some(
        ({ byday, opens_at: from, closes_at: to }) =>
          byday === 'MO' && from >= '09:00' && to > from && to <= '17:00',
      ),
    )
  })

  test('adds up what is asked, and pages what is found', async () => {
    const centre = termOf('kind:centre').id
    await finds(`taxonomy_term_id=${centre}&search=library`, (each) =>
      Boolean(terms(each).some(({ id }) => id === centre) && /library/i.test(JSON.stringify(each))),
    )
    const { total_items: total, contents } = await asked(`taxonomy_term_id=${centre}&per_page=2&page=2`)
    assert.equal(contents.length, 2)
    assert.equal((await asked(`taxonomy_term_id=${centre}&page=900`)).total_items, total)
  })

  test('gives only ids and times, or only own fields, or a line for each, where that is asked', async () => {
    const minimal = await asked('minimal=true')
    assert.equal(minimal.total_pages, 1)
    assert.deepEqual(Object.keys(minimal.contents[0] ?? {}), ['id', 'modified_date'])
    assert.equal(minimal.contents.length, all.length)
    const [own] = await list('full=false')
    assert.ok(own?.name && own.organization.name)
    assert.ok(!('schedules' in own) && !('attributes' in own))
    assert.deepEqual(await list('full=true'), await list(''))
    const { html, headers } = await world.get('/api/directory/services?format=ndjson')
    assert.match(String(headers['content-type']), /ndjson/)
    const lines = html.trimEnd().split('\n')
    assert.deepEqual(names(lines.map((line) => JSON.parse(line) as Service)), names(all))
  })

  test('refuses what cannot be meant, by its parameter', async () => {
    for (const query of [
      'modified_after=yesterday',
      'modified_after=2021-02-30',
      'minimal=1',
      'full=yes',
      'taxonomy_term_id=race',
      'taxonomy_id=strand',
      'organization_id=x',
      'minimum_age=old',
      'maximum_age=-1',
      'start_time=25:00',
      'end_time=9',
      'day=monday',
      'format=xml',
      `search=${'a'.repeat(201)}`,
    ]) {
      const { status, html } = await world.get(`/api/directory/services?${query}`)
      const fields = (JSON.parse(html).errors as { field: string }[]).map(({ field }) => field)
      assert.deepEqual([status, fields], [400, [query.split('=')[0]]], query)
    }
  })

  test('is described with every parameter that it takes', async () => {
    const { paths } = JSON.parse((await world.get('/api/openapi.json')).html)
    const described = paths['/api/directory/services'].get.parameters.map(
      ({ name }: { name: string }) => name,
    )
    const { html } = await world.get('/api/directory/services?nothing=1')
    const [{ message }] = JSON.parse(html).errors
    assert.deepEqual(String(message).split('There are: ')[1]?.split(', ').toSorted(), described.toSorted())
  })
})
