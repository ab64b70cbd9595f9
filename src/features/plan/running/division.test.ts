import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actionsIn } from './plan-state.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

describe('dividing a part between the owners that its words name', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
  })
  after(() => plan.world.close())

  const OFFER = /Split into one part for each owner/
  const partsOf = async (ref: string) =>
    actionsIn(await plan.load()).find((action) => action.ref === ref)?.deliveries ?? []
  const open = (path: string) => plan.world.get(path, plan.people.coordinator)
  const at = (id: string) => `/plan/${plan.planId}/deliveries/${id}`

  test('is not offered of one council’s part of what all councils do: each has its own already', async () => {
    const parts = await partsOf('1.3')
    assert.deepEqual(
      parts.map(({ owner, ownerWords }) => [owner, ownerWords]),
      [
        ['Alder Council', 'All councils'],
        ['Birch Council', 'All councils'],
      ],
    )
    for (const { id, version } of parts) {
      assert.doesNotMatch((await open(at(id))).html, OFFER)
      const page = await open(`${at(id)}/split`)
      assert.match(page.html, /there is nothing to split it between/)
      assert.doesNotMatch(page.html, /<button[^>]*>\s*Split/)
      const sent = await plan.world.post(
        `${at(id)}/split`,
        { version: String(version) },
        plan.people.coordinator,
      )
      assert.equal(sent.status, 422)
    }
    assert.equal((await partsOf('1.3')).length, 2, 'nobody got a second part')
  })

  test('is offered where several have none yet, and names them before it is done', async () => {
    const [tbc] = await partsOf('1.2b')
    assert.ok(tbc)
    assert.doesNotMatch((await open(at(tbc.id))).html, OFFER)
    await plan.world.admin(
      `update plan_deliveries set owner_words = 'All councils & Northbrook Police', changed_at = now() where id = $1`,
      [tbc.id],
    )
    assert.match((await open(at(tbc.id))).html, OFFER)
    const { html } = await open(`${at(tbc.id)}/split`)
    for (const owner of ['Alder Council', 'Birch Council', 'Northbrook Police'])
      assert.ok(html.includes(`<li>${owner}</li>`), owner)
    assert.match(html, /<button[^>]*>\s*Split/)
  })
})
