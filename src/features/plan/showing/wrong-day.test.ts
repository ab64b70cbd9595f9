import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createRunningPlan, type RunningPlan } from '../running/testing/running-plan.ts'

const BEFORE = '2026-10-01'

describe('a page of a plan for a day that somebody asks for', () => {
  let plan: RunningPlan
  let path: string
  let pages: string[]
  before(async () => {
    plan = await createRunningPlan()
    path = `/plan/${plan.planId}`
    const { id, actionId } = await plan.delivery('1.1', 'Alder Council')
    pages = ['', '/table', '/grid', '/timeline', '/words', '/risks', '/settings', '/cycle', '/shape']
      .map((each) => `${path}${each}`)
      .concat(`${path}/actions/${actionId}`, `${path}/deliveries/${id}`)
  })
  after(() => plan.world.close())
  const open = (address: string) => plan.world.get(address, plan.people.coordinator)

  test('says beside the field that what was asked for is no day, and keeps it, rather than showing today', async () => {
    for (const page of pages)
      for (const [asked, kept] of [
        ['last-spring', 'last-spring'],
        ['2026-02-30', '2026-02-30'],
        ['2099-01-01', '2099-01-01'],
        ['2026-03-31&on=2026-06-30', '2026-03-31 2026-06-30'],
      ]) {
        const { status, html } = await open(`${page}?on=${asked}`)
        assert.equal(status, 422, `${page} ${asked}`)
        assert.match(html, /id="on-error"[\s\S]*?Enter a day such as 2026-03-31, not later than today/)
        assert.match(html, /href="#on"/)
        assert.match(html, new RegExp(`name="on"[^>]*value="${kept}"`), page)
        assert.match(html, new RegExp(`method="get" action="${page}"`))
      }
  })

  test('is of today where nothing was asked, and where today was', async () => {
    for (const page of pages)
      for (const asked of ['', '?on=', '?on=2026-11-18']) {
        const { status, html } = await open(page + asked)
        assert.equal(status === 303 ? 200 : status, 200, `${page}${asked}`)
        assert.doesNotMatch(html, /as it stood/)
      }
  })

  test('is given no file of today under the name of a day that is none', async () => {
    const { status, html } = await open(`${path}/table.csv?on=last-spring`)
    assert.equal(status, 422)
    assert.match(html, /Enter a day such as/)
  })

  test('says since when there is a plan, also on its words, risks and settings', async () => {
    for (const page of ['/words', '/risks', '/settings', '/cycle']) {
      const { status, html } = await open(`${path}${page}?on=2020-01-01`)
      assert.equal(status, 404)
      assert.match(html, /It was taken in on 1 April 2026/)
      assert.match(html, new RegExp(`href="${path}${page}\\?on=2026-04-01"`))
    }
  })

  test('has the plan’s own words as they stood, with the measures of then and nothing to change', async () => {
    const { world, people, planId } = plan
    const { actionId } = await plan.delivery('1.1', 'Alder Council')
    const change = (sql: string, id: string) => world.admin(sql, [id, world.clock.now()])
    await change(`update plan_actions set action = 'Say it anew', changed_at = $2 where id = $1`, actionId)
    await change(`update plans set title = 'Another name', changed_at = $2 where id = $1`, planId)
    await change(
      `update plan_actions set removed_at = $2, changed_at = $2 where plan_id = $1 and id <> '${actionId}'`,
      planId,
    )
    const now = await open(`${path}/words`)
    assert.match(now.html, /Say it anew/)
    assert.match(now.html, /Another name/)
    assert.match(now.html, /and 1 action\./, 'what was removed is not in the plan')
    const then = await open(`${path}/words?on=${BEFORE}`)
    assert.match(then.html, /as it stood at the end of 1 October 2026/)
    assert.doesNotMatch(then.html, /Say it anew|Another name|\/publish|\/remove"|\/json"/)
    assert.match(then.html, /Ensure all cases are automatically referred/)
    assert.match(then.html, new RegExp(`/actions/${actionId}\\?on=${BEFORE}"`))
    assert.match(then.html, new RegExp(`href="${path}/words"[^>]*>\\s*Show it as it stands today`))
    assert.match(then.html, /Words that could not be placed/)
    assert.equal((await world.get(`${path}/words?on=${BEFORE}`, people.stranger)).status, 200)
  })

  test('has the lines without a place of the document of then, and not those of a newer one', async () => {
    const { world, planId } = plan
    const now = world.clock.now()
    await world.admin('update plan_unplaced set gone_at = $2 where plan_id = $1', [planId, now])
    await world.admin(
      `insert into plan_unplaced (id, plan_id, position, line, text, near, since)
        values (gen_random_uuid(), $1, 0, 1, 'A line of the newer document', '', $2)`,
      [planId, now],
    )
    const then = await open(`${path}/words?on=${BEFORE}`)
    assert.match(then.html, /Words that could not be placed/)
    assert.doesNotMatch(then.html, /A line of the newer document/)
    const today = await open(`${path}/words`)
    assert.match(today.html, /A line of the newer document/)
    assert.equal(
      today.html.split('Words that could not be placed').length,
      then.html.split('Words that could not be placed').length,
    )
  })

  test('has the settings as they stood, and related plans, to read', async () => {
    const { world, planId } = plan
    const other = await world.admin(
      `insert into plans (id, title, kind, imported_at, changed_at, headers, warnings)
        values (gen_random_uuid(), 'Healthcare plan', 'plan', $1, $1, '[]', '[]') returning id`,
      [new Date('2026-04-01T09:00:00Z')],
    )
    const relate = (sql: string, at: string) => world.admin(sql, [planId, other[0]?.['id'], new Date(at)])
    await relate(
      `insert into plan_relations (plan_id, to_plan_id, kind, changed_at) values ($1, $2, 'under', $3)`,
      '2026-09-01T09:00:00Z',
    )
    // On the overview both plans say so, on every day that it held.
    const leads = (id: unknown, on: string, text: string) =>
      new RegExp(`href="/plan/${id}${on}"[^>]*>${text}`)
    assert.match((await open(path)).html, leads(other[0]?.['id'], '', 'Part of Healthcare plan'))
    const beside = `/plan/${other[0]?.['id']}`
    assert.match((await open(beside)).html, leads(planId, '', 'Has a part of its own: '))
    const on = `?on=${BEFORE}`
    assert.match((await open(path + on)).html, leads(other[0]?.['id'], `\\${on}`, 'Part of Healthcare plan'))
    assert.match((await open(beside + on)).html, leads(planId, `\\${on}`, 'Has a part of its own: '))
    assert.doesNotMatch((await open(`${path}?on=2026-08-01`)).html, /Part of Healthcare plan/)
    await world.admin(
      `update plans set rules = '{"amberAfterDays": 11, "redAfterDays": 47}',
        cycle = '{"requestAfter": 9}', changed_at = $2 where id = $1`,
      [planId, world.clock.now()],
    )
    const now = await open(`${path}/settings`)
    assert.match(now.html, /name="redAfterDays"[^>]*value="47"/)
    const then = await open(`${path}/settings?on=${BEFORE}`)
    assert.match(then.html, /as it stood at the end of 1 October 2026/)
    // The number by itself: those that tell plans apart may have it within.
    assert.doesNotMatch(then.html, /(?<![\w-])47(?![\w-])|<form method="post" action="[^"]*settings"/)
    assert.match(then.html, /First day[\s\S]*?1 April 20\d\d/)
    assert.match(then.html, /Healthcare plan[\s\S]*?This one is a part of it/)
    assert.doesNotMatch((await open(`${path}/settings?on=2026-08-01`)).html, /Healthcare plan/)
    const cycle = await open(`${path}/cycle?on=${BEFORE}`)
    assert.match(cycle.html, /as it stood at the end of 1 October 2026/)
    assert.doesNotMatch(cycle.html, /<form method="post" action="[^"]*cycle"/)
  })
})
