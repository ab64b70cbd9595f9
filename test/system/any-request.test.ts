// Every route, with whatever somebody might send, as nobody and as each person of a small demonstration, with names that
// exist mixed in: the answer may be a refusal, never a fault. What a form is asked for is read from the source, so a new
// field is tried by being there.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { routes } from '../../src/app.ts'
import { loadDemo } from '../../src/features/demo/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { type SignedIn, signEverybodyIn, signInAgain } from '../support/people-of.ts'
import { createWorld, type World } from '../support/world.ts'

const REPORTS = 40
const REQUESTS = 800
const FIELDS = 1_000

const src = new URL('../../src', import.meta.url).pathname
const FIELD = /\b(?:one|many)\('([\w-]+)'\)/g
const fieldNames = [
  ...new Set(
    readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .flatMap((name) =>
        [...readFileSync(join(src, name), 'utf8').matchAll(FIELD)].map(([, field]) => field ?? ''),
      ),
  ),
]
const QUERY_NAMES = [
  'q',
  'queue',
  'status',
  'strand',
  'days',
  'after',
  'before',
  'tab',
  'page',
  'done',
  'next',
  'from',
  'to',
  'action',
  'person',
  'about',
  'refused',
  'agency',
  'period',
  '__proto__',
  'constructor',
  'toString',
]
// As they stand in an address or a body: what is no text at all has no other form.
const NASTY = [
  '',
  '0',
  '-1',
  '1',
  '2147483647',
  '2147483648',
  '99999999999999',
  '1e999',
  'NaN',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%FF%FE',
  '%F0%9F%98%80',
  '..%2F..%2Fetc',
  '%27%20or%201%3D1--',
  '%3Cscript%3E',
  '2026-02-30',
  '275760-09-13',
  '0000-01-01',
  'null',
  'undefined',
  '%E2%80%AE',
  '%0A%0D',
  'x'.repeat(190),
  '%25',
  '*',
  '9999-12-31T23%3A59%3A59Z_00000000-0000-0000-0000-000000000000',
]

describe('any request', () => {
  let world: World
  let people: SignedIn[]
  let real: string[]
  before(async () => {
    world = await createWorld({ setUp: false })
    await loadDemo({
      adminUrl: world.database.ownerUrl,
      services: world.services,
      size: { reports: REPORTS },
      seed: 7,
    })
    people = await signEverybodyIn(world)
    const rows = await world.admin<{ name: string }>(`
      (select reference as name from reports limit 30) union (select id::text from reports limit 5)
      union (select id::text from cases limit 5) union (select id::text from referrals limit 20) union (select id::text from plans)
      union (select id::text from plan_actions limit 10) union (select id::text from staff_users limit 10)
      union (select id::text from agencies limit 10) union (select id::text from vault.people limit 10)
      union (select id::text from vault.texts limit 10) union (select id::text from mails limit 10)
      union (select id::text from sessions limit 5) union (select id::text from areas limit 5)`)
    real = [...rows.map(({ name }) => name), newId()]
  })
  after(() => world.close())

  const ask = async (method: 'GET' | 'POST', url: string, payload: string, person: SignedIn | undefined) => {
    if (person) await signInAgain(world, person)
    const response = await world.web.inject({
      method,
      url,
      headers: {
        ...(person ? { cookie: `upstander=${person.cookie}` } : {}),
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { payload } : {}),
    })
    return response.statusCode
  }

  test('with a number that no column holds, or a NUL, is refused and no fault', async () => {
    const triage = people.find(({ roles }) => roles.includes('officer'))
    for (const path of [
      '/reports/%00',
      '/reports/%00/hand',
      '/reports?strand=%00',
      '/cases/%00',
      '/cases?q=%00',
    ])
      assert.equal(await ask('GET', path, '', triage), 404, path)
    const cases = await world.admin<{ reference: string; agency: string; status: string }>(
      `select distinct on (status) reference, lead_agency_id as agency, status from cases order by status, id`,
    )
    for (const { reference, agency, status } of cases) {
      const person = people.find((each) => each.agencyId === agency && each.roles.includes('officer'))
      for (const version of ['99999999999999', '2147483647', '2147483648', '-5', '%00'])
        for (const action of status === 'open' ? ['risk', 'assign'] : ['reopen']) {
          const body = `version=${version}&level=high&reason=because&ownerId=${person?.id}`
          const answer = await ask('POST', `/cases/${reference}/${action}`, body, person)
          assert.equal(answer, 409, `${action} ${version}`)
        }
    }
  })

  test('is answered without a fault, whoever asks and whatever they send', async () => {
    const text = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 4, arbitrary: fc.constantFrom(...real) },
      {
        weight: 2,
        arbitrary: fc
          .string({ unit: 'binary', maxLength: 40 })
          .map((each) => encodeURIComponent(each.toWellFormed())),
      },
    )
    const pairs = (names: readonly string[]) =>
      fc
        .array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 12 })
        .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&'))
    const many = fc.constant(
      Array.from({ length: FIELDS }, (_, at) => `${fieldNames[at % fieldNames.length]}=${at}&f${at}=x`).join(
        '&',
      ),
    )
    const body = fc.oneof(
      { weight: 9, arbitrary: pairs([...fieldNames, ...QUERY_NAMES]) },
      { weight: 1, arbitrary: many },
    )
    const request = fc.record({
      route: fc.constantFrom(...routes),
      params: fc.array(text, { minLength: 3, maxLength: 3 }),
      query: pairs([...QUERY_NAMES, ...fieldNames]),
      body,
      who: fc.option(fc.constantFrom(...people), { nil: undefined, freq: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ route, params, query, body: sent, who }) => {
        const values = [...params]
        const path = route.path.replaceAll(/:[A-Za-z]+/g, () => values.pop() || 'x')
        const url = query && route.method === 'GET' ? `${path}?${query}` : path
        const status = await ask(route.method, url, sent, who)
        assert.ok(status < 500, `${route.method} ${route.path} answers ${status} to ${who?.name ?? 'nobody'}`)
      }),
      { numRuns: REQUESTS },
    )
  })
})
