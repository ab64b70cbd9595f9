// What an owner typed is on the page that refuses it, however it came to be refused meanwhile.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

let run: RunningPlan
before(async () => {
  run = await createRunningPlan()
})
after(() => run.world.close())

const said = { ...anUpdate({ words: 'Twelve centres <have> begun.', cause: 'The floods.' }), version: '1' }
const form = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value ?? '')]))

test('an update of a part that was stopped, or taken out, while its owner typed can be copied', async () => {
  const { id } = await run.delivery('1.2a', 'Alder Council')
  const ways = [
    `/plan/updates/${id}`,
    `/plan/${run.planId}/deliveries/${id}/update`,
    `/plan/${run.planId}/table/${id}`,
  ]
  const stopped = `update plan_deliveries set status = 'cancelled', changed_at = '2026-11-18T09:00Z' where id = $1`
  const out = `update plan_deliveries set removed_at = '2026-11-18T09:30Z', changed_at = '2026-11-18T09:30Z' where id = $1`
  for (const [meanwhile, status] of [
    [stopped, 403],
    [out, 404],
  ] as const) {
    await run.world.admin(meanwhile, [id])
    for (const path of ways) {
      const page = await run.world.post(path, form, run.people.owner)
      assert.equal(page.status, status, path)
      assert.match(page.html, /What you wrote was not kept\. Copy it before you leave this page/)
      assert.match(page.html, /Twelve centres &lt;have> begun\./)
      assert.match(page.html, /The floods\./)
    }
  }
})

test('a refusal never shows a secret that was sent', async () => {
  const sent = { words: 'My own words.', password: 'correct horse battery', token: 'abcdef' }
  const page = await run.world.post(`/plan/${run.planId}/settings`, sent, run.people.owner)
  assert.equal(page.status, 403)
  assert.doesNotMatch(page.html, /correct horse|abcdef/)
})
