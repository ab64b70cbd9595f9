import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'

describe('a plan that runs', () => {
  let at: RunningPlan
  before(async () => {
    at = await createRunningPlan()
  })
  after(() => at.world.close())
  const today = async (who: keyof RunningPlan['people']) =>
    (await at.world.get('/today', at.people[who])).html
  const change = (set: string, id: string) =>
    at.world.admin(`update plan_deliveries set ${set}, changed_at = now() where id = $1`, [id])

  test('shows its chair what is asked of the board and what is to be verified, and nobody else', async () => {
    assert.match(await today('chair'), /Nothing waits for you/)
    await change(`ask = 'A room for the panel'`, (await at.delivery('1.1', 'Alder Council')).id)
    await change(`status = 'complete_unverified'`, (await at.delivery('1.3', 'Alder Council')).id)
    const html = await today('chair')
    assert.doesNotMatch(html, /Nothing waits for you/)
    assert.match(html, /thing asked of the board in Northbrook Hate Crime Action Plan/)
    assert.match(html, /part of Northbrook Hate Crime Action Plan [^<]* said to be complete, to be verified/)
    for (const needs of ['asks', 'unverified']) {
      const href = `/plan/${at.planId}/table?needs=${needs}`
      assert.ok(html.includes(`href="${href}"`), needs)
      assert.match((await at.world.get(href, at.people.chair)).html, /Alder Council/)
    }
    assert.doesNotMatch(await today('stranger'), /asked of the board/)
  })

  test('stops showing what is asked once its part has ended', async () => {
    await change(`status = 'cancelled'`, (await at.delivery('1.1', 'Alder Council')).id)
    assert.doesNotMatch(await today('chair'), /asked of the board/)
  })

  test('says where it is changed that this is today’s, where another day is asked for', async () => {
    const page = `/plan/${at.planId}/shape`
    const html = (await at.world.get(`${page}?on=2026-10-31`, at.people.coordinator)).html
    assert.match(html, /only how it is today\. It is not how it was on 31 October 2026/)
    assert.ok(html.includes(`href="/plan/${at.planId}?on=2026-10-31"`))
    assert.doesNotMatch((await at.world.get(page, at.people.coordinator)).html, /only how it is today/)
  })
})
