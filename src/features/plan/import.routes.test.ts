import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'

describe('text that is pasted as a plan', () => {
  let world: World
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    coordinator = await world.staff({
      agency: await world.agency({ name: 'Alder Council' }),
      roles: ['coordinator'],
    })
  })
  after(() => world.close())

  test('far longer than a form can hold is told of by its box, and what else was typed stays', async () => {
    const text = 'To answer\tAlder Council\t2026/27\n'.repeat(40_000)
    assert.ok(text.length > 1_048_576)
    const nothing = { name: '', bytes: '' }
    const page = await world.upload('/plan/import', { text, name: 'Our plan' }, nothing, coordinator)
    assert.equal(page.status, 422)
    assert.match(page.html, /href="#text"[^>]*>The text must be 500,000 characters or fewer/)
    assert.match(page.html, /save it as a file and choose that/)
    assert.match(page.html, /value="Our plan"/)
  })
})
