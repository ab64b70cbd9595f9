import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { createQuarterWorld, type QuarterWorld, type SentMail, updateForm } from './testing/quarter-world.ts'

describe('the link in a mail', () => {
  let at: QuarterWorld
  let sent: SentMail[]
  let token: string
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    sent = await at.mails()
    token = at.tokenFor(sent, at.people.colleague, '1.1')
  })
  after(() => at.world.close())

  const send = (secret: string, more: Record<string, string> = {}) =>
    at.world.post('/plan-update', { token: secret, ...updateForm(more) })
  const isGone = async (secret: string) => {
    const [opened, answered] = [await at.world.get(`/plan-update/${secret}`), await send(secret)]
    assert.deepEqual([opened.status, answered.status], [404, 404])
    assert.match(opened.html, /This link opens nothing/)
    const written = { words: 'Twelve.', progressReason: 'Late.', cause: 'Floods.', correctiveAction: 'Move.' }
    const more = { confidenceReason: 'Hope.', ask: 'A room.', evidenceToCome: 'Minutes.' }
    const page = await send(secret, { ...written, ...more })
    for (const text of Object.values({ ...written, ...more })) assert.ok(page.html.includes(text), text)
    return opened.html
  }

  test('opens its part without signing in: no names of people, no other part, kept by nobody', async () => {
    const page = await at.world.get(`/plan-update/${token}`)
    assert.equal(page.status, 200)
    assert.match(page.html, /This is about Q2 2026\/27\. Please answer by 21 October 2026/)
    assert.match(page.html, /Panels to meet monthly/)
    assert.ok(!page.html.includes('Write a leaflet'))
    assert.ok(!page.html.includes('Robin'))
    for (const { actor } of Object.values(at.people)) assert.ok(!page.html.includes(actor.name))
    assert.equal(page.headers['cache-control'], 'no-store')
    assert.match(String(page.headers['x-robots-tag']), /noindex/)
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
    assert.ok(!page.html.includes(`<title>${token}`))
  })

  test('asks first what everybody is asked, and folds what only some need until it is needed', async () => {
    const unfolded = (html: string) => html.replaceAll(/<details(?![^>]* open)[^>]*>.*?<\/details>/gs, '')
    const calm = unfolded((await at.world.get(`/plan-update/${token}`)).html)
    for (const name of ['words', 'status']) assert.ok(calm.includes(`name="${name}"`), name)
    assert.match(calm, /First meeting held/)
    for (const name of ['cause', 'progressRag', 'confidenceRag', 'ask', 'evidenceToCome'])
      assert.ok(!calm.includes(`name="${name}"`), name)
    assert.match(calm, /Panels to meet monthly/)
    const late = unfolded((await send(token, { progressRag: 'red' })).html)
    for (const name of ['cause', 'correctiveAction', 'forecastDue-day'])
      assert.ok(late.includes(`name="${name}"`), name)
    const better = unfolded((await send(token, { confidenceRag: 'red' })).html)
    assert.ok(better.includes('name="confidenceReason"') && !better.includes('name="ask"'))
  })

  test('suggests no colour for a figure of the year before the plan, as to those signed in', async () => {
    const { id } = await at.delivery('1.1', 'Alder Council')
    const worse = [{ key: 'reports', name: 'Reports', text: 'Worse than its target', verdict: 'worse' }]
    await at.world.admin('update plan_requests set measures = $2 where delivery_id = $1', [
      id,
      JSON.stringify(worse),
    ])
    const suggests = /“Reports” is off target/
    const shown = async () => (await at.world.get(`/plan-update/${token}`)).html
    await at.world.admin(`update plans set period_from = '2026-10-01', changed_at = now()`)
    assert.doesNotMatch(await shown(), suggests)
    await at.world.admin(`update plans set period_from = '2026-07-01', changed_at = now()`)
    assert.match(await shown(), suggests)
    await at.world.admin(`update plan_requests set measures = '[]' where delivery_id = $1`, [id])
  })

  test('holds to the same rule as those signed in, and keeps what was typed', async () => {
    const page = await send(token, { words: '', progressRag: 'red', cause: 'Nobody came.' })
    assert.equal(page.status, 422)
    assert.match(page.html, /Say how it is going/)
    assert.match(page.html, /Red and amber need a corrective action/)
    assert.match(page.html, /Nobody came\./)
    assert.match(page.html, /Say why the colour differs/)
    const cancelled = await send(token, { status: 'cancelled' })
    assert.match(cancelled.html, /Only a coordinator can cancel/)
  })

  test('keeps what is said to wait for the coordinator; the plan says nothing of it yet', async () => {
    const page = await send(token)
    assert.equal(page.status, 303)
    const { id, story, status } = await at.delivery('1.1', 'Alder Council')
    assert.deepEqual([story, status], ['First meeting held', 'not_set'])
    const [kept] = await at.updates(id)
    assert.deepEqual(
      [kept?.state, kept?.via, kept?.quarter, kept?.applied_at],
      ['waiting', 'link', '2026-q2', null],
    )
    const thanks = await at.world.get(page.location ?? '')
    assert.match(thanks.html, /Thank you\. It is kept/)
    assert.match(thanks.html, /Two schools have begun\./)
  })

  test('may be used again to correct it: what was said first stays in the log', async () => {
    await send(token, { words: 'Three schools.' })
    const { id } = await at.delivery('1.1', 'Alder Council')
    assert.deepEqual(
      (await at.updates(id)).map(({ state, words }) => [state, words]),
      [
        ['replaced', 'Two schools have begun.'],
        ['waiting', 'Three schools.'],
      ],
    )
  })

  test('answers for no other part: each has a secret of its own', async () => {
    const other = at.tokenFor(sent, at.people.colleague, '1.3')
    assert.notEqual(other, token)
    const html = (await at.world.get(`/plan-update/${other}`)).html
    assert.ok(!html.includes('Panels to meet monthly'))
    assert.ok(!html.includes('Three schools.'))
  })

  test('guessed, damaged or of any other shape opens nothing, with the same page', async () => {
    const guessed = await isGone(randomToken())
    assert.equal(await isGone(token.slice(1)), guessed)
    assert.equal(await isGone('x'.repeat(150)), guessed)
    assert.match((await send(randomToken(), { words: 'Typed with care' })).html, /Typed with care/)
  })

  test('opens nothing once what it said was accepted', async () => {
    const { id } = await at.delivery('1.1', 'Alder Council')
    const waiting = (await at.updates(id)).find(({ state }) => state === 'waiting')
    const path = `/plan/${at.planId}/quarter/2026-q2/updates/${waiting?.id}/accept`
    assert.equal((await at.world.post(path, {}, at.people.coordinator)).status, 303)
    assert.equal((await at.delivery('1.1', 'Alder Council')).story, 'Three schools.')
    await isGone(token)
    assert.equal((await at.delivery('1.1', 'Alder Council')).story, 'Three schools.')
  })

  test('opens nothing once somebody else leads the part, or it is removed', async () => {
    const led = at.tokenFor(sent, at.people.colleague, '1.3')
    const { id } = await at.delivery('1.3', 'Alder Council')
    await at.world.admin('update plan_deliveries set lead_user_id = $1, changed_at = now() where id = $2', [
      at.people.owner.actor.userId,
      id,
    ])
    await isGone(led)
    const removed = at.tokenFor(sent, at.people.coordinator, '1.1')
    const birch = await at.delivery('1.1', 'Birch Council')
    await at.world.admin('update plan_deliveries set removed_at = now(), changed_at = now() where id = $1', [
      birch.id,
    ])
    await isGone(removed)
  })

  test('opens nothing when its days are over', async () => {
    const late = at.tokenFor(sent, at.people.coordinator, '1.3')
    at.world.clock.set('2026-10-12T08:59:59Z')
    assert.equal((await at.world.get(`/plan-update/${late}`)).status, 200)
    at.world.clock.set('2026-10-12T09:00:00Z')
    await isGone(late)
  })

  test('opens nothing once its holder’s account is closed, even if it opens again', async () => {
    await at.on('2026-10-21')
    const reminded = await at.mails()
    const birch = at.tokenFor(reminded, at.people.coordinator, '1.3')
    const holder = at.people.coordinator.actor.userId
    await at.world.admin(`update staff_users set status = 'disabled' where id = $1`, [holder])
    await isGone(birch)
    await at.world.admin(`update staff_users set status = 'active' where id = $1`, [holder])
    await isGone(birch)
  })

  test('the public’s role reads no table of the quarter, and writes none but through its function', async () => {
    const ctx = at.world.publicCtx()
    for (const table of [
      'plan_request_links',
      'plan_requests',
      'plan_cycles',
      'plan_updates',
      'plan_deliveries',
    ])
      await assert.rejects(
        ctx.db.transaction((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx)),
        /permission denied/,
      )
    const asked = (hash: Buffer) =>
      ctx.db.transaction((tx) =>
        sql<{ r: unknown }>`select app.plan_request_by_link(${hash}, ${at.world.clock.now()}) as r`.execute(
          tx,
        ),
      )
    assert.equal((await asked(hashToken(randomToken()))).rows[0]?.r, null)
    await assert.rejects(
      ctx.db.transaction((tx) => sql`select app.live_plan_request(${hashToken('x')}, now())`.execute(tx)),
      /permission denied/,
    )
  })

  test('nobody signed in reads the hash of a link, and only coordinators see that there is one', async () => {
    const read = (who: keyof QuarterWorld['people'], column: string) =>
      at.people[who]
        .ctx()
        .db.transaction((tx) =>
          sql<{ n: number }>`select count(${sql.ref(column)})::int as n from plan_request_links`.execute(tx),
        )
    await assert.rejects(read('coordinator', 'token_hash'), /permission denied/)
    assert.ok(((await read('coordinator', 'id')).rows[0]?.n ?? 0) > 0)
    assert.equal((await read('stranger', 'id')).rows[0]?.n, 0)
    assert.equal((await read('colleague', 'id')).rows[0]?.n, 0)
  })
})
