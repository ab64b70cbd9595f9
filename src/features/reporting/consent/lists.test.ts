// Whom people are asked about is kept by the lead agency, from a day on; what was answered before stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'

let world: World
let keeper: Person
let other: Person

before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  await world.lead(council)
  keeper = await world.staff({ agency: council, roles: ['coordinator'] })
  other = await world.staff({ agency: south, roles: ['administrator'] })
})
after(() => world.close())

const path = '/admin/purposes'

test('the lead agency adds an organisation and ends it; the trail has each', async () => {
  assert.equal((await world.post(path, { do: 'add', name: 'x' }, keeper)).status, 422)
  assert.equal((await world.post(path, { do: 'add', name: 'Anytown Advice' }, keeper)).status, 303)
  assert.match(
    (await world.post(path, { do: 'add', name: 'anytown advice' }, keeper)).html,
    /on the list already/,
  )
  const [row] = await world.admin<{ code: string }>(
    `select code from sharing_purposes where name = 'Anytown Advice'`,
  )
  const end = { do: 'end', code: row?.code ?? '', version: '1' }
  assert.equal((await world.post(path, end, keeper)).status, 303)
  assert.equal((await world.post(path, end, keeper)).status, 409)
  const trail = await world.admin(
    `select 1 from audit.entries where action in ('purpose.add', 'purpose.end')`,
  )
  assert.equal(trail.length, 2)
})

test('the police and the victim service are always asked about, and nobody else changes a list', async () => {
  assert.equal((await world.post(path, { do: 'end', code: 'police', version: '1' }, keeper)).status, 404)
  assert.equal((await world.post(path, { do: 'add', name: 'Theirs' }, other)).status, 403)
  const page = await world.get(path, other)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.html, /<form method="post" action="\/admin\/purposes"/)
})

test('an age begins on a day that is not past, with its source', async () => {
  const age = {
    do: 'age',
    age: '14',
    source: 'Board, item 3',
    'from-day': '1',
    'from-month': '1',
    'from-year': '2031',
  }
  assert.equal((await world.post(path, { ...age, 'from-year': '2020' }, keeper)).status, 422)
  assert.equal((await world.post(path, age, keeper)).status, 303)
  assert.match((await world.get(path, keeper)).html, /Board, item 3/)
})
