// What somebody checks before sending says what each answer was to: a slip is seen, and a time says that it is the safe one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'

let world: World
before(async () => {
  world = await createWorld()
  await world.agency({ name: 'North Council', area: 'North' })
})
after(() => world.close())

const checked = async (age: string) => {
  const page = await world.post('/report', {
    step: 'safe',
    go: 'next',
    what: 'They shouted.',
    who: 'affected',
    age,
    privacy: 'contact_only',
    methods: ['call'],
    phone: '07700 900456',
    times: ['morning'],
    returning: 'yes',
  })
  return page.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('an answer of no about the age stands beside its question, and safe times say what they are', async () => {
  const html = await checked('adult')
  assert.match(html, /Is the person it happened to \(you or somebody else\) under 18\? No/)
  assert.match(html, /When is a safe time\? Weekdays, morning/)
})

test('so does not knowing, and what was said of a child stays as short as it was', async () => {
  assert.match(await checked('not_known'), /under 18\? I do not know, or would rather not say/)
  assert.match(await checked('under_18'), / Under 18 /)
})
