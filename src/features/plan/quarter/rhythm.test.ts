// A plan asks as often as it chooses, and each round covers what no round before it did.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addDays } from '../../../platform/calendar/london.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { coversFrom, periodName, rhythmOf, roundOf } from '../running/rhythm.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

const twice = cycleRulesOf({ asks: [2, 4] })

test('a round is known by the quarter that closes it, and is called after the months that it covers', () => {
  assert.deepEqual(roundOf(twice, { year: 2026, quarter: 3 }), { year: 2026, quarter: 4 })
  assert.deepEqual(coversFrom(twice, { year: 2026, quarter: 2 }, null), { year: 2026, quarter: 1 })
  assert.equal(periodName({ year: 2026, quarter: 1 }, { year: 2026, quarter: 2 }), 'April to September 2026')
  assert.equal(periodName({ year: 2026, quarter: 1 }, { year: 2026, quarter: 4 }), 'April 2026 to March 2027')
  assert.equal(periodName({ year: 2026, quarter: 2 }, { year: 2026, quarter: 2 }), 'Q2 2026/27')
  assert.deepEqual(
    [cycleRulesOf(null), twice, cycleRulesOf({ asks: [4] }), cycleRulesOf({ asks: [1] })].map(rhythmOf),
    ['every', 'twice', 'yearly', 'chosen'],
  )
})

describe('a plan that asks twice a year', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
    at.world.clock.set('2026-09-28T09:00:00Z')
  })
  after(() => at.world.close())
  const form = {
    requestAfter: '5',
    dueAfter: '15',
    moderateAfter: '20',
    managerAfter: '8',
    linkDays: '5',
    reminders: '-10, 0, 5',
  }
  const save = async (rhythm: Record<string, string | string[]>) => {
    const version = String((await at.load()).version)
    return at.world.post(`/plan/${at.planId}/cycle`, { ...form, ...rhythm, version }, at.people.coordinator)
  }
  const page = async (path: string) =>
    (await at.world.get(`/plan/${at.planId}${path}`, at.people.coordinator)).html

  test('is set so on a page that says what is missing by its field', async () => {
    assert.match((await save({})).html, /Select how often everybody is asked/)
    assert.match((await save({ rhythm: 'chosen' })).html, /Select at least one quarter/)
    assert.equal((await save({ rhythm: 'chosen', asks: ['1', '3'] })).status, 303)
    assert.deepEqual((await at.load()).cycle.asks, [1, 3])
    assert.equal((await save({ rhythm: 'twice' })).status, 303)
    assert.deepEqual((await at.load()).cycle.asks, [2, 4])
    assert.match(
      await page('/quarter'),
      /April to September 2026 will be asked about by itself on 7 October 2026/,
    )
  })

  test('asks about both quarters in one round, by that name in its mails, its pages and its link', async () => {
    await at.on('2026-10-07')
    const rounds = await at.world.admin<{ first: string; last: string }>(
      'select first_day::text as first, last_day::text as last from plan_cycles',
    )
    assert.deepEqual(rounds, [{ first: '2026-04-01', last: '2026-09-30' }])
    const [mail] = await at.world.admin<{ params: { quarter: string } }>(
      `select params from mails where template = 'plan-request' limit 1`,
    )
    assert.equal(mail?.params.quarter, 'April to September 2026')
    assert.match(await page('/quarter/2026-q2'), /The half-year: April to September 2026/)
    const sent = await at.mails()
    const token = sent[0]?.tokens[0] ?? ''
    assert.match((await at.world.get(`/plan-update/${token}`)).html, /April to September 2026/)
    assert.match((await at.world.get('/plan/updates', at.people.owner)).html, /April to September 2026/)
  })

  test('asks nobody after December, and what nobody was asked about makes nothing stale', async () => {
    await at.on('2026-11-20')
    const stale = () =>
      at.world.admin<{ q: string }>(
        'select distinct stale_quarter as q from plan_deliveries where stale_quarter is not null',
      )
    assert.deepEqual(await stale(), [{ q: '2026-q2' }])
    // A silence is of the half-year, and is called so wherever it is told.
    const [part] = await at.world.admin<{ id: string; action: string }>(
      'select id, action_id as action from plan_deliveries where stale_quarter is not null limit 1',
    )
    const told = [
      '/table?cols=silent',
      '/table.csv?cols=silent',
      `/actions/${part?.action}`,
      `/deliveries/${part?.id}`,
    ]
    for (const path of told) {
      const html = await page(path)
      assert.match(html, /April to September 2026/, path)
      assert.doesNotMatch(html, /(?:update for|Silent quarter:?) Q2 2026/, path)
    }
    // No page of the plan calls its half-years quarters.
    for (const path of ['', '/table?cols=silent', '/quarter', '/papers', `/deliveries/${part?.id}`]) {
      const html = await page(path)
      assert.match(html, />The half-year</, path)
      assert.doesNotMatch(html, /The quarter|Silent quarter|last quarter|>Quarters?<|each quarter/, path)
    }
    assert.match(await page('/quarter'), /<h1[^>]*>Half-years<[^]*After each half-year, everybody/)
    const mails = () =>
      at.world.admin(`select id from mails where template in ('plan-request', 'plan-reminder')`)
    const before = (await mails()).length
    for (const day of ['2027-01-05', '2027-01-11', '2027-02-01', '2027-03-01']) await at.on(day)
    assert.equal((await mails()).length, before)
    assert.deepEqual(await stale(), [{ q: '2026-q2' }])
    assert.match(
      await page('/quarter'),
      /October 2026 to March 2027 will be asked about by itself on 7 April 2027/,
    )
  })

  test('changed in between leaves what was asked alone, and the next round covers what is left', async () => {
    const kept = await at.cycles()
    assert.equal((await save({ rhythm: 'every' })).status, 303)
    assert.deepEqual(await at.cycles(), kept)
    // Of the quarter that ended in December nobody was asked in time: the next round covers it too.
    assert.match(await page('/quarter'), /October 2026 to March 2027 will be asked about/)
    await at.on('2027-04-07')
    await at.on('2027-07-08')
    assert.deepEqual(
      (await at.cycles()).map(({ quarter }) => quarter),
      ['2026-q2', '2026-q4', '2027-q1'],
    )
  })

  test('asked by hand in the middle, it asks about the whole half-year early, and not again when it ends', async () => {
    assert.equal((await save({ rhythm: 'twice' })).status, 303)
    at.world.clock.set('2027-08-02T09:00:00Z')
    const ask = `/plan/${at.planId}/ask-everyone`
    assert.match(await page('/ask-everyone'), /Q2 2027\/28/)
    const done = await at.world.post(ask, { quarter: '2027-q2' }, at.people.coordinator)
    assert.equal(done.location, `/plan/${at.planId}/quarter/2027-q2?done=everyone`)
    const rounds = (await at.cycles()).length
    await at.on(addDays('2027-09-30', 7))
    assert.equal((await at.cycles()).length, rounds)
  })
})
