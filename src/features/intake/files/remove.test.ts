import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'

describe('a file that was brought by mistake', () => {
  let world: World
  let coordinator: Person
  let outsider: Person
  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'North Council', area: 'North' })
    const homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    outsider = await world.staff({ agency: homes, roles: ['coordinator', 'administrator', 'triage'] })
  })
  after(() => world.close())

  const bring = async () => {
    const file = { name: 'wrong.csv', bytes: 'Story,Names\nThey shouted,Jane Example' }
    const sent = await world.upload('/imports', {}, file, coordinator)
    return /\/imports\/([\w-]+)\//.exec(sent.location ?? '')?.[1] ?? ''
  }
  const kept = (id: string) =>
    world.admin(
      `select i.sealed is not null as sealed, k.wrapped is not null as opens from intake_imports i join vault.keys k on k.id = i.key_id where i.id = $1`,
      [id],
    )

  test('goes at once, from its first step on, with the key that opens it', async () => {
    const id = await bring()
    const columns = await world.get(`/imports/${id}/columns`, coordinator)
    assert.ok(columns.html.includes(`href="/imports/${id}/remove"`))
    assert.match((await world.get(`/imports/${id}/remove`, coordinator)).html, /wrong\.csv/)
    assert.equal((await world.post(`/imports/${id}/remove`, {}, coordinator)).status, 303)
    assert.deepEqual(await kept(id), [{ sealed: false, opens: false }])
    assert.match((await world.get(`/imports/${id}`, coordinator)).html, /was removed on/)
    const trail = await world.admin(
      `select actor_kind from audit.entries where action = 'import.remove' and subject_id::text = $1`,
      [id],
    )
    assert.deepEqual(trail, [{ actor_kind: 'staff' }])
  })

  test('is not removed by another agency, nor while its rows are taken in', async () => {
    const id = await bring()
    assert.equal((await world.post(`/imports/${id}/remove`, {}, outsider)).status, 404)
    const columns = { 'column-0': 'what', privacy: 'anonymous' }
    await world.post(`/imports/${id}/columns`, columns, coordinator)
    await world.post(`/imports/${id}/start`, {}, coordinator)
    assert.equal((await world.post(`/imports/${id}/remove`, {}, coordinator)).status, 409)
    assert.deepEqual(await kept(id), [{ sealed: true, opens: true }])
  })
})
