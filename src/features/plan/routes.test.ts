import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Agency, type Person, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { importPlan } from './import-plan.ts'
import { readPlan } from './reading/read-plan.ts'
import { smallPlan } from './testing/small-plan.ts'

const REFERRED = 'hate-cases-referred-to-victim-service'

describe('the pages of a plan', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let officer: Person
  let planPath = ''
  let actionPath = ''

  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'Alder Council', area: 'Alder' })
    await world.agency({ name: 'Northbrook Listens', kind: 'victim_service' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
  })
  after(() => world.close())

  test('say what to do while there is no plan', async () => {
    const page = await world.get('/plan', coordinator)
    assert.match(page.html, /There is no plan yet/)
    assert.match(page.html, /href="\/plan\/import"/)
    assert.ok(!(await world.get('/plan', officer)).html.includes('/plan/import'))
    assert.match((await world.get('/our-plan')).html, /not published our plan yet/)
  })

  const takeIn = async (text: string) => {
    const read = readPlan(text)
    assert.ok(read.ok)
    const ctx = world.systemCtx()
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: 'plan.txt', sourceText: text }),
    )
    assert.ok(done.ok)
    return `/plan/${done.planId}`
  }

  test('a document is looked through before it is a plan', async () => {
    const opened = await world.post('/plan/import', { text: smallPlan, name: 'plan.txt' }, coordinator)
    assert.match(opened.location ?? '', /^\/plan\/imports\/[0-9a-f-]{36}/)
    assert.deepEqual(await world.admin('select id from plans'), [])
    planPath = await takeIn(smallPlan)
    assert.equal((await world.admin('select id from plans')).length, 1)
  })

  test('only coordinators bring in, tie and publish', async () => {
    for (const path of ['/plan/import', `${planPath}/public`])
      assert.equal((await world.post(path, { text: smallPlan }, officer)).status, 403)
    assert.equal((await world.get('/plan/import', officer)).status, 403)
    assert.equal((await world.get('/plan/import')).status, 303)
    assert.equal((await world.get(planPath)).status, 303)
    assert.equal((await world.get(`/plan/${newId()}`, officer)).status, 404)
    assert.equal((await world.get('/plan/none', officer)).status, 404)
  })

  test('the plan reads like the plan, with what was read in it and the live figure', async () => {
    assert.ok((await world.get('/plan', officer)).html.includes(`href="${planPath}"`))
    await addReferredCase()
    const page = await world.get(`${planPath}/words`, officer)
    assert.equal(page.status, 200)
    for (const words of [
      'Strategic Priority 1: Answering well',
      'Support is offered every time',
      'Robin Person – Alder Council',
      'Read as: 1 July to 31 December 2026',
      'The time frame says it is done. No status was set, so nobody has confirmed it.',
      'An owner has still to be confirmed or set up.',
      'Words that could not be placed',
      '1 of 1 who could be referred',
      '0 missing: every logged case has its referral or the reason why not',
      '1 case logged, 1 referred, 0 withheld, 0 missing',
      `href="/insight/${REFERRED}"`,
    ])
      assert.ok(page.html.includes(words), words)
    assert.ok(!page.html.includes('Show it to the public'))
    actionPath =
      new RegExp(`${planPath}/actions/[0-9a-f-]{36}`).exec(
        page.html.slice(page.html.indexOf('1.2 To offer')),
      )?.[0] ?? ''
  })

  test('a figure from outside the plan’s own period says so', async () => {
    const outside = /from outside the plan’s own period/
    assert.doesNotMatch((await world.get(`${planPath}/words`, officer)).html, outside)
    const [plan] = await world.admin('select period_from, period_to from plans where id = $1', [
      planPath.slice(6),
    ])
    const setPeriod = (from: unknown, to: unknown) =>
      world.admin('update plans set period_from = $2, period_to = $3 where id = $1', [
        planPath.slice(6),
        from,
        to,
      ])
    await setPeriod('2018-04-01', '2021-03-31')
    assert.match((await world.get(`${planPath}/words`, officer)).html, outside)
    assert.match((await world.get(actionPath, officer)).html, outside)
    await setPeriod(plan?.['period_from'], plan?.['period_to'])
  })

  test('an action has its own page, where a coordinator unties and ties', async () => {
    const page = await world.get(actionPath, officer)
    assert.match(page.html, /Ensure all cases are automatically referred to Northbrook Listens/)
    assert.match(page.html, /Line 13 of the plan/)
    assert.ok(!page.html.includes('/untie'))
    assert.equal((await world.post(`${actionPath}/untie`, { measure: REFERRED }, officer)).status, 403)
    assert.equal((await world.post(`${actionPath}/untie`, { measure: REFERRED }, coordinator)).status, 303)
    assert.match((await world.get(actionPath, coordinator)).html, /Nothing proves this action yet/)
    assert.equal((await world.post(`${actionPath}/tie`, {}, coordinator)).status, 422)
    assert.equal((await world.post(`${actionPath}/tie`, { measure: 'none' }, coordinator)).status, 404)
    assert.equal((await world.post(`${actionPath}/tie`, { measure: REFERRED }, coordinator)).status, 303)
    assert.match((await world.get(actionPath, coordinator)).html, /Tied by a coordinator/)
    const elsewhere = `/plan/${newId()}${actionPath.slice(planPath.length)}`
    assert.equal((await world.post(`${elsewhere}/tie`, { measure: REFERRED }, coordinator)).status, 404)
  })

  test('the public sees a plan only while it is published, and never its owners', async () => {
    const version = async () =>
      (
        await world.admin<{ version: number }>('select version from plans where id = $1', [planPath.slice(6)])
      )[0]?.version
    const show = { published: 'yes', version: String(await version()) }
    assert.equal((await world.post(`${planPath}/public`, show, coordinator)).status, 303)
    const [who] = await world.admin<{ by_user: string; reason: string | null }>(
      `select by_user, reason from plan_history where row_id = $1 and valid_to is null and row ->> 'published' = 'true'`,
      [planPath.slice(6)],
    )
    assert.deepEqual(
      who,
      { by_user: coordinator.actor.userId, reason: null },
      'its history says who showed it',
    )
    const page = await world.get('/our-plan')
    assert.match(page.html, /Answering well/)
    assert.match(page.html, /Nobody has said yet how this is going/)
    assert.match(page.html, /In the year 2025\/26, no hate case was logged/)
    assert.ok(!page.html.includes('Robin Person'))
    assert.ok(!page.html.includes('stands alone'))
    const rows = world
      .publicCtx()
      .db.transaction((tx) => tx.selectFrom('plan_actions').select('owner').execute())
    await assert.rejects(rows, /permission denied/)
    const stale = { published: 'no', version: show.version }
    assert.equal((await world.post(`${planPath}/public`, stale, coordinator)).status, 409)
    const hide = { published: 'no', version: String(await version()) }
    assert.equal((await world.post(`${planPath}/public`, hide, coordinator)).status, 303)
    assert.match((await world.get('/our-plan')).html, /not published our plan yet/)
    const unseen = await world
      .publicCtx()
      .db.transaction((tx) => tx.selectFrom('plans').select('id').execute())
    assert.deepEqual(unseen, [])
  })

  test('words without an action are not kept as a plan, and stay in the form', async () => {
    const answer = await world.post('/plan/import', { text: 'hello there' }, coordinator)
    assert.equal(answer.status, 422)
    assert.match(answer.html, /No action was found/)
    assert.match(answer.html, /hello there/)
  })

  test('one plan more on the public page leaves the other there; only one that is not shown can be removed, after asking', async () => {
    const text = smallPlan.replace('Northbrook Hate Crime Action Plan', 'Southbrook Hate Crime Action Plan')
    const second = await takeIn(text)
    const versionOf = async (path: string) =>
      String(
        (
          await world.admin<{ version: number }>('select version from plans where id = $1', [path.slice(6)])
        )[0]?.version,
      )
    for (const path of [planPath, second])
      await world.post(`${path}/public`, { published: 'yes', version: await versionOf(path) }, coordinator)
    const shown = await world.admin('select title from plans where published')
    assert.equal(shown.length, 2)
    const remove = async (path: string, as: Person) =>
      (await world.post(`${path}/remove`, { version: await versionOf(path) }, as)).status
    assert.equal(await remove(second, officer), 403)
    assert.equal(await remove(second, coordinator), 409)
    await world.post(`${second}/public`, { published: 'no', version: await versionOf(second) }, coordinator)
    const page = await world.get(`${second}/remove`, coordinator)
    assert.match(page.html, /removed for good/)
    assert.match(page.html, /versions in the history of who changed what and why: [1-9]/)
    assert.equal(await remove(second, coordinator), 303)
    assert.equal((await world.get(second, coordinator)).status, 404)
    const [trail] = await world.admin<{ detail: Record<string, unknown> }>(
      `select detail from audit.entries where action = 'plan.remove'`,
    )
    assert.equal(trail?.detail['title'], 'Southbrook Hate Crime Action Plan 2026-29')
    assert.deepEqual(
      ['actions', 'deliveries', 'history'].map((key) => Number(trail?.detail[key]) > 0),
      [true, true, true],
    )
  })

  test('a plan can be taken away as text and as data', async () => {
    const text = await world.get(`${planPath}/text`, officer)
    assert.match(text.html, /1\.2 To offer support\.\tEnsure all cases/)
    const data = await world.get(`${planPath}/json`, officer)
    assert.equal(JSON.parse(data.html).title, 'Northbrook Hate Crime Action Plan 2026-29')
    assert.equal((await world.get(`${planPath}/json`)).status, 303)
  })

  async function addReferredCase() {
    const [caseId, other] = [
      newId(),
      await world.agency({ name: 'Northbrook Hears', kind: 'victim_service' }),
    ]
    await world.admin(
      `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
       values ($1, 'NB-CASE', $2, '{race}', '{verbal}', 'street', 'Shouted at', $3)`,
      [caseId, council.id, world.clock.now()],
    )
    await world.admin(
      `insert into referrals (id, case_id, to_agency_id, from_agency_id, rule, status, basis, created_at)
       values ($1, $2, $3, $4, 'victim-service', 'sent', 'consent', $5)`,
      [newId(), caseId, other.id, council.id, world.clock.now()],
    )
  }
})
