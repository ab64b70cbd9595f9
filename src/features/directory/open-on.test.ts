// Help that somebody can go to after work, or on a Saturday: found by when it is open, not only by whether it is open now.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'

let world: World
let coordinator: Person
const OPEN = {
  'Office hours': 'Mon to Fri 9:00 to 17:00',
  'Late on Thursday': 'Thu 14:00 to 20:00',
  'Market day': 'Sat 10:00 to 13:00',
  'Night line': 'Sun 22:00 to 2:00',
}
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North', area: 'North' })
  coordinator = await world.staff({ agency: north, roles: ['coordinator'] })
  for (const [name, hours] of Object.entries(OPEN)) {
    const fields = { kind: 'support', name, organization: name, description: 'Help', source: 'Call', hours }
    const added = await world.post(
      '/directory/add',
      { ...fields, contacts: '0808 157 0201', status: 'active', languages: ['en'] },
      coordinator,
    )
    assert.equal(added.status, 303)
  }
})
after(() => world.close())

const found = async (query: string) => {
  const { html } = await world.get(`/help?${query}`)
  return Object.keys(OPEN).filter((name) => html.includes(`<bdi>${name}</bdi>`) || html.includes(`>${name}<`))
}

test('is found for an evening, a Saturday or another day', async () => {
  assert.deepEqual(await found(''), Object.keys(OPEN))
  assert.deepEqual(await found('open=evening'), ['Late on Thursday'])
  assert.deepEqual(await found('open=sat'), ['Market day'])
  assert.deepEqual(await found('open=thu'), ['Office hours', 'Late on Thursday'])
  assert.deepEqual(await found('open=sun'), ['Night line'])
  assert.deepEqual(await found('open=someday'), Object.keys(OPEN))
})

test('what was chosen is kept in the form and in the address, and 1 still means now', async () => {
  const sent = await world.post('/help', { open: 'evening' })
  assert.equal(sent.location, '/help?open=evening#results')
  const { html } = await world.get('/help?open=evening')
  assert.match(html, /<option value="evening" selected/)
  assert.match(html, /<option value="sat">Saturday</)
  // Wednesday, ten o'clock.
  assert.deepEqual(await found('open=1'), ['Office hours'])
})
