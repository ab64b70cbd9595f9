// Somebody who tells of another person's thoughts of ending their life: help at once, and a mark for those who must know.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { heading, press, receiptOf, walk } from '../testing/walk-form.ts'

let world: World
let council: Agency
let manager: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  manager = await world.staff({ agency: council, roles: ['manager', 'officer'] })
})
after(() => world.close())

const upToWho = (who: string, age: string) =>
  walk(world, [{ now: 'no' }, { what: 'He said that he wants to die.' }, { who, age }])

const toTheEnd = () => [
  { when: 'today' },
  { area: council.areaId ?? '' },
  { place: 'school' },
  {},
  { privacy: 'anonymous' },
  {},
]

for (const [who, age, help] of [
  ['parent', 'under_18', /do not leave them alone with it.*116 123/],
  ['friend_or_family', 'adult', /stay with them if you can.*116 123/],
] as const)
  test(`is asked about on the way, with help beside it, and marks the report: ${who}`, async () => {
    let page = await upToWho(who, age)
    assert.match(page.html, help)
    page = await press(world, page, '/report', { behalf: 'agrees', despair: 'yes' })
    if (age === 'under_18') {
      assert.match(heading(page), /adult whom the child trusts/)
      assert.match(page.html, help, 'and again at once when it was said')
      page = await press(world, page, '/report', {})
    }
    for (const answers of toTheEnd()) page = await press(world, page, '/report', answers)
    assert.match(page.html.split('<h1')[0] ?? '', help)
    assert.match(page.html, /ending their life\?[\s\S]*?Yes/)
    const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
    const rows = (await world.get('/reports?mark=suicide', manager)).html.split('<tr')
    assert.match(rows.find((row) => row.includes(reference)) ?? '', /Safeguarding: suicide/)
  })

test('said “no” marks nothing', async () => {
  let page = await press(world, await upToWho('parent', 'adult'), '/report', { despair: 'no' })
  for (const answers of toTheEnd()) page = await press(world, page, '/report', answers)
  const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
  assert.ok(!(await world.get('/reports?mark=suicide', manager)).html.includes(reference))
})
