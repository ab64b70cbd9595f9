import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld, updateForm } from './testing/quarter-world.ts'

let at: QuarterWorld
before(async () => {
  at = await createQuarterWorld()
  await at.on('2026-10-07')
})
after(() => at.world.close())

const account = {
  cause: 'No date.',
  correctiveAction: 'Agree one.',
  'forecastDue-day': '31',
  'forecastDue-month': '3',
  'forecastDue-year': '2027',
}

test('an answer by a link and its acceptance cannot pass one another: the later of them is told', async () => {
  const sent = await at.mails()
  const path = `/plan/${at.planId}/quarter/2026-q2`
  for (const { to, parts, tokens } of sent)
    for (const [index, token] of tokens.entries()) {
      const say = (words: string) =>
        at.world.post('/plan-update', { token, ...updateForm({ words, ...account }) })
      assert.equal((await say('First.')).status, 303, `${to} ${parts[index]}`)
      const [update] = await at.world.admin<{ id: string; delivery_id: string }>(
        `select id, delivery_id from plan_updates where state = 'waiting'`,
      )
      const [accepted, said] = await Promise.all([
        at.world.post(`${path}/updates/${update?.id}/accept`, {}, at.people.coordinator),
        say('Second.'),
      ])
      const states = (await at.updates(update?.delivery_id ?? '')).map(
        ({ state, words }) => `${words} ${state}`,
      )
      if (said.status === 404) assert.deepEqual(states, ['First. accepted'])
      else {
        assert.match(accepted.location ?? '', /done=gone/)
        assert.deepEqual(states, ['First. replaced', 'Second. waiting'])
      }
      await at.world.post(`${path}/accept-all`, {}, at.people.coordinator)
    }
})

test('an answer and the freeze cannot pass one another: what was said is in the record, or was never taken', async () => {
  const { id } = await at.delivery('1.1', 'Birch Council')
  await at.world.post(`/plan/${at.planId}/deliveries/${id}/ask`, {}, at.people.coordinator)
  const { version } = await at.delivery('1.1', 'Birch Council')
  const [cycle] = await at.cycles()
  const path = `/plan/${at.planId}/quarter/2026-q2`
  const form = updateForm({ words: 'At the last moment.', version: String(version), ...account })
  const [frozen] = await Promise.all([
    at.world.post(`${path}/freeze`, { version: String(cycle?.version) }, at.people.coordinator),
    at.world.post(`/plan/updates/${id}`, form, at.people.coordinator),
  ])
  assert.equal(frozen.location, `${path}?done=frozen`)
  const quarter = (await at.updates(id)).find(({ words }) => words === 'At the last moment.')?.quarter
  const record = (await at.world.get(`${path}/record`, at.people.analyst)).html
  assert.equal(record.includes('At the last moment.'), quarter === '2026-q2')
})
