import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { wantedUpdates } from './mine.store.ts'
import { createQuarterWorld, type QuarterWorld, type SentMail, updateForm } from './testing/quarter-world.ts'

describe('a part that is divided while its round asks', () => {
  let at: QuarterWorld
  let whole = ''
  let token = ''
  let divided: SentMail[]
  before(async () => {
    at = await createQuarterWorld()
    whole = (await at.delivery('1.3', 'Alder Council')).id
    // Somebody of the police leads it for all councils, and was asked.
    await at.world.admin(
      `update plan_deliveries set agency_id = null, owner_words = 'Alder Council, Birch Council', lead_user_id = $2,
        status = 'not_started', changed_at = $3 where id = $1`,
      [whole, at.people.stranger.actor.userId, at.world.clock.now()],
    )
    await at.world.admin(
      `update plan_deliveries set removed_at = $2, changed_at = $2 where action_id = (select action_id from plan_deliveries where id = $1) and id <> $1`,
      [whole, at.world.clock.now()],
    )
    await at.on('2026-10-07')
    token = at.tokenFor(await at.mails(), at.people.stranger, '1.3')
    at.world.clock.set('2026-10-20T09:00:00Z')
  })
  after(() => at.world.close())

  const path = () => `/plan/${at.planId}/deliveries/${whole}/split`
  const divide = async () => {
    const page = await at.world.get(path(), at.people.coordinator)
    const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    assert.equal((await at.world.post(path(), { version }, at.people.coordinator)).status, 303)
  }
  const states = async () => {
    const page = await at.world.get(`/plan/${at.planId}/quarter/2026-q2`, at.people.coordinator)
    return page.html
  }

  test('asks for its owners alone to be asked, in the same transaction', async () => {
    await at.world.admin(`delete from pgboss.job where name = 'run-plan-cycles'`)
    await divide()
    const jobs = await at.world.admin(`select data from pgboss.job where name = 'run-plan-cycles'`)
    assert.deepEqual(jobs, [{ data: { divided: at.planId } }])
  })

  test('is asked about in that round: each owner gets a mail with a link that opens their part alone', async () => {
    // A reminder is due by now as well: it waits for the hour.
    at.world.clock.set('2026-10-21T09:00:00Z')
    await at.askDivided()
    divided = await at.mails()
    assert.deepEqual(
      new Set(divided.map(({ template }) => template)),
      new Set(['plan-request']),
      'nothing else that is due goes out',
    )
    assert.deepEqual(
      new Set(divided.map(({ to }) => to)),
      new Set([at.people.stranger.actor.userId, at.people.coordinator.actor.userId]),
    )
    const owners = [
      ['stranger', /Alder Council/],
      ['coordinator', /Birch Council/],
    ] as const
    for (const [who, owner] of owners) {
      const link = at.tokenFor(divided, at.people[who], '1.3')
      assert.match((await at.world.get(`/plan-update/${link}`)).html, owner)
    }
    assert.doesNotMatch(await states(), /id="not-asked"/)
    const wanted = await at.people.owner
      .ctx()
      .db.transaction((tx) => wantedUpdates(tx, at.people.owner.actor))
    assert.ok(wanted.some(({ deliveryId }) => deliveryId === whole))
  })

  test('is asked about once, however often the job runs', async () => {
    await at.askDivided()
    assert.deepEqual(await at.mails(), [])
    await at.run()
    const templates = (await at.mails()).map(({ template }) => template)
    assert.ok(templates.includes('plan-reminder'), 'what was due goes out by the hour')
    assert.ok(!templates.includes('plan-request'))
  })

  test('says so to whoever opens the old link, and keeps on the page what they had typed', async () => {
    const page = await at.world.get(`/plan-update/${token}`)
    assert.equal(page.status, 410)
    assert.match(page.html, /That part of the plan was divided/)
    assert.match(page.html, /Each of its owners now says how their own part goes/)
    assert.match(page.html, /You were sent a new mail, with a link for your own part/)
    assert.match(page.html, /href="\/plan\/updates"/)
    const sent = await at.world.post('/plan-update', {
      token,
      ...updateForm({ words: 'All nine have begun.' }),
    })
    assert.equal(sent.status, 410)
    assert.match(sent.html, /What you wrote was not kept\. Copy it/)
    assert.match(sent.html, /All nine have begun\./)
    await at.world.admin('update plan_deliveries set lead_user_id = null, changed_at = $2 where id = $1', [
      whole,
      at.world.clock.now(),
    ])
    const other = await at.world.get(`/plan-update/${token}`)
    assert.match(other.html, /ask the coordinator of the partnership/)
    assert.doesNotMatch(other.html, /You were sent a new mail/)
  })

  test('tells nobody’s manager of silence on the day on which its owner was first asked', async () => {
    await at.world.admin(`update plan_cycles set due_on = '2026-10-05' where plan_id = $1`, [at.planId])
    await at.run()
    const told = (await at.mails()).filter(({ template }) => template === 'plan-silent')
    assert.ok(told.every(({ parts }) => !parts.includes('1.3')))
    await at.on('2026-10-30')
    const later = (await at.mails()).filter(({ template }) => template === 'plan-silent')
    assert.ok(later.some(({ parts }) => parts.includes('1.3')))
  })
})

describe('a part that was answered before it is divided', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
    await at.world.admin(
      `update plan_deliveries set owner_words = 'Alder Council and Northbrook Police', status = 'not_started',
        changed_at = $2 where id = $1`,
      [(await at.delivery('1.3', 'Alder Council')).id, at.world.clock.now()],
    )
    await at.on('2026-10-07')
  })
  after(() => at.world.close())

  test('keeps what waits for the coordinator, and the link of whoever keeps the part; only the new owner is asked', async () => {
    const token = at.tokenFor(await at.mails(), at.people.colleague, '1.3')
    const said = updateForm({ words: 'We have begun.', status: 'not_started' })
    assert.equal((await at.world.post('/plan-update', { token, ...said })).status, 303)
    const { id, version } = await at.delivery('1.3', 'Alder Council')
    at.world.clock.set('2026-10-08T09:00:00Z')
    const path = `/plan/${at.planId}/deliveries/${id}/split`
    assert.equal((await at.world.post(path, { version: String(version) }, at.people.coordinator)).status, 303)
    await at.run()
    assert.deepEqual(
      (await at.mails()).map(({ to, parts }) => [to, parts]),
      [[at.people.stranger.actor.userId, ['1.3']]],
    )
    assert.deepEqual(
      (await at.updates(id)).map(({ state, words }) => [state, words]),
      [['waiting', 'We have begun.']],
    )
    assert.equal((await at.world.get(`/plan-update/${token}`)).status, 200)
  })
})
