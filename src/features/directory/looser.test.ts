// Somebody deaf looks for help at night: what can be reached without a voice, what there is if they ask for less, and whether
// somebody trained is in a centre that is open.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'

let world: World
let coordinator: Person
const add = async (name: string, more: Record<string, string | string[]>) => {
  const fields = {
    kind: 'support',
    name,
    organization: name,
    description: 'Help',
    source: 'Call',
    status: 'active',
  }
  const all = { ...fields, languages: ['en'], contacts: '0808 157 0201', ...more }
  assert.equal((await world.post('/directory/add', all, coordinator)).status, 303)
}
// The clock of a test stands on a Wednesday at ten.
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North', area: 'North' })
  coordinator = await world.staff({ agency: north, roles: ['coordinator'] })
  await add('Voice Only', { hours: 'Mon to Fri 9:00 to 17:00' })
  await add('Text Too', { contacts: '0808 157 0202\ntext 07700 900202', hours: 'Sun 22:00 to 2:00' })
  await add('By Mail', { contacts: '0808 157 0203', email: 'help@example.org', hours: 'Mon 9:00 to 10:00' })
  await add('Signing', { languages: ['en', 'bfi'], hours: 'Sat 9:00 to 12:00' })
  for (const [name, trained] of [
    ['Trained Later', 'Wed 16:00 to 18:00'],
    ['Trained Now', 'Wed 9:00 to 12:00'],
  ] as const)
    await add(name, {
      kind: 'centre',
      whatHappens: 'Ask',
      privacy: 'A room',
      'place-0-address': '1 Invented Square',
      'place-0-city': 'Northtown',
      'place-0-postcode': 'le1 0mo',
      'place-0-hours': 'Mon to Fri 9:00 to 20:00',
      'place-0-trained': trained,
    })
})
after(() => world.close())

const NAMES = ['Voice Only', 'Text Too', 'By Mail', 'Signing', 'Trained Later', 'Trained Now']
const listed = async (query: string) => (await world.get(`/help?${query}`)).html
const found = async (query: string) => {
  const html = await listed(query)
  return NAMES.filter((name) => html.includes(`<bdi>${name}</bdi>`))
}

test('help that needs no voice is found by that, and its numbers for a voice are left out', async () => {
  assert.deepEqual(await found('reach=no_voice'), ['Text Too', 'By Mail'])
  const html = await listed('reach=no_voice')
  assert.match(html, /07700 900202[\s\S]*Text message/)
  assert.match(html, /help@example\.org/)
  assert.doesNotMatch(html, /0808 157 020/)
  assert.equal((await world.post('/help', { reach: 'no_voice' })).location, '/help?reach=no_voice#results')
  assert.match(html, /<option value="no_voice" selected/)
  assert.deepEqual((await found('reach=shout')).length, NAMES.length)
})

test('where nothing fits, it is said what fits without one of the choices, each with its number', async () => {
  const html = await listed('language=bfi&open=1')
  assert.match(html, /There is help if you leave out one of your choices/)
  assert.match(
    html,
    /<a class="govuk-link" href="\/help\?language=bfi">When it is open: At any time<\/a>: 1 entry/,
  )
  assert.match(html, /<a class="govuk-link" href="\/help\?open=1">Language: Any language<\/a>: 3 entries/)
  const none = await listed('language=zh&reach=no_voice&need=court')
  assert.match(none, /Nothing here fits all of what you chose/)
  assert.doesNotMatch(none, /There is help if you leave out/)
})

test('a centre says whether somebody trained is there now, or when next', async () => {
  const card = async (name: string) =>
    new RegExp(`<bdi>${name}</bdi>[\\s\\S]*?</section>`).exec(await listed('kind=centre'))?.[0] ?? ''
  assert.match(await card('Trained Now'), /Open now[\s\S]*Somebody trained is there now/)
  assert.match(
    await card('Trained Later'),
    /Open now[\s\S]*Somebody trained is there next on Wednesday [^<]* at 16:00/,
  )
  assert.doesNotMatch(await card('Trained Later'), /trained is there now/)
})
