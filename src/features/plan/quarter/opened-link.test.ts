import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import { Forbidden } from '../../../platform/problems.ts'
import { addEvidence } from '../running/evidence.ts'
import { verifyDelivery } from '../running/verify.ts'
import { acceptUpdate } from './moderate.ts'
import { createQuarterWorld, type QuarterWorld, updateForm } from './testing/quarter-world.ts'

describe('what was said by a link that a coordinator had opened', () => {
  let at: QuarterWorld
  let opener: Person
  let deliveryId: string
  let updateId: string
  before(async () => {
    at = await createQuarterWorld()
    // Coordinator, and administrator of the agency that leads the partnership.
    await at.world.lead(at.birch)
    opener = await at.world.staff({ agency: at.birch, roles: ['coordinator', 'administrator'] })
    await at.on('2026-10-07')
    const token = at.tokenFor(await at.mails(), at.people.colleague, '1.1')
    ;({ id: deliveryId } = await at.delivery('1.1', 'Alder Council'))
    const mails = await at.world.admin<{ id: string }>(
      `select id from mails where template = 'plan-request' and to_user_id = $1`,
      [at.people.colleague.actor.userId],
    )
    const opened = await at.world.post(`/admin/outbox/${mails[0]?.id}/link`, {}, opener)
    assert.equal(opened.status, 200)
    const sent = await at.world.post('/plan-update', {
      token,
      ...updateForm({ status: 'complete_unverified', evidenceToCome: 'Minutes.' }),
    })
    assert.ok(sent.status < 400)
    updateId = (await at.updates(deliveryId))[0]?.id ?? ''
    assert.ok(updateId)
  })
  after(() => at.world.close())

  const accept = (as: Person) => {
    const ctx = as.ctx()
    return ctx.db.transaction((tx) => acceptUpdate(tx, ctx, { planId: at.planId, updateId }))
  }

  test('is not theirs to accept: the page says so, the verb and the database refuse', async () => {
    const path = `/plan/${at.planId}/quarter/2026-q2`
    const page = await at.world.get(path, opener)
    assert.match(page.html, /You opened the mail with the link/)
    assert.ok(!page.html.includes(`${updateId}/accept"`))
    await assert.rejects(accept(opener), Forbidden)
    const past = opener
      .ctx()
      .db.transaction((tx) =>
        tx.updateTable('plan_updates').set({ state: 'accepted' }).where('id', '=', updateId).execute(),
      )
    await assert.rejects(past, /whoever opened the link/)
    const all = await at.world.post(`${path}/accept-all`, {}, opener)
    assert.equal(all.status, 422)
    assert.match(all.html, /Nothing was accepted/)
    assert.equal((await at.updates(deliveryId))[0]?.state, 'waiting')
  })

  test('a coordinator alone is not offered the freeze that would be refused, but told what to do', async () => {
    const path = `/plan/${at.planId}/quarter/2026-q2`
    const { html } = await at.world.get(path, opener)
    assert.ok(!html.includes(`href="${path}/freeze"`))
    assert.match(html, /1 update that came by a link must be accepted or sent back first/)
    assert.match(html, /Where there is no other: send it back, and then use “Record for them”/)
    assert.ok(!html.includes('accept-all'))
    const freeze = await at.world.get(`${path}/freeze`, opener)
    assert.ok(!freeze.html.includes('Freeze it for good'))
    assert.match(freeze.html, /must be accepted or sent back first/)
  })

  test('left out of accepting all, it is named beside the button, with why', async () => {
    const path = `/plan/${at.planId}/quarter/2026-q2`
    for (const ref of ['1.3', '1.2a']) {
      const { id, version } = await at.delivery(ref, 'Alder Council')
      const late = {
        cause: 'No date.',
        correctiveAction: 'Agree one.',
        'forecastDue-day': '31',
        'forecastDue-month': '3',
        'forecastDue-year': '2027',
      }
      const form = updateForm({ words: 'Said.', version: String(version), ...late })
      const saved = await at.world.post(`/plan/updates/${id}`, form, at.people.owner)
      assert.equal(saved.status, 303)
    }
    const { html } = await at.world.get(path, opener)
    assert.match(html, /Accept all 2 that you can/)
    const left = new RegExp(
      `One that waits is not among them, because you opened the mail with its link: <a[^>]*href="#update-${updateId}"[^>]*>1\\.1: Alder Council</a>\\. Another coordinator can accept it`,
    )
    assert.match(html, left)
    const other = (await at.world.get(path, at.people.coordinator)).html
    assert.match(other, /Accept all 3</)
    assert.doesNotMatch(other, /not among them/)
  })

  test('another coordinator accepts it; whoever opened it does not verify it either', async () => {
    assert.equal(await accept(at.people.coordinator), 'done')
    const owner = at.people.owner.ctx()
    const brought = await owner.db.transaction((tx) =>
      addEvidence(tx, owner, deliveryId, {
        kind: 'note',
        title: 'They met.',
        url: '',
        file: undefined,
        happenedOn: null,
      }),
    )
    assert.ok(brought.ok)
    const evidence = [brought.value.evidenceId]
    const verify = async (as: Person) => {
      const ctx = as.ctx()
      const { version } = await at.delivery('1.1', 'Alder Council')
      return ctx.db.transaction((tx) =>
        verifyDelivery(tx, ctx, deliveryId, { version, evidence, measures: [], note: '' }),
      )
    }
    await assert.rejects(verify(opener), Forbidden)
    const page = await at.world.get(`/plan/${at.planId}/deliveries/${deliveryId}`, opener)
    assert.match(page.html, /by a link in a mail that you opened/)
    assert.ok((await verify(at.people.coordinator)).ok)
  })
})
