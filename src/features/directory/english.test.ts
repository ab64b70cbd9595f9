// What a partnership wrote of a service is English on a page in any language: it is marked so, and the page says it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { inSource } from '../../platform/i18n/index.ts'
import { emergencyLines } from '../public-site/index.ts'

const OWN = {
  description: 'Somebody who listens',
  whatHappens: 'Ask for the yellow card',
  privacy: 'A room of its own',
  eligibility: 'People who live here',
  interpreting: 'Ask a day before',
  fees: 'Free of charge',
  source: 'Call with the manager',
} as const

const OWN_NAME = 'Kindling'

let world: World
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North', area: 'North' })
  const coordinator = await world.staff({ agency: north, roles: ['coordinator'] })
  const fields = {
    ...OWN,
    kind: 'support',
    name: 'Kindling',
    organization: 'Kindling',
    contacts: '0808 157 0201 (evenings)',
    status: 'active',
    languages: ['en', 'pl'],
    hours: 'Mon to Fri 9:00 to 17:00',
  }
  assert.equal((await world.post('/directory/add', fields, coordinator)).status, 303)
})
after(() => world.close())

const read = async (path: string, locale: string) =>
  (await world.web.inject({ url: path, headers: { cookie: `upstander-language=${locale}` } })).body
const entryPath = async () =>
  `/help/${(await world.admin<{ id: string }>('select id from directory_services'))[0]?.id}`
const marked = (text: string) => new RegExp(`<(p|div|span)[^>]* lang="en" dir="ltr">${text}</\\1>`)

test('all that a partnership wrote of a service is marked as English on a page in Urdu', async () => {
  const html = await read(await entryPath(), 'ur')
  for (const text of [...Object.values(OWN), 'evenings']) assert.match(html, marked(text), text)
  assert.match(html, /<bdi>Kindling<\/bdi>/)
})

test('the list and the phone numbers mark it as well, and say that a part of them is in English', async () => {
  for (const path of ['/help', '/support']) {
    const html = await read(path, 'pl')
    assert.match(html, marked(OWN.description), path)
    assert.match(html, marked('evenings'), path)
    assert.match(html, /Część tej strony jest po angielsku/, path)
  }
  assert.match(await read('/support', 'pl'), marked(OWN.source))
})

test('what a partnership began with is read in the language of the page until somebody changes it', async () => {
  const first = emergencyLines[1] && inSource(emergencyLines[1])
  assert.ok(first)
  await world.admin('update directory_services set description = $1, source = $2 where name = $3', [
    first.says,
    first.source,
    OWN_NAME,
  ])
  await world.admin('update directory_services set name = $1 where name = $2', [first.name, OWN_NAME])
  const pages = await Promise.all(['/support', '/help', await entryPath()].map((path) => read(path, 'pl')))
  await world.admin(
    'update directory_services set name = $1, description = $2, source = $3 where name = $4',
    [OWN_NAME, OWN.description, OWN.source, first.name],
  )
  for (const html of pages) {
    assert.ok(![first.name, first.says, first.source].some((own) => html.includes(own)))
    assert.match(html, /Policja, gdy to nie jest nagły przypadek/)
  }
  for (const phrase of ['Known from general use', 'Partnership reference list'])
    assert.ok(!(await read('/support', 'en')).includes(phrase))
})

test('opening times are in the language of the page, days and all', async () => {
  assert.match(await read(await entryPath(), 'pl'), /<li>Poniedziałek–Piątek od 09:00 do 17:00<\/li>/)
  assert.match(await read(await entryPath(), 'en'), /<li>Monday to Friday 09:00 to 17:00<\/li>/)
})

test('nothing is marked on a page in English', async () => {
  for (const path of ['/help', '/support', await entryPath()])
    assert.doesNotMatch(
      await read(path, 'en'),
      /<(p|div|span)[^>]* lang="en" dir="ltr">[^<]*<\/(p|div|span)>/,
    )
})
