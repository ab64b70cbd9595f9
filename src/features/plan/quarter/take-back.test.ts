import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld, updateForm } from './testing/quarter-world.ts'

describe('an update that was said signed in and is sent back', () => {
  let at: QuarterWorld
  let path: string
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    path = `/plan/${at.planId}/quarter/2026-q2`
  })
  after(() => at.world.close())

  const part = () => at.delivery('1.1', 'Alder Council')
  const say = async (words: string, more: Record<string, string> = {}) => {
    at.world.clock.set(new Date(at.world.clock.now().getTime() + 60_000).toISOString())
    const { id, version } = await part()
    const form = updateForm({ words, version: String(version), ...more })
    assert.equal((await at.world.post(`/plan/updates/${id}`, form, at.people.owner)).status, 303)
  }
  const sendBack = async () => {
    const { id } = await part()
    const said = (await at.updates(id)).find(({ state }) => state === 'waiting')
    assert.ok(said)
    const form = { [`note-${said.id}`]: 'Which panels?' }
    const sent = await at.world.post(`${path}/updates/${said.id}/return`, form, at.people.coordinator)
    assert.equal(sent.status, 303)
  }
  const red = {
    progressRag: 'red',
    progressReason: 'Nobody is left.',
    cause: 'Nobody came.',
    correctiveAction: 'Ask again.',
    'forecastDue-day': '31',
    'forecastDue-month': '3',
    'forecastDue-year': '2027',
  }

  test('is in the plan no more: words, colour, cause and date are again what they were', async () => {
    const was = await part()
    await say('Refused words.', red)
    assert.deepEqual([(await part()).shownRag, (await part()).cause], ['red', 'Nobody came.'])
    await say('Refused words, again.', red)
    await sendBack()
    const is = await part()
    for (const field of [
      'story',
      'storyAt',
      'status',
      'progressRag',
      'shownRag',
      'cause',
      'correctiveAction',
      'forecastDue',
      'confidenceRag',
      'reportedQuarter',
    ] as const)
      assert.deepEqual(is[field], was[field], field)
    const table = (await at.world.get(`/plan/${at.planId}/table`, at.people.analyst)).html
    assert.ok(!table.includes('Refused words'))
    const paper = { kind: 'exception', quarter: '2026-q3', format: 'print' }
    const { html } = await at.world.post(`/plan/${at.planId}/papers`, paper, at.people.analyst)
    assert.ok(!html.includes('Nobody came.'))
  })

  test('is shown to owner and coordinator as sent back, and is what the owner begins with', async () => {
    const { id } = await part()
    const page = (await at.world.get(`/plan/${at.planId}/deliveries/${id}`, at.people.owner)).html
    assert.match(page, /what stood before the update for Q2 2026\/27 stands again/)
    assert.match(page, /Which panels\?/)
    const form = (await at.world.get(`/plan/updates/${id}`, at.people.owner)).html
    assert.match(form, /<textarea[^>]*name="words"[^>]*>\s*Refused words, again\./)
    assert.match((await at.world.get(path, at.people.coordinator)).html, /Your note: Which panels\?/)
  })

  test('leaves what somebody changed since', async () => {
    await say('Refused once more.', red)
    const { id, version } = await part()
    await at.world.admin(
      `update plan_deliveries set forecast_due = '2027-06-30', version = $2, changed_at = $3 where id = $1`,
      [id, version + 1, at.world.clock.now()],
    )
    await sendBack()
    assert.equal((await part()).forecastDue, '2027-06-30')
    assert.equal((await part()).cause, null)
  })

  test('and not said again, is silence like any other', async () => {
    await at.on('2026-10-29')
    assert.equal((await part()).staleQuarter, '2026-q2')
  })

  test('sent back after asking has ended, is silence once its link has run out, and not before', async () => {
    await say('Late and refused.', red)
    assert.equal((await part()).staleQuarter, null)
    await at.on('2026-11-10')
    await sendBack()
    // No page promises a day that is over.
    const asked = (await at.world.get(`/plan/updates/${(await part()).id}`, at.people.owner)).html
    assert.match(asked, /Answers were due by 21 October 2026/)
    assert.doesNotMatch(asked, /Please answer by/)
    assert.match(
      (await at.world.get(path, at.people.coordinator)).html,
      /Updates were due by 21 October 2026/,
    )
    const sent = at.tokenFor(await at.mails(), at.people.colleague, '1.1')
    assert.match((await at.world.get(`/plan-update/${sent}`)).html, /Answers were due by 21 October 2026/)
    // What stood before it was silence.
    assert.equal((await part()).staleQuarter, '2026-q2')
    const birch = () => at.delivery('1.3', 'Alder Council')
    await at.world.admin(
      `update plan_deliveries set stale_quarter = null, version = version + 1, changed_at = $2
      where id = $1`,
      [(await birch()).id, at.world.clock.now()],
    )
    await at.world.admin(`update plan_requests set sent_at = $2 where delivery_id = $1`, [
      (await birch()).id,
      at.world.clock.now(),
    ])
    await at.on('2026-11-13')
    assert.equal((await birch()).staleQuarter, null)
    await at.on('2026-11-16')
    assert.equal((await birch()).staleQuarter, '2026-q2')
  })
})
