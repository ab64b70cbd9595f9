import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'

const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

describe('starting the next plan', () => {
  let at: RunningPlan
  let actions: Record<string, string>
  before(async () => {
    at = await createRunningPlan()
    await at.world.admin(`update plan_deliveries
      set changed_at = now(), recurring = false, starts_on = null, baseline_due = null, forecast_due = null`)
    actions = {}
    for (const [ref, due] of [
      ['1.1', '2026-09-30'],
      ['1.3', '2026-12-31'],
    ] as const) {
      const { id, actionId } = await at.delivery(ref, 'Alder Council')
      actions[ref] = actionId
      await at.world.admin('update plan_deliveries set changed_at = now(), baseline_due = $2 where id = $1', [
        id,
        due,
      ])
    }
  })
  after(() => at.world.close())

  const named = (title: string) => ({
    title,
    ...day('from', '2027-04-01'),
    ...day('to', '2028-03-31'),
    source: at.planId,
  })
  const plansCalled = async (title: string) =>
    (await at.world.admin('select 1 from plans where title = $1', [title])).length
  const start = (title: string, more: Record<string, string | string[]>, as = at.people.coordinator) =>
    at.world.post('/plan/new', { ...named(title), step: 'start', ...more }, as)

  test('asks again where dates of other actions lie outside it, though as many', async () => {
    const asked = await start('Others', { actions: actions['1.1'] ?? '', years: '0' })
    const sent = Object.fromEntries(
      [...asked.html.matchAll(/name="(early-[a-z]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>
    const other = { actions: actions['1.3'] ?? '', years: '0', early: 'empty', ...sent }
    assert.equal((await start('Others', other)).status, 422)
    assert.equal(await plansCalled('Others'), 0)
    assert.equal((await start('Others', { ...other, actions: actions['1.1'] ?? '' })).status, 303)
  })

  test('makes one plan of one answer that is sent twice at once, and leads to it both times', async () => {
    const answer = { actions: Object.values(actions), years: '1' }
    const both = await Promise.all([start('Once', answer), start('Once', answer)])
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303],
    )
    assert.equal(both[0]?.location, both[1]?.location)
    assert.equal(await plansCalled('Once'), 1)
  })

  test('tells somebody else that there is one of this name for these years, and keeps what was typed', async () => {
    const second = await start(
      'Once',
      { actions: Object.values(actions), years: '1' },
      at.people.otherCoordinator,
    )
    assert.equal(second.status, 422)
    assert.match(second.html, /href="#title"[^>]*>There is a plan of this name for these years already/)
    assert.match(second.html, /value="Once"/)
    const first = await at.world.post('/plan/new', named('Once'), at.people.coordinator)
    assert.equal(first.status, 422)
    const empty = { ...named('Once'), source: '' }
    assert.equal((await at.world.post('/plan/new', empty, at.people.coordinator)).status, 422)
    assert.equal(await plansCalled('Once'), 1)
    const later = { ...empty, ...day('to', '2029-03-31') }
    assert.equal((await at.world.post('/plan/new', later, at.people.coordinator)).status, 303)
  })
})
