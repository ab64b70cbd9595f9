// A long plan comes in from Word, is looked through and kept, whole. How quickly is measured by `npm run bench`.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { largePlan } from '../testing/large-plan.ts'
import { docxOf } from '../testing/large-plan-docx.ts'
import { openDemoImport } from './demo.ts'

describe('bringing in a long plan', () => {
  let world: World
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    const lead = await world.agency({ name: 'Council 0', kind: 'local_authority' })
    for (let at = 1; at < 10; at += 1) await world.agency({ name: `Council ${at}`, kind: 'local_authority' })
    coordinator = await world.staff({ agency: lead, roles: ['coordinator'] })
  })
  after(() => world.close())

  const bringIn = async (actions: number, title: string) => {
    const bytes = await docxOf(largePlan(actions, 'All local authorities', title))
    const sent = await world.upload('/plan/import', {}, { name: 'plan.docx', bytes }, coordinator)
    assert.equal(sent.status, 303)
    const path = sent.location ?? ''
    const page = await world.get(path, coordinator)
    assert.ok(page.html.includes(`${actions.toLocaleString('en-GB')} actions`))
    assert.equal((await world.post(`${path}/keep`, { version: '1' }, coordinator)).status, 303)
    const [counted] = await world.admin<{ n: number }>(
      'select count(*)::int as n from plan_deliveries d join plans p on p.id = d.plan_id where p.title = $1',
      [title],
    )
    return counted?.n
  }

  test('sixty actions of ten authorities become six hundred parts', async () => {
    assert.equal(await bringIn(60, 'Northbrook hate plan 2026-29'), 600)
  })

  test('a thousand actions come in whole', async () => {
    assert.equal(await bringIn(1000, 'Very long plan 2026-29'), 10_000)
  })

  test('the demonstration’s document can be looked through', async () => {
    await world.systemCtx().db.transaction((tx) => openDemoImport(tx, world.systemCtx()))
    const page = await world.get('/plan/import', coordinator)
    const [, path = ''] = /href="(\/plan\/imports\/[^"]+)"/.exec(page.html) ?? []
    const review = await world.get(path, coordinator)
    assert.equal(review.status, 200)
    assert.match(review.html, /Move “Briefings completed” to the status|The time frame says how far/)
  })
})
