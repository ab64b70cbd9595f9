import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cycleRulesOf } from '../running/rules.ts'
import { cycleDays, nextRound, runsIn } from './cycle-days.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

const present = { year: 2026, quarter: 3 } as const

describe('the quarters that a plan asks about', () => {
  test('are those of its own period: one that begins in April is first asked about in July', () => {
    const period = { from: '2027-04-01', to: '2028-03-31' }
    const cycle = cycleRulesOf(null)
    assert.ok(!runsIn(period, cycleDays(present, cycle)))
    assert.equal(nextRound({ period, cycle }, [], present)?.quarter, '2027-q1')
    const over = { from: '2024-04-01', to: '2025-03-31' }
    assert.equal(nextRound({ period: over, cycle }, [], present), undefined)
    const begun = [{ quarter: '2026-q3', firstDay: '2026-10-01', state: 'open' }]
    assert.equal(nextRound({ period: null, cycle }, begun, present)?.quarter, '2026-q4')
  })
})

describe('a coordinator asks everyone at once', () => {
  let at: QuarterWorld
  let path: string
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-11-17')
    await at.mails()
    at.world.clock.set('2026-11-18T10:00:00Z')
    path = `/plan/${at.planId}/ask-everyone`
  })
  after(() => at.world.close())
  const as = (who: keyof QuarterWorld['people']) => at.people[who]
  const list = async () => (await at.world.get(`/plan/${at.planId}/quarter`, as('coordinator'))).html

  test('is told first how many get a mail and where there is nobody; nobody else may', async () => {
    assert.match(await list(), /Ask everyone now/)
    const { html } = await at.world.get(path, as('coordinator'))
    assert.match(html, /Q3 2026\/27/)
    assert.match(html, /2 people get a mail about 5 parts/)
    assert.match(html, /1 part with nobody to ask/)
    assert.match(html, /2 December 2026/)
    assert.match(html, /Ask about Q2 2026\/27 instead/)
    assert.equal((await at.world.get(path, as('owner'))).status, 403)
    assert.equal((await at.world.post(path, { quarter: '2026-q3' }, as('owner'))).status, 403)
  })

  test('asks them all in one act, and the lists say who was asked', async () => {
    const done = await at.world.post(path, { quarter: '2026-q3' }, as('coordinator'))
    assert.equal(done.location, `/plan/${at.planId}/quarter/2026-q3?done=everyone`)
    assert.equal((await at.mails()).length, 2)
    assert.match(await list(), /5 parts asked, 1 with nobody to ask/)
    assert.doesNotMatch(await list(), /Not asked yet/)
    const quarter = await at.world.get(`/plan/${at.planId}/quarter/2026-q3`, as('coordinator'))
    assert.match(quarter.html, new RegExp(`18 Nov 2026: ${as('colleague').actor.name}`))
    const due = (await at.cycles()).find(({ quarter: each }) => each === '2026-q3')
    assert.deepEqual([due?.state, due?.due_on], ['open', '2026-12-02'])
  })

  test('is not asked about again by itself, but reminded of on the days of the round', async () => {
    await at.on('2026-11-19')
    assert.deepEqual(await at.mails(), [])
    await at.on('2026-12-02')
    const sent = new Set((await at.mails()).map(({ template }) => template))
    assert.ok(sent.has('plan-reminder') && !sent.has('plan-request'))
  })

  test('a quarter outside the plan cannot be asked about', async () => {
    assert.equal((await at.world.post(path, { quarter: '2026-q1' }, as('coordinator'))).status, 404)
    assert.equal((await at.world.post(path, {}, as('coordinator'))).status, 404)
  })

  test('one request names whom it goes to, and is not offered where there is nobody', async () => {
    const ask = async (ref: string, owner: string) => {
      const { id } = await at.delivery(ref, owner)
      return (await at.world.get(`/plan/${at.planId}/deliveries/${id}/ask`, as('coordinator'))).html
    }
    const one = await ask('1.1', 'Alder Council')
    assert.ok(one.includes(`${as('colleague').actor.name} is asked by mail`))
    const nobody = await ask('1.2b', 'TBC')
    assert.match(nobody, /There is nobody to ask/)
    assert.doesNotMatch(nobody, /Send request</)
  })
})
