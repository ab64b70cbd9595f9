// A trial is judged once for all of its pages, and anew once anything it hangs on is another.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { runImport } from './run-import.ts'
import { loadImport, tryRows } from './load-import.ts'

describe('the trial of a partner’s file', () => {
  let world: World
  let homes: Agency
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    await world.agency({ name: 'North Council', area: 'North' })
    homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    coordinator = await world.staff({ agency: homes, roles: ['coordinator'] })
  })
  after(() => world.close())

  const COLUMNS = { 'column-0': 'reference', 'column-1': 'what', privacy: 'anonymous' }
  async function bring(rows: string, columns: Record<string, string> = COLUMNS): Promise<string> {
    const sent = await world.upload(
      '/imports',
      {},
      { name: 'x.csv', bytes: `No,Story\n${rows}` },
      coordinator,
    )
    const id = /\/imports\/([\w-]+)\/columns/.exec(sent.location ?? '')?.[1] ?? ''
    await world.post(`/imports/${id}/columns`, columns, coordinator)
    return id
  }
  async function judged(id: string) {
    const ctx = coordinator.ctx()
    const loaded = await ctx.db.transaction((tx) => loadImport(tx, ctx, id))
    assert.ok(loaded.file && loaded.mapping)
    return tryRows(ctx, world.services, loaded, loaded.mapping)
  }

  test('is judged once, however often its pages are looked at', async () => {
    const id = await bring('H-1,They shouted\nH-2,They spat')
    const first = await judged(id)
    assert.equal(await judged(id), first)
    world.clock.advance(11 * 60_000)
    assert.notEqual(await judged(id), first, 'after a while it is looked at again')
  })

  test('is judged anew when the columns are understood in another way, or another file was taken in', async () => {
    const id = await bring('H-3,They shouted')
    const first = await judged(id)
    await world.post(`/imports/${id}/columns`, { ...COLUMNS, privacy: 'contact_only' }, coordinator)
    const second = await judged(id)
    assert.notEqual(second, first)
    const other = await bring('H-3,They shouted')
    await world.post(`/imports/${other}/start`, {}, coordinator)
    await runImport(world.services, world.systemCtx('take-import'), other)
    await world.post(`/imports/${id}/columns`, COLUMNS, coordinator)
    assert.deepEqual(
      (await judged(id)).map(({ outcome }) => outcome),
      ['before'],
    )
  })
})
