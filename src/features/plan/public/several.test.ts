import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'

const TITLE = 'Northbrook Hate Crime Action Plan'

describe('several plans that the public reads', () => {
  let world: World
  let coordinator: Person
  let officer: Person
  let hate = ''
  let health = ''

  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    hate = await takeIn(TITLE, '2026')
    health = await takeIn('Hate Crime and Healthcare', '2026')
  })
  after(() => world.close())

  async function takeIn(title: string, from: string): Promise<string> {
    const text = smallPlan.replace(TITLE, title)
    const read = readPlan(text)
    assert.ok(read.ok)
    const ctx = coordinator.ctx()
    const period = {
      from: `${from}-04-01`,
      to: `${Number(from) + 3}-03-31`,
      words: `${from}-${Number(from) - 1997}`,
    }
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, {
        read: { ...read, title: `${title} ${period.words}`, period },
        sourceName: null,
        sourceText: `${text}${from}`,
      }),
    )
    assert.ok(done.ok)
    return done.planId
  }
  const versionOf = async (id: string) =>
    String(
      (await world.admin<{ version: number }>('select version from plans where id = $1', [id]))[0]?.version,
    )
  const publish = async (id: string, more: Record<string, string> = {}) => {
    world.clock.advance(60_000)
    return world.post(`/plan/${id}/publish/now`, { version: await versionOf(id), ...more }, coordinator)
  }
  const take = async (id: string) =>
    world.post(`/plan/${id}/public`, { published: 'no', version: await versionOf(id) }, coordinator)
  const ours = async () => (await world.get('/our-plan')).html

  test('one stands on the page itself, and at an address of its own that can be read', async () => {
    assert.equal((await publish(hate)).status, 303)
    assert.match(await ours(), /<h1[^>]*>Our plan/)
    assert.match(await ours(), /Answering well/)
    const own = await world.get('/our-plan/northbrook-hate-crime-action-plan-2026-29')
    assert.match(own.html, /Answering well/)
    assert.equal(
      (await world.get(`/our-plan/${hate}`)).location,
      '/our-plan/northbrook-hate-crime-action-plan-2026-29',
    )
    assert.equal((await world.get('/our-plan/hate-crime-and-healthcare-2026-29')).status, 404)
    assert.equal((await world.get(`/our-plan/${health}`)).status, 404)
  })

  test('another one leaves it there: the page lists both, each with its time and how it goes', async () => {
    const preview = (await world.get(`/plan/${health}/publish/preview`, coordinator)).html
    assert.match(preview, /The public also reads “Northbrook Hate Crime Action Plan 2026-29”/)
    assert.doesNotMatch(preview, /name="before"/)
    assert.equal((await publish(health)).status, 303)
    const page = await ours()
    assert.match(page, /<h1[^>]*>Our plans/)
    for (const words of [
      'href="/our-plan/northbrook-hate-crime-action-plan-2026-29"',
      'href="/our-plan/hate-crime-and-healthcare-2026-29"',
      '0 of 4 things done',
      '1 April 2026',
    ])
      assert.ok(page.includes(words), words)
    const feed = (await world.get('/our-plan/feed')).html
    assert.equal(feed.match(/<entry>/g)?.length, 2)
    const one = (await world.get('/our-plan/hate-crime-and-healthcare-2026-29/feed')).html
    assert.equal(one.match(/<entry>/g)?.length, 1)
    assert.match(one, /We published “Hate Crime and Healthcare 2026-29”/)
  })

  test('what was asked of the page when there was one plan is asked of the first', async () => {
    const old = await world.get('/our-plan?status=late')
    assert.match(old.location ?? '', /^\/our-plan\/[a-z0-9-]+\?status=late$/)
  })

  test('one is named as the first by a coordinator alone, and no other is first then', async () => {
    const first = async (id: string, as: Person) =>
      (await world.post(`/plan/${id}/publish/first`, { first: 'yes', version: await versionOf(id) }, as))
        .status
    assert.equal(await first(hate, officer), 403)
    for (const id of [hate, health]) assert.equal(await first(id, coordinator), 303)
    assert.deepEqual(await world.admin('select id from plans where public_main'), [{ id: health }])
    const page = await ours()
    assert.ok(page.indexOf('hate-crime-and-healthcare') < page.indexOf('northbrook-hate-crime'))
    const stale = { first: 'yes', version: '1' }
    assert.equal((await world.post(`/plan/${hate}/publish/first`, stale, coordinator)).status, 409)
    assert.deepEqual(await world.admin('select id from plans where public_main'), [{ id: health }])
  })

  test('a linked plan stands under the first, and the public learns nothing of unpublished relations', async () => {
    await world.admin(
      `insert into plan_relations (plan_id, to_plan_id, kind, changed_at) values ($1, $2, 'linked', now())`,
      [hate, health],
    )
    assert.match(await ours(), /aria-label="Plans that belong to Hate Crime and Healthcare 2026-29"/)
    assert.match(
      (await world.get('/our-plan/hate-crime-and-healthcare-2026-29')).html,
      /Plans that belong to Hate Crime and Healthcare 2026-29/,
    )
    const relations = () =>
      world.publicCtx().db.transaction((tx) => tx.selectFrom('plan_relations').select('plan_id').execute())
    assert.equal((await relations()).length, 1)
    await take(hate)
    assert.deepEqual(await relations(), [])
    await publish(hate)
  })

  test('a newer one asks whether the one before should come down, and does as it is told', async () => {
    const next = await takeIn(TITLE, '2029')
    const unsaid = await publish(next)
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.html, /Choose whether the plan before this one should come off the public page/)
    assert.equal((await publish(next, { before: 'keep' })).status, 303)
    assert.equal((await world.admin('select id from plans where published')).length, 3)
    await take(next)
    assert.equal((await publish(next, { before: 'down' })).status, 303)
    assert.deepEqual(
      new Set(
        (await world.admin<{ id: string }>('select id from plans where published')).map(({ id }) => id),
      ),
      new Set([health, next]),
    )
    const trail = await world.admin(
      `select 1 from audit.entries where action = 'plan.unpublish' and subject_id = $1`,
      [hate],
    )
    assert.equal(trail.length, 2)
  })

  test('one whose time is over stands under earlier plans, and the one of today on the page itself', async () => {
    await take(health)
    await world.admin(
      `update plans set period_from = '2020-04-01', period_to = '2023-03-31', published = true where id = $1`,
      [hate],
    )
    const page = await ours()
    assert.match(page, /<h1[^>]*>Our plan</)
    assert.match(page, /Earlier plans/)
    const old = (await world.get('/our-plan/northbrook-hate-crime-action-plan-2026-29')).html
    assert.match(old, /The time of this plan is over/)
  })
})
