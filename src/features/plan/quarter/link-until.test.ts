import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld, updateForm } from './testing/quarter-world.ts'

describe('how long the link in a mail works', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
  })
  after(() => at.world.close())
  const opens = async (token: string) => (await at.world.get(`/plan-update/${token}`)).status
  const said = async (template: string) => {
    const [mail] = await at.world.admin<{ params: Record<string, unknown> }>(
      `select params from mails where template = $1 and to_user_id = $2 order by id desc limit 1`,
      [template, at.people.colleague.actor.userId],
    )
    return mail?.params
  }

  test('is told to the minute in the mail and on its page, and a reminder brings a link of its own', async () => {
    await at.on('2026-10-07')
    const asked = await at.mails()
    const first = at.tokenFor(asked, at.people.colleague, '1.1')
    assert.deepEqual(
      [await said('plan-request')].map((params) => [params?.['linksUntil'], params?.['nextReminder']]),
      [['2026-10-12T09:00:00.000Z', '2026-10-21']],
    )
    const page = await at.world.get(`/plan-update/${first}`)
    assert.match(page.html, /Please answer by 21 October 2026/)
    assert.match(page.html, /<h1[^>]*>Update on action 1\.1</)
    assert.match(page.html, /opens by its link until 12 October 2026 at 10am; after that, sign in to answer/)

    at.world.clock.set('2026-10-12T08:59:00Z')
    assert.equal(await opens(first), 200)
    at.world.clock.set('2026-10-12T09:01:00Z')
    assert.equal(await opens(first), 404)

    await at.on('2026-10-21')
    const second = at.tokenFor(await at.mails(), at.people.colleague, '1.1')
    assert.notEqual(second, first)
    assert.equal(await opens(second), 200)
    assert.deepEqual(
      [await said('plan-reminder')].map((params) => [params?.['linksUntil'], params?.['nextReminder']]),
      [['2026-10-26T09:00:00.000Z', '2026-10-28']],
    )
  })

  test('is told without a next reminder once there is none', async () => {
    await at.on('2026-10-28')
    await at.mails()
    assert.equal((await said('plan-reminder'))?.['nextReminder'], undefined)
  })

  test('asks about the action by the number that the mail and everybody calls it by', async () => {
    const { actionId } = await at.delivery('1.1', 'Alder Council')
    await at.world.admin(
      `insert into plan_actions (id, plan_id, aim_id, position, objective, action, owner, timeframe, status, update, other, derived, flags, changed_at)
        select gen_random_uuid(), plan_id, aim_id, position + 100, '', 'Another', '', '', '', '', '[]', derived, '{}', now()
        from plan_actions where id = $1`,
      [actionId],
    )
    await at.world.post(
      `/plan/${at.planId}/deliveries/${(await at.delivery('1.1a', 'Alder Council')).id}/ask`,
      {},
      at.people.coordinator,
    )
    const token = at.tokenFor(await at.mails(), at.people.colleague, '1.1a')
    assert.match((await at.world.get(`/plan-update/${token}`)).html, /<h1[^>]*>Update on action 1\.1a</)
  })

  test('is not told of a plan that was removed; that it may have been is', async () => {
    const [link] = await at.world.admin<{ n: number }>('select count(*)::int as n from plan_request_links')
    assert.ok((link?.n ?? 0) > 0)
    const page = await at.world.get('/plan-update/of-a-plan-that-is-gone')
    assert.equal(page.status, 404)
    assert.match(page.html, /or it is no longer in a plan/)
  })
})

describe('a freeze while something waits', () => {
  let at: QuarterWorld
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    const token = at.tokenFor(await at.mails(), at.people.colleague, '1.1')
    await at.world.post('/plan-update', { token, ...updateForm() })
  })
  after(() => at.world.close())

  test('leads to what waits, and back to the quarter', async () => {
    const path = `/plan/${at.planId}/quarter/2026-q2`
    const { id } = await at.delivery('1.1', 'Alder Council')
    const [update] = await at.updates(id)
    const [cycle] = await at.cycles()
    const asked = await at.world.get(`${path}/freeze`, at.people.coordinator)
    const refused = await at.world.post(
      `${path}/freeze`,
      { version: String(cycle?.version) },
      at.people.coordinator,
    )
    assert.equal(refused.status, 422)
    for (const { html } of [asked, refused]) {
      assert.match(html, /1 update that came by a link must be accepted or sent back first/)
      const href = new RegExp(
        `href="(${path}\\?open=[0-9a-f-]+#update-${update?.id})"[^>]*>1\\.1, Alder Council<`,
      )
      const [, way = ''] = href.exec(html) ?? []
      const page = await at.world.get(way.split('#')[0] ?? '', at.people.coordinator)
      assert.ok(page.html.includes(`id="update-${update?.id}"`))
      assert.match(html, new RegExp(`href="${path}"[^>]*>\\s*Go and look at what waits`))
    }
  })
})
