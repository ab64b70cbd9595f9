import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { runImport } from './files/run-import.ts'
import { aReport, keyOf, sendJson } from './testing.ts'

let world: World
let council: Agency
let coordinator: Person
let administrator: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
  administrator = await world.staff({ agency: council, roles: ['administrator'] })
})
after(() => world.close())

/** Brings a file of one body, and takes in its rows. */
async function bring(whose: string, row: string): Promise<string> {
  const file = { name: 'export.csv', bytes: `Ref,Story\n${row}` }
  const sent = await world.upload('/imports', {}, file, coordinator)
  const id = /\/imports\/([\w-]+)\/columns/.exec(sent.location ?? '')?.[1] ?? ''
  const columns = { 'column-0': 'reference', 'column-1': 'what', privacy: 'anonymous', whose }
  await world.post(`/imports/${id}/columns`, columns, coordinator)
  await world.post(`/imports/${id}/start`, {}, coordinator)
  await runImport(world.services, world.systemCtx('take-import'), id)
  return id
}
const outcomesOf = async (id: string) =>
  (await world.admin<{ outcome: string }>('select outcome from intake_rows where import_id = $1', [id])).map(
    ({ outcome }) => outcome,
  )

test('one reference in the files of two bodies names two reports, and is taken once from each', async () => {
  const police = await bring('North Police', '100,They shouted at the police')
  const school = await bring('Hill School', '100,They shouted in the yard')
  const again = await bring(' north  POLICE', '100,They shouted at the police')
  const own = await bring('', '100,They shouted at the council')
  assert.deepEqual(await Promise.all([police, school, again, own].map(outcomesOf)), [
    ['taken'],
    ['taken'],
    ['before'],
    ['taken'],
  ])
})

test('one name for a report by the systems of two bodies names two reports', async () => {
  const keys = [
    await keyOf(world, administrator, { whose: 'Hill School' }),
    await keyOf(world, administrator, { whose: 'Lake School' }),
  ]
  const send = (key = '', what = 'x') =>
    sendJson(world, { ...aReport(council), what }, { key, name: 'report-100' })
  const [hill, lake] = [await send(keys[0], 'In the yard'), await send(keys[1], 'On the way home')]
  assert.deepEqual([hill.status, lake.status], [201, 201])
  assert.notEqual(hill.body['reference'], lake.body['reference'])
  const renewed = await keyOf(world, administrator, { whose: 'Hill School', name: 'Next key' })
  assert.deepEqual(
    (await send(renewed, 'In the yard')).body,
    hill.body,
    'a new key of the same body sends nothing twice',
  )
})
