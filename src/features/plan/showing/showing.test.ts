import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { addDays, londonDay } from '../../../platform/calendar/london.ts'
import { parseCsv } from '../../../platform/text/csv.ts'
import { newId } from '../../../platform/ids.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'

const DAY_MS = 86_400_000

describe('the pages that show a plan', () => {
  let world: World
  let alder: Agency
  let birch: Agency
  let coordinator: Person
  let officer: Person
  let analyst: Person
  let planId: string
  let path: string

  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    birch = await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
    officer = await world.staff({ agency: birch, roles: ['officer'] })
    analyst = await world.staff({ agency: birch, roles: ['analyst'] })
    const read = readPlan(smallPlan)
    assert.ok(read.ok)
    const ctx = coordinator.ctx()
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: null, sourceText: smallPlan }),
    )
    assert.ok(done.ok)
    planId = done.planId
    path = `/plan/${planId}`
  })
  after(() => world.close())

  /** Changes deliveries of one agency so many days from now, as the application would. */
  const change = (agency: Agency, set: string, inDays = 1) =>
    world.admin(
      `update plan_deliveries set ${set}, changed_at = $2, version = version + 1 where plan_id = $1 and agency_id = $3`,
      [planId, new Date(world.clock.now().getTime() + inDays * DAY_MS), agency.id],
    )

  const PAGES = ['', '/table', '/grid', '/timeline', '/changes', '/words']

  test('are open to everybody signed in, and to nobody else', async () => {
    for (const page of PAGES) {
      assert.equal((await world.get(`${path}${page}`, analyst)).status, 200, page)
      assert.equal((await world.get(`${path}${page}`)).status, 303, page)
      assert.equal((await world.get(`/plan/${newId()}${page}`, analyst)).status, 404, page)
    }
    for (const page of ['/plan', '/plan/all', '/plan/mine', '/plan/calendars'])
      assert.equal((await world.get(page, officer)).status, 200, page)
  })

  test('say what needs attention, and lead to exactly those rows', async () => {
    const today = londonDay(world.clock.now())
    await change(
      birch,
      `status = 'in_progress', baseline_due = '${addDays(today, -40)}', ask = 'Decide on the venue.'`,
      0,
    )
    const page = await world.get(path, officer)
    assert.match(page.html, /past the date agreed/)
    assert.match(page.html, /Decide on the venue\./)
    const rows = await world.get(`${path}/table?needs=overdue`, officer)
    assert.equal(rowIds(rows.html).length, 2)
    assert.ok(!rows.html.includes('data-column="owner">Alder Council'))
  })

  test('ask for several needs at once, one by one or as one address, and let each go alone', async () => {
    const ids = async (query: string) => rowIds((await world.get(`${path}/table?${query}`, officer)).html)
    const overdue = await ids('needs=overdue')
    const both = await ids('needs=overdue&needs=asks')
    assert.ok(both.length > 0)
    assert.ok(both.every((id) => overdue.includes(id)))
    assert.deepEqual(await ids('needs=overdue&needs=unverified'), [], 'all of them have to apply')
    assert.deepEqual(await ids('needs=overdue.asks'), both)
    const { html } = await world.get(`${path}/table?needs=overdue.asks`, officer)
    // On paper neither breadcrumbs nor filters are there to say it.
    assert.match(html, /app-print-only">Northbrook Hate Crime Action Plan 2026-29</)
    assert.match(
      html,
      /app-print-only">Only: Needs attention: Past the date agreed; Needs attention: Asks something/,
    )
    assert.match(html, /value="overdue"[^>]*checked/)
    assert.ok(html.includes('table?needs=overdue"') && html.includes('table?needs=asks"'))
  })

  test('show the plan as it stood on a day before, and say so', async () => {
    const today = londonDay(world.clock.now())
    world.clock.advance(3 * DAY_MS)
    await world.admin(
      `update plan_deliveries set status = 'deferred', changed_at = $2 where plan_id = $1 and agency_id = $3`,
      [planId, world.clock.now(), alder.id],
    )
    await world.admin(
      `insert into plan_milestones (id, plan_id, action_id, title, due_on, changed_at)
        select gen_random_uuid(), plan_id, id, 'Venue booked', '2026-12-01', $2 from plan_actions where plan_id = $1 limit 1`,
      [planId, world.clock.now()],
    )
    const then = await world.get(`${path}/table?on=${today}`, officer)
    assert.match(then.html, /as it stood at the end of/)
    assert.ok(!then.html.includes('Deferred</strong>'))
    assert.ok(!then.html.includes('data-edit'))
    assert.match((await world.get(`${path}/table?all=1`, officer)).html, /Deferred<\/strong>/)
    for (const page of ['', '/grid', '/timeline'])
      assert.match((await world.get(`${path}${page}?on=${today}`, officer)).html, /as it stood/, page)
    const timeline = await world.get(`${path}/timeline?on=${today}`, officer)
    assert.ok(!timeline.html.includes('Venue booked'), 'what was planned afterwards is not on that day')
    assert.match(timeline.html, new RegExp(`/actions/[0-9a-f-]+\\?on=${today}"`), 'links stay on that day')
    assert.match((await world.get(`${path}/timeline`, officer)).html, /Venue booked/)
    for (const page of ['2', 'all', 'x'])
      assert.match((await world.get(`${path}/timeline?page=${page}`, officer)).html, /Venue booked/, page)
    assert.equal((await world.get(`${path}?on=2020-01-01`, officer)).status, 404)
    assert.doesNotMatch((await world.get(`${path}?on=2099-01-01`, officer)).html, /as it stood/)
  })

  test('say since when there is a plan, where a day before it is asked for', async () => {
    for (const page of ['', '/table', '/grid', '/timeline']) {
      const then = await world.get(`${path}${page}?on=2020-01-01`, officer)
      assert.equal(then.status, 404, page)
      assert.match(then.html, /On 1 January 2020 this plan was not here yet\. It was taken in on/)
      assert.match(then.html, /See the plan on another day/)
    }
    assert.equal((await world.get(`/plan/${newId()}?on=2020-01-01`, officer)).status, 404)
  })

  test('say what changed between two days, and refuse days that make no sense', async () => {
    const today = londonDay(world.clock.now())
    const page = await world.get(`${path}/changes?from=${addDays(today, -3)}&to=${today}`, officer)
    assert.match(page.html, /In short[^]*Action by action/)
    assert.match(page.html, /<ins[^>]*>.*Deferred/)
    const before = await world.get(`${path}/changes?from=2020-01-01&to=${today}`, officer)
    assert.match(
      before.html,
      /The plan was made on [^.<]*, with 4 actions\. What follows changed after that day/,
    )
    // What it was made of is said in that sentence, and not once more for each aim.
    assert.doesNotMatch(before.html, /class="app-timeline[^]*added/)
    assert.match(before.html, /<ins[^>]*>.*Deferred/)
    const day = londonDay(new Date(world.clock.now().getTime() - 3 * DAY_MS))
    const fresh = await world.get(`${path}/changes?from=2020-01-01&to=${day}`, officer)
    assert.match(fresh.html, /The plan was made on [^.<]*, with 4 actions\.</)
    assert.doesNotMatch(fresh.html, /In short|Nothing said/)
    for (const query of ['from=x&to=y', `from=${today}&to=2020-01-01`, `from=${today}&to=2099-01-01`]) {
      const wrong = await world.get(`${path}/changes?${query}`, officer)
      assert.equal(wrong.status, 422, query)
      assert.match(wrong.html, /Enter two days/)
    }
  })

  test('filter, sort and group the table', async () => {
    const rows = async (query: string) => rowIds((await world.get(`${path}/table?${query}`, officer)).html)
    assert.equal((await rows('all=1')).length, 6)
    assert.equal((await rows('per=action')).length, 4)
    assert.equal((await rows(`owner=${birch.id}`)).length, 2)
    assert.equal((await rows('owner=none')).length, 1)
    assert.equal((await rows('q=leaflet')).length, 1)
    assert.equal((await rows('q=nothing+like+this')).length, 0)
    const up = await rows('sort=owner')
    const down = await rows('sort=owner&dir=down')
    assert.equal(up[0]?.startsWith('row-'), true)
    assert.deepEqual(new Set(up), new Set(down))
    const grouped = await world.get(`${path}/table?all=1`, officer)
    assert.match(grouped.html, /scope="rowgroup"/)
    assert.doesNotMatch((await world.get(`${path}/table?sort=status`, officer)).html, /scope="rowgroup"/)
    const columns = (await world.get(`${path}/table?cols=ref.action.lead`, officer)).html
    assert.ok(columns.includes('data-column="lead"') && !columns.includes('data-column="status"'))
  })

  test('offer editing only of one’s own part', async () => {
    const editable = async (person: Person) =>
      (await world.get(`${path}/table?all=1`, person)).html.split('data-edit=').length - 1
    assert.equal(await editable(coordinator), 6)
    assert.equal(await editable(officer), 2)
    assert.equal(await editable(analyst), 0)
  })

  test('edit a row by the verb of the delivery’s own form, in its place or as a page', async () => {
    const [own] = await world.admin<{ id: string; version: number }>(
      `select id, version from plan_deliveries where plan_id = $1 and agency_id = $2 order by id limit 1`,
      [planId, birch.id],
    )
    const edit = `${path}/table/${own?.id}`
    const update = {
      version: String(own?.version),
      words: 'The venue is booked.',
      status: 'in_progress',
      progressRag: 'suggested',
      cause: 'The hall was closed.',
      correctiveAction: 'Use the library.',
      'forecastDue-day': '31',
      'forecastDue-month': '3',
      'forecastDue-year': '2027',
    }
    assert.match((await world.get(edit, officer)).html, /<form[^>]*action="[^"]*table\/[0-9a-f-]+"/)
    assert.match((await world.get(`${edit}?row=1&cols=ref.action.status`, officer)).html, /^<tr/)
    for (const as of [analyst]) {
      assert.equal((await world.get(edit, as)).status, 403)
      assert.equal((await world.post(edit, update, as)).status, 403)
    }
    const wrong = await world.post(`${edit}?row=1`, { ...update, words: '', cause: '' }, officer)
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Say how it is going/)
    assert.match(wrong.html, /Use the library\./)
    const saved = await world.post(`${edit}?row=1&cols=ref.action.forecast.story`, update, officer)
    assert.equal(saved.status, 200)
    assert.match(saved.html, /^<tr[^>]*data-open/)
    assert.match(saved.html, /31 Mar 2027/)
    assert.match(saved.html, /The venue is booked\./)
    const stale = await world.post(edit, { ...update, words: 'Other words.' }, officer)
    assert.equal(stale.status, 409)
    assert.match(stale.html, /Saved now: In progress, “The venue is booked\.”/)
    assert.match(stale.html, /Other words\./)
    assert.equal(
      (await world.post(edit, { ...update, version: String((own?.version ?? 0) + 1) }, officer)).status,
      303,
    )
  })

  test('let a coordinator set lead and dates in the row, and nobody else', async () => {
    const own = async () => {
      const [row] = await world.admin<{
        id: string
        version: number
        lead_user_id: string | null
        starts_on: string | null
        baseline_due: string | null
        owner_words: string
        part: string
      }>(`select * from plan_deliveries where plan_id = $1 and agency_id = $2 order by id limit 1`, [
        planId,
        birch.id,
      ])
      assert.ok(row)
      return row
    }
    await change(birch, 'starts_on = null', 3)
    const before = await own()
    const edit = `${path}/table/${before.id}`
    assert.doesNotMatch((await world.get(edit, officer)).html, /name="lead"/)
    assert.match((await world.get(`${edit}?row=1`, coordinator)).html, /name="lead"/)
    const agreed = {
      version: String(before.version),
      lead: officer.actor.userId,
      'startsOn-day': '1',
      'startsOn-month': '9',
      'startsOn-year': '2026',
    }
    assert.equal((await world.post(`${edit}?agreed=1`, agreed, officer)).status, 403)
    const wrong = await world.post(
      `${edit}?agreed=1&row=1`,
      { ...agreed, 'startsOn-month': '13' },
      coordinator,
    )
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /value="13"/)
    const stranger = await world.post(
      `${edit}?agreed=1&row=1`,
      { ...agreed, lead: coordinator.actor.userId },
      coordinator,
    )
    assert.equal(stranger.status, 422)
    const saved = await world.post(
      `${edit}?agreed=1&row=1&cols=ref.lead.story`,
      { ...agreed, ownerWords: 'somebody else', part: 'another part' },
      coordinator,
    )
    assert.equal(saved.status, 200)
    assert.match(saved.html, /data-column="lead">Person /)
    const after = await own()
    assert.equal(after.lead_user_id, officer.actor.userId)
    assert.deepEqual(
      [after.owner_words, after.part, after.baseline_due],
      [before.owner_words, before.part, before.baseline_due],
    )
    assert.equal((await world.post(`${edit}?agreed=1`, agreed, coordinator)).status, 409)
    await world.admin('update plan_deliveries set lead_user_id = null where id = $1', [before.id])
  })

  test('give what is shown as a file that no spreadsheet computes', async () => {
    await change(birch, `story = '=HYPERLINK("https://example.org")'`, 4)
    const file = await world.get(`${path}/table.csv?owner=${birch.id}&cols=ref.action.story`, officer)
    assert.match(String(file.headers['content-disposition']), /\.csv"/)
    const lines = parseCsv(file.html)
    assert.deepEqual(lines[0], ['Priority', 'Aim', 'No.', 'Action', 'Last update'])
    assert.equal(lines.length, 3)
    assert.equal(lines[1]?.[4], `'=HYPERLINK("https://example.org")`)
    const noted = await world.admin(`select 1 from audit.entries where action = 'plan.export'`)
    assert.equal(noted.length, 1)
  })

  test('save views: one’s own for oneself, shared ones for everybody, removed by whose they are', async () => {
    const save = (as: Person, fields: Record<string, string | string[]>) =>
      world.post(`${path}/views`, { query: `owner=${birch.id}&sort=status`, ...fields }, as)
    assert.equal((await save(officer, { name: 'Birch' })).status, 303)
    assert.equal((await save(officer, { name: 'For all', wishes: ['shared'] })).status, 303)
    const again = await save(officer, { name: 'Birch' })
    assert.equal(again.status, 422)
    assert.match(again.html, /You have a view of that name already/)
    assert.equal((await save(officer, { name: ' ' })).status, 422)
    const seen = async (as: Person) => (await world.get(`${path}/table?all=1`, as)).html
    assert.match(await seen(officer), />Birch</)
    assert.doesNotMatch(await seen(analyst), />Birch</)
    assert.match(await seen(analyst), />For all</)
    const views = await world.admin<{ id: string; name: string }>(
      'select id, name from plan_views order by name',
    )
    const remove = async (name: string, as: Person) =>
      (await world.post(`${path}/views/${views.find((view) => view.name === name)?.id}/remove`, {}, as))
        .status
    assert.equal(await remove('Birch', analyst), 404)
    assert.equal(await remove('For all', analyst), 404)
    assert.equal(await remove('For all', coordinator), 303)
    assert.equal(await remove('Birch', officer), 303)
  })

  test('open a table with the view that somebody chose for it', async () => {
    await world.post(`${path}/views`, { query: 'needs=red', name: 'Red', wishes: ['default'] }, officer)
    assert.match((await world.get(`${path}/table`, officer)).location ?? '', /table\?needs=red$/)
    assert.equal((await world.get(`${path}/table`, analyst)).status, 200)
    assert.equal((await world.get(`${path}/table?all=1`, officer)).status, 200)
  })

  test('keep nothing in a view but what the table understands', async () => {
    await world.post(
      `${path}/views`,
      { query: 'status=deferred&evil=%22onload&on=2026-01-01', name: 'Odd' },
      analyst,
    )
    const [view] = await world.admin<{ query: string }>(`select query from plan_views where name = 'Odd'`)
    assert.equal(view?.query, 'status=deferred')
  })

  test('keep a view of every filter there is, however long its words are as an address', async () => {
    const ids = `priority=${birch.id}&owner=${birch.id}&lead=${birch.id}`
    const judged =
      'status=complete_unverified&progress=amber&confidence=amber&due=2026-q4&sort=forecast&dir=down'
    for (const length of [83, 100]) {
      const words = encodeURIComponent('漢'.repeat(length))
      const sent = { name: `Long ${length}`, query: `per=action&${ids}&${judged}&q=${words}` }
      assert.equal((await world.post(`${path}/views`, sent, analyst)).status, 303)
      const [view] = await world.admin<{ query: string }>(
        `select query from plan_views where name = 'Long ${length}'`,
      )
      assert.ok(view?.query.includes(`q=${words}`))
    }
  })

  test('list what I answer for and nothing of others', async () => {
    const mine = await world.get('/plan/mine', officer)
    assert.match(mine.html, /Past the date agreed \(2\)/)
    assert.ok(!mine.html.includes('Alder Council</td>'))
    assert.match((await world.get('/plan/mine', analyst)).html, /Nothing in any plan waits for you/)
    assert.doesNotMatch(mine.html, /Venue booked/, 'a milestone of what one does not lead')
    await world.admin(
      `update plan_deliveries d set lead_user_id = $2, changed_at = $3 from plan_milestones m
        where d.plan_id = $1 and m.action_id = d.action_id and d.agency_id = $4`,
      [planId, officer.actor.userId, world.clock.now(), birch.id],
    )
    assert.match((await world.get('/plan/mine', officer)).html, /1 Dec 2026[\s\S]{0,200}Venue booked/)
  })

  test('give a calendar by its secret address only, without names, until it is removed or its owner is blocked', async () => {
    const made = await world.post('/plan/calendars', { which: 'mine' }, officer)
    const address = /\/plan\/calendar\/[\w-]{43}\.ics/.exec(made.html)?.[0] ?? ''
    const feed = await world.get(address)
    assert.match(String(feed.headers['content-type']), /text\/calendar/)
    assert.equal(feed.html.split('BEGIN:VEVENT').length - 1, 3)
    assert.match(feed.html, /DTSTART;VALUE=DATE:20261201[\s\S]*SUMMARY:Milestone: action 1\.1/)
    assert.doesNotMatch(feed.html, /Venue booked/)
    assert.match(feed.html, /DTSTART;VALUE=DATE:2026\d{4}/)
    assert.match(feed.html, /Birch Council/)
    assert.doesNotMatch(feed.html, /Panels to meet|Robin Person/)
    await world.admin(`update plan_actions set other = $2 where plan_id = $1`, [
      planId,
      JSON.stringify([{ column: 'Action no.', text: 'B3' }]),
    ])
    assert.match((await world.get(address)).html, /action B3 \(Birch/)
    assert.equal((await world.get(address, officer)).status, 200)
    const uids = (text: string) => text.match(/UID:.*/g)?.toSorted()
    await change(birch, `forecast_due = '2027-05-01'`, 5)
    assert.deepEqual(uids((await world.get(address)).html), uids(feed.html))
    assert.equal((await world.get(`/plan/calendar/${'x'.repeat(43)}.ics`)).status, 404)
    const kept = await world.admin<{ id: string; token_hash: Buffer }>(
      'select id, token_hash from plan_feeds',
    )
    assert.equal(kept.length, 1)
    assert.equal((await world.post(`/plan/calendars/${kept[0]?.id}/remove`, {}, analyst)).status, 404)
    await world.admin(`update staff_users set status = 'disabled' where id = $1`, [officer.actor.userId])
    assert.equal((await world.get(address)).status, 404)
    await world.admin(`update staff_users set status = 'active' where id = $1`, [officer.actor.userId])
    assert.equal((await world.post(`/plan/calendars/${kept[0]?.id}/remove`, {}, officer)).status, 303)
    assert.equal((await world.get(address)).status, 404)
    assert.equal((await world.post('/plan/calendars', { which: newId() }, officer)).status, 422)
  })

  test('let nobody read or make the views and calendars of others in the database', async () => {
    await world.post('/plan/calendars', { which: planId }, coordinator)
    await world.post(`${path}/views`, { query: '', name: 'Mine alone' }, coordinator)
    const ctx = analyst.ctx()
    const seen = await ctx.db.transaction(async (tx) => ({
      feeds: await tx.selectFrom('plan_feeds').select('id').execute(),
      views: await tx
        .selectFrom('plan_views')
        .select('name')
        .where('owner_id', '<>', analyst.actor.userId)
        .execute(),
    }))
    assert.deepEqual(seen, { feeds: [], views: [] })
    const forged = ctx.db.transaction((tx) =>
      tx
        .insertInto('plan_feeds')
        .values({
          id: newId(),
          user_id: coordinator.actor.userId,
          token_hash: Buffer.from('x'),
          created_at: ctx.clock.now(),
        })
        .execute(),
    )
    await assert.rejects(forged, /row-level security/)
    const asPublic = world
      .publicCtx()
      .db.transaction((tx) => tx.selectFrom('plan_feeds').select('id').execute())
    await assert.rejects(asPublic, /permission denied/)
  })
})

const rowIds = (html: string): string[] => [...html.matchAll(/id="(row-[\w-]+)"/g)].map(([, id = '']) => id)
