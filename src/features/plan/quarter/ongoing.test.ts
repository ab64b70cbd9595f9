import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld, updateForm } from './testing/quarter-world.ts'

describe('a part that goes on for as long as the plan runs, and is in trouble', () => {
  let at: QuarterWorld
  let token = ''
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    token = at.tokenFor(await at.mails(), at.people.colleague, '1.3')
  })
  after(() => at.world.close())

  const part = () => at.delivery('1.3', 'Alder Council')
  const say = async (more: Record<string, string>) => {
    at.world.clock.advance(60_000)
    const { id, version } = await part()
    return at.world.post(
      `/plan/updates/${id}`,
      updateForm({ version: String(version), ...more }),
      at.people.owner,
    )
  }
  const red = {
    progressRag: 'red',
    progressReason: 'Nobody is left.',
    cause: 'Nobody came.',
    correctiveAction: 'Ask again.',
  }
  const by = { 'forecastDue-day': '30', 'forecastDue-month': '11', 'forecastDue-year': '2026' }

  test('is asked by when it is back on track, signed in and by link alike', async () => {
    const replies = [await say(red), await at.world.post('/plan-update', { token, ...updateForm(red) })]
    for (const { status, html } of replies) {
      assert.equal(status, 422)
      assert.match(html, /Red and amber need a date: say by when it will be back on track/)
      assert.match(html, /By when will it be back on track\?/)
      assert.doesNotMatch(html, /When do you now expect it to be done/)
    }
    assert.equal((await say({ ...red, ...by })).status, 303)
    const { id, forecastDue } = await part()
    assert.equal(forecastDue, '2026-11-30')
    const page = (await at.world.get(`/plan/${at.planId}/deliveries/${id}`, at.people.owner)).html
    assert.match(page, /Back on track by/)
  })

  test('has that day no more once it is back; sent back, it has it again', async () => {
    const decide = async (act: 'accept' | 'return') => {
      const said = (await at.updates((await part()).id)).find(({ state }) => state === 'waiting')
      const path = `/plan/${at.planId}/quarter/2026-q2/updates/${said?.id}/${act}`
      const form = { [`note-${said?.id}`]: 'Is it?' }
      assert.equal((await at.world.post(path, form, at.people.coordinator)).status, 303)
    }
    await decide('accept')
    assert.equal((await say({ ...by, progressRag: 'suggested' })).status, 303)
    assert.deepEqual([(await part()).forecastDue, (await part()).shownRag], [null, 'green'])
    await decide('return')
    assert.deepEqual([(await part()).forecastDue, (await part()).shownRag], ['2026-11-30', 'red'])
  })
})
