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

test('an organisation is asked about until a day to come, and that can be taken back', async () => {
  await world.post(path, { do: 'add', name: 'Northtown Advice' }, keeper)
  const find = async () =>
    (
      await world.admin<{ code: string; version: number; to: string | null }>(
        `select code, version, effective_to::text as to from sharing_purposes where name = 'Northtown Advice'`,
      )
    )[0]
  const { code = '', version = 0 } = (await find()) ?? {}
  const end = (year: string, month = '3') =>
    world.post(
      path,
      { do: 'end', code: `${code}.${version}`, 'last-day': '31', 'last-month': month, 'last-year': year },
      keeper,
    )
  for (const refused of [await end('2020'), await end('2031', '2')]) {
    assert.equal(refused.status, 422)
    assert.match(refused.html, /id="last-error"/)
    assert.match(refused.html, /name="last-year"[^>]*value="20/, 'what was typed stays')
  }
  assert.equal((await find())?.to, null)
  assert.equal((await end('2031')).status, 303)
  assert.equal((await find())?.to, '2031-03-31')
  assert.match((await world.get(path, keeper)).html, /31 March 2031/)
  assert.equal((await world.post(path, { do: 'again', code, version: '2' }, keeper)).status, 303)
  assert.equal((await find())?.to, null)
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
