import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'
import { deliveriesIn } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { addYears } from './copy-plan.ts'

type Row = { id: string; version: number }
const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

describe('changing what a plan is made of', () => {
  let world: World
  let alder: Agency
  let birch: Agency
  let coordinator: Person
  let officer: Person
  let stranger: Person
  let plan = ''
  const path = () => `/plan/${plan}`
  const one = async <R = Row>(query: string): Promise<R> => {
    const [row] = await world.admin<R & object>(query)
    assert.ok(row, query)
    return row
  }
  const aim = () => one<Row>(`select id, version from plan_aims where plan_id = '${plan}' and ref = '1.1'`)

  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    birch = await world.agency({ name: 'Birch Council' })
    const clinic = await world.agency({ name: 'Northbrook Clinic', kind: 'nhs' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
    officer = await world.staff({ agency: birch, roles: ['officer'] })
    stranger = await world.staff({ agency: clinic, roles: ['officer'] })
    const read = readPlan(smallPlan)
    assert.ok(read.ok)
    const ctx = coordinator.ctx()
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: 'plan.txt', sourceText: smallPlan }),
    )
    assert.ok(done.ok)
    plan = done.planId
  })
  after(() => world.close())

  test('a coordinator adds an action, and every authority it names gets its part', async () => {
    const to = `${path()}/shape/action/add?to=${(await aim()).id}`
    const empty = await world.post(to, { owner: 'All councils', ...day('ends_on', '2027-13-1') }, coordinator)
    assert.match(empty.html, /Enter the action/)
    assert.match(empty.html, /must be a real date/)
    assert.match(empty.html, /value="All councils"/, 'what was typed is kept')
    const sent = { action: 'Walk the bus routes.', owner: 'All councils', ...day('ends_on', '2027-03-31') }
    assert.equal((await world.post(to, sent, coordinator)).status, 303)
    const parts = await world.admin<{ agency_id: string; baseline_due: string }>(
      `select d.agency_id, d.baseline_due::text from plan_deliveries d join plan_actions a on a.id = d.action_id
       where a.action = 'Walk the bus routes.' order by d.position`,
    )
    assert.deepEqual(new Set(parts.map(({ agency_id }) => agency_id)), new Set([alder.id, birch.id]))
    assert.deepEqual(new Set(parts.map(({ baseline_due }) => String(baseline_due))), new Set(['2027-03-31']))
  })

  test('nobody else changes the plan’s structure', async () => {
    for (const person of [officer, stranger]) {
      assert.equal((await world.get(`${path()}/shape`, person)).status, 403)
      assert.equal((await world.post(`${path()}/shape/priority/add`, { title: 'Mine' }, person)).status, 403)
      const { id } = await aim()
      assert.equal((await world.post(`${path()}/shape/aim/${id}`, { text: 'Mine' }, person)).status, 403)
      assert.equal(
        (await world.post(`${path()}/shape/aim/${id}/remove`, { reason: 'x' }, person)).status,
        403,
      )
    }
  })

  test('a milestone may be added by who owns a part of the action, and by no other agency', async () => {
    const { id } = await one<Row>(
      `select a.id, a.version from plan_actions a where a.action = 'Panels to meet monthly.'`,
    )
    const to = `${path()}/shape/milestone/add?to=${id}`
    const sent = { title: 'First panel held', ...day('due_on', '2026-12-01') }
    assert.equal((await world.post(to, sent, officer)).status, 303)
    assert.equal((await world.post(to, sent, stranger)).status, 403)
    const rows = await world.admin('select id from plan_milestones')
    assert.equal(rows.length, 1)
  })

  test('a save on an old version shows both and loses neither', async () => {
    const { id, version } = await aim()
    const edit = `${path()}/shape/aim/${id}`
    const first = {
      ref: '1.1',
      text: 'To hear every serious case.',
      version: String(version),
      reason: 'Board',
    }
    assert.equal((await world.post(edit, first, coordinator)).status, 303)
    const late = await world.post(edit, { ...first, text: 'To hear some cases.' }, coordinator)
    assert.equal(late.status, 409)
    assert.match(late.html, /To hear every serious case\./)
    assert.match(late.html, /To hear some cases\./)
    const [kept] = await world.admin<{ reason: string }>(
      `select reason from plan_history where row_id = '${id}' and valid_to is null`,
    )
    assert.equal(kept?.reason, 'Board')
  })

  test('a fault mended passes over nothing that somebody changed meanwhile', async () => {
    const { id, version } = await aim()
    const edit = `${path()}/shape/aim/${id}`
    const mine = { ref: '1.1', text: '', version: String(version), reason: 'Board' }
    await world.post(edit, { ...mine, text: 'To hear every case of theirs.' }, coordinator)
    const again = await world.post(edit, mine, coordinator)
    const kept = /name="version" value="(\d+)"/.exec(again.html)?.[1] ?? ''
    const late = await world.post(edit, { ...mine, text: 'To hear mine.', version: kept }, coordinator)
    assert.equal(late.status, 409)
    assert.match(late.html, /To hear every case of theirs\./)
  })

  test('what was agreed changes with a reason only; filling what was empty needs none', async () => {
    const { id, version } = await aim()
    const sent = { ref: '1.1', text: 'To hear every case.', version: String(version) }
    const silent = await world.post(`${path()}/shape/aim/${id}`, sent, coordinator)
    assert.match(silent.html, /Say why, in a few words/)
    assert.match(silent.html, /To hear every case\./)
    const action = await one<Row & { aim_id: string }>(
      `select * from plan_actions where action = 'Walk the bus routes.'`,
    )
    const edit = `${path()}/shape/action/${action.id}`
    const kept = { action: 'Walk the bus routes.', owner: 'All councils', ...day('ends_on', '2027-03-31') }
    const filled = { ...kept, timeframe: 'By spring', version: String(action.version) }
    assert.equal((await world.post(edit, filled, coordinator)).status, 303)
    const other = { ...filled, timeframe: 'By summer', version: String(action.version + 1) }
    assert.match((await world.post(edit, other, coordinator)).html, /Say why, in a few words/)
  })

  test('a reason too long is said to be, and never cut', async () => {
    const { id, version } = await aim()
    const sent = { ref: '1.1', text: 'To hear.', version: String(version), reason: 'because '.repeat(60) }
    for (const to of ['', '/remove']) {
      const page = await world.post(`${path()}/shape/aim/${id}${to}`, sent, coordinator)
      assert.match(page.html, /must be 300 characters or fewer/)
      assert.ok(page.html.includes('because '.repeat(59)))
    }
  })

  test('what is removed goes with what stands under it, needs a reason, and can be put back', async () => {
    const { id, version } = await aim()
    const remove = `${path()}/shape/aim/${id}/remove`
    assert.match((await world.post(remove, { version: String(version) }, coordinator)).html, /Say why/)
    const gone = await world.post(remove, { version: String(version), reason: 'Done elsewhere' }, coordinator)
    assert.equal(gone.status, 303)
    const standing = () =>
      world.admin(`select a.id from plan_actions a join plan_deliveries d on d.action_id = a.id
        where a.aim_id = '${id}' and a.removed_at is null and d.removed_at is null`)
    assert.equal((await standing()).length, 0)
    assert.match((await world.get(`${path()}/shape`, coordinator)).html, /Done elsewhere/)
    await world.post(`${path()}/shape/aim/${id}/put-back`, {}, coordinator)
    assert.ok((await standing()).length > 0)
  })

  test('moving changes places with the neighbour and stops at the end', async () => {
    const order = async () =>
      (
        await world.admin<{ ref: string }>(
          `select ref from plan_aims where plan_id = '${plan}' and removed_at is null order by position`,
        )
      ).map(({ ref }) => ref)
    const { id } = await aim()
    await world.post(`${path()}/shape/aim/${id}/move`, { way: 'down' }, coordinator)
    assert.deepEqual(await order(), ['1.2', '1.1', '1.3'])
    await world.post(`${path()}/shape/aim/${id}/move`, { way: 'up' }, coordinator)
    await world.post(`${path()}/shape/aim/${id}/move`, { way: 'up' }, coordinator)
    assert.deepEqual(await order(), ['1.1', '1.2', '1.3'])
  })

  test('the risks of a plan are listed by what they could do', async () => {
    const add = `${path()}/shape/risk/add`
    const risk = (text: string, likelihood: string, impact: string) =>
      world.post(add, { kind: 'risk', state: 'open', text, likelihood, impact }, coordinator)
    assert.match((await risk('Funding ends', '6', '1')).html, /must be a number from 1 to 5/)
    await risk('Rooms are short', '2', '2')
    await risk('Funding ends', '4', '5')
    const page = await world.get(`${path()}/risks`, officer)
    assert.ok(page.html.indexOf('Funding ends') < page.html.indexOf('Rooms are short'))
    assert.match(page.html, /20 High/)
    const then = londonDay(world.clock.now())
    world.clock.advance(86_400_000)
    await world.admin(
      `update plan_risks set text = 'Funding is cut', changed_at = $2, version = version + 1
        where plan_id = $1 and text = 'Funding ends'`,
      [plan, world.clock.now()],
    )
    assert.match((await world.get(`${path()}/risks`, coordinator)).html, /Funding is cut/)
    const past = (await world.get(`${path()}/risks?on=${then}`, coordinator)).html
    assert.match(past, /Funding ends/, 'as it stood that day')
    assert.doesNotMatch(past, /Funding is cut|shape\/risk/)
  })

  test('a group of the partnership owns actions by its name', async () => {
    const sent = { name: 'Task & Finish Group', kind: 'each', agencies: [alder.id, birch.id] }
    assert.equal((await world.post('/plan/groups/add', sent, officer)).status, 403)
    assert.equal((await world.post('/plan/groups/add', sent, coordinator)).status, 303)
    assert.match(
      (await world.post('/plan/groups/add', sent, coordinator)).html,
      /a group of this name already/,
    )
    const to = `${path()}/shape/action/add?to=${(await aim()).id}`
    await world.post(to, { action: 'Make the leaflet.', owner: 'Task and finish group' }, coordinator)
    const parts =
      await world.admin(`select d.id from plan_deliveries d join plan_actions a on a.id = d.action_id
      where a.action = 'Make the leaflet.' and d.agency_id is not null`)
    assert.equal(parts.length, 2)
  })

  test('whoever answers for a group leads its parts, also when that changes', async () => {
    const sent = { name: 'Transport Group', kind: 'body', leadUserId: officer.actor.userId }
    await world.post('/plan/groups/add', sent, coordinator)
    const to = `${path()}/shape/action/add?to=${(await aim()).id}`
    await world.post(to, { action: 'Ride every route.', owner: 'Transport Group' }, coordinator)
    const lead = async () =>
      (
        await one<{ lead: string | null }>(`select d.lead_user_id as lead from plan_deliveries d
          join plan_actions a on a.id = d.action_id where a.action = 'Ride every route.'`)
      ).lead
    assert.equal(await lead(), officer.actor.userId)
    const group = await one<Row>(`select id, version from plan_groups where name = 'Transport Group'`)
    const next = { ...sent, leadUserId: stranger.actor.userId, version: String(group.version) }
    assert.equal((await world.post(`/plan/groups/${group.id}`, next, coordinator)).status, 303)
    assert.equal(await lead(), stranger.actor.userId)
  })

  test('a plan’s own thresholds and words are kept, and red cannot come before amber', async () => {
    const { version } = await one<Row>(`select id, version from plans where id = '${plan}'`)
    const sent = {
      title: 'Northbrook Plan',
      ...day('from', '2026-04-01'),
      ...day('to', '2029-03-31'),
      amberAfterDays: '10',
      redAfterDays: '5',
      offTargetPercent: '10',
      unscheduledQuarters: '1',
      'key-green-name': 'On track',
      reason: 'Agreed by the board.',
      version: String(version),
    }
    assert.match((await world.post(`${path()}/settings`, sent, coordinator)).html, /cannot be fewer/)
    assert.equal(
      (await world.post(`${path()}/settings`, { ...sent, redAfterDays: '60' }, coordinator)).status,
      303,
    )
    const [now] = await world.admin<{ version: number }>(`select version from plans where id = '${plan}'`)
    const again = { ...sent, redAfterDays: '70', reason: '', version: String(now?.version) }
    assert.match((await world.post(`${path()}/settings`, again, coordinator)).html, /Say why, in a few words/)
    const { rules } = await one<{ rules: { redAfterDays: number; key: { green?: { name: string } } } }>(
      `select rules from plans where id = '${plan}'`,
    )
    assert.equal(rules.redAfterDays, 60)
    assert.equal(rules.key.green?.name, 'On track')
    const stale = await world.post(`${path()}/settings`, { ...sent, redAfterDays: '61' }, coordinator)
    assert.equal(stale.status, 409)
  })

  test('whoever reads the plan sees who changed its settings, from what to what, and why', async () => {
    const told = async (page: string) => {
      const { html, status } = await world.get(`${path()}/${page}`, officer)
      assert.equal(status, 200)
      assert.match(html, /The plan changed/)
      assert.match(html, /Red when later than this many days[^<]*30[^<]*60/)
      assert.match(html, /What green is called[^<]*nothing[^<]*On track/)
      assert.match(html, /Agreed by the board\./)
      return html
    }
    assert.doesNotMatch(await told('history'), /Older changes/)
    const today = new Date(world.clock.now()).toISOString().slice(0, 10)
    await told(`changes?from=2026-01-01&to=${today}`)
    const earlier = await world.get(`${path()}/changes?from=2025-01-01&to=2025-02-01`, officer)
    assert.doesNotMatch(earlier.html, /The plan changed/)
    assert.match((await world.get(path(), officer)).html, /\/history"/, 'linked from the overview')
    assert.match((await world.get(`${path()}/settings`, coordinator)).html, /\/history"/)
  })

  test('Settings and the outline say that they are today’s where a day is asked for', async () => {
    for (const page of ['settings', 'shape']) {
      assert.match((await world.get(`${path()}/${page}?on=2026-04-02`, coordinator)).html, /2 April 2026/)
      assert.doesNotMatch((await world.get(`${path()}/${page}`, coordinator)).html, /2 April 2026/)
    }
  })

  test('next year’s plan takes along what was not finished, a year on', async () => {
    const { id: walkId } = await one(
      `select id, version from plan_actions where action = 'Walk the bus routes.'`,
    )
    // A forecast that slipped is no agreement.
    await world.admin(
      `update plan_deliveries set forecast_due = '2029-08-20', changed_at = now() where action_id = '${walkId}'`,
    )
    const hang = (table: string, columns: string, values: string) =>
      world.admin(`insert into ${table} (id, plan_id, action_id, changed_at, ${columns})
        values (gen_random_uuid(), '${plan}', '${walkId}', now(), ${values})`)
    await hang('plan_milestones', 'title, due_on', `'First route', '2026-12-01'`)
    await hang('plan_milestones', 'title, due_on', `'Last route', '2027-12-01'`)
    await hang('plan_milestones', 'title, due_on, done_on', `'Route chosen', '2026-05-01', '2026-05-02'`)
    await hang('plan_risks', 'kind, text', `'risk', 'Buses stop'`)
    await hang('plan_risks', 'kind, text, state', `'risk', 'No maps', 'closed'`)
    await hang('plan_links', 'kind, title, on_date', `'meeting', 'Board of May', '2026-05-20'`)
    await hang('plan_budgets', 'words, pence', `'Tickets', 12000`)
    await world.admin(`insert into action_measures (action_id, measure, tied_at, target, target_direction, target_by, baseline)
      values ('${walkId}', 'reports-received', now(), 40, 'at_least', '2027-03-31', 12)`)
    await world.admin(`update plan_deliveries set status = 'cancelled', changed_at = now()
      where action_id in (select id from plan_actions where action = 'Make the leaflet.')`)
    const first = {
      title: 'Northbrook Plan 2027-30',
      ...day('from', '2027-04-01'),
      ...day('to', '2030-03-31'),
      source: plan,
    }
    const choose = await world.post('/plan/new', first, coordinator)
    const checked = [...choose.html.matchAll(/name="actions"[^>]*value="([^"]+)"[^>]*checked/g)].map(
      ([, id]) => id ?? '',
    )
    const leaflet = await one<Row>(`select id, version from plan_actions where action = 'Make the leaflet.'`)
    const walk = await one<Row>(`select id, version from plan_actions where action = 'Walk the bus routes.'`)
    assert.ok(checked.includes(walk.id) && !checked.includes(leaflet.id))
    const none = await world.post('/plan/new', { ...first, step: 'start' }, coordinator)
    assert.match(none.html, /Choose at least one action/)
    const early = await world.post(
      '/plan/new',
      { ...first, step: 'start', actions: checked, years: '0' },
      coordinator,
    )
    assert.equal(early.status, 422)
    assert.match(early.html, /would be due before 1 April 2027, the first day of the new plan/)
    const yearLong = { ...first, ...day('to', '2027-11-30'), step: 'start', actions: checked, years: '1' }
    const late = await world.post('/plan/new', yearLong, coordinator)
    assert.equal(late.status, 422)
    assert.match(late.html, /would begin or be due after 30 November 2027, the last day of the new plan/)
    assert.match(late.html, /href="#late"[^>]*>Say what becomes of the dates after the last day/)
    assert.match(late.html, /Show which[\s\S]*?<li>1\.[0-9a-z]+: \d+ parts?, /)
    const shown = /name="late-shown" value="([^"]+)"/.exec(late.html)?.[1] ?? ''
    // Of other dates than those that were shown it is asked again.
    const unseen = { ...yearLong, late: 'bring', 'late-shown': `${shown}x` }
    const asked = await world.post('/plan/new', unseen, coordinator)
    assert.equal(asked.status, 422)
    assert.match(asked.html, /name="late"[^>]*value="bring"[^>]*checked/)
    const short = { ...yearLong, title: 'Short plan', 'late-shown': shown }
    for (const [late, due] of [
      ['bring', '2027-11-30'],
      ['empty', null],
      ['keep', '2028-03-31'],
    ] as const) {
      const title = `Short plan: ${late}`
      assert.equal((await world.post('/plan/new', { ...short, title, late }, coordinator)).status, 303)
      const [walked] = await world.admin(
        `select d.baseline_due::text as due from plan_deliveries d join plan_actions a on a.id = d.action_id
          join plans p on p.id = a.plan_id where p.title = $1 and a.action = 'Walk the bus routes.'`,
        [title],
      )
      assert.deepEqual(walked, { due })
    }
    assert.doesNotMatch(late.html, /before the first day/)
    assert.deepEqual(await world.admin(`select 1 from plans where title = 'Northbrook Plan 2027-30'`), [])
    const done = await world.post(
      '/plan/new',
      { ...first, step: 'start', actions: checked, years: '1', measures: 'yes' },
      coordinator,
    )
    assert.equal(done.status, 303)
    const hung = (table: string, columns: string) =>
      world.admin(`select ${columns} from ${table} h join plan_actions a on a.id = h.action_id
        join plans p on p.id = a.plan_id
        where p.title = 'Northbrook Plan 2027-30' and a.action = 'Walk the bus routes.'`)
    assert.deepEqual(
      (await hung('plan_milestones', 'h.title, h.due_on::text as due')).toSorted((a, b) =>
        String(a['title']).localeCompare(String(b['title'])),
      ),
      [
        { title: 'First route', due: '2027-12-01' },
        // In the new plan already: it does not move on.
        { title: 'Last route', due: '2027-12-01' },
      ],
    )
    assert.deepEqual(await hung('plan_risks', 'h.text'), [{ text: 'Buses stop' }])
    assert.deepEqual(await hung('plan_links', 'h.title, h.on_date::text as day'), [
      { title: 'Board of May', day: '2026-05-20' },
    ])
    assert.deepEqual(await hung('plan_budgets', 'h.words, h.pence::int'), [
      { words: 'Tickets', pence: 12000 },
    ])
    assert.deepEqual(
      await hung('action_measures', 'h.measure, h.target, h.target_by::text as by, h.baseline'),
      [{ measure: 'reports-received', target: 40, by: '2028-03-31', baseline: 12 }],
    )
    const [copied] = await world.admin<{ id: string }>(
      `select id from plans where title = 'Northbrook Plan 2027-30'`,
    )
    // The last quarter's figure, off the target that was copied, is of the plan before: what begins begins without a colour.
    const worse = [{ key: 'reports-received', verdict: 'worse' }] as const
    const verdicts = new Map(
      (await world.admin<Row>('select id, version from plan_actions')).map(({ id }) => [id, worse]),
    )
    const { db, clock } = coordinator.ctx()
    const state = await db.transaction((tx) =>
      loadPlanState(tx, copied?.id ?? '', { now: clock.now(), verdicts }),
    )
    assert.ok(state)
    assert.deepEqual(new Set(deliveriesIn(state).map(({ delivery }) => delivery.shownRag)), new Set([null]))
    const again = await world.get('/plan/new', coordinator)
    assert.match(again.html, /Northbrook Plan \(2026-29\)/, 'two plans of one title are told apart')
    const due = await world.admin<{ due: string; status: string }>(
      `select d.baseline_due::text as due, d.status from plan_deliveries d join plan_actions a on a.id = d.action_id
       join plans p on p.id = a.plan_id where p.title = 'Northbrook Plan 2027-30' and a.action = 'Walk the bus routes.'`,
    )
    assert.deepEqual(new Set(due.map(({ due: day }) => day)), new Set(['2028-03-31']))
    assert.deepEqual(new Set(due.map(({ status }) => status)), new Set(['not_set']))
    await one(`select to_plan_id as id, 1 as version from plan_relations where to_plan_id = '${plan}'`)
  })

  test('a link leads to an action of a related plan as well, and never to its own', async () => {
    const walkIn = (title: string) =>
      one<Row>(`select a.id, a.version from plan_actions a join plans p on p.id = a.plan_id
        where p.title = '${title}' and a.action = 'Walk the bus routes.' and a.removed_at is null`)
    const later = await walkIn('Northbrook Plan 2027-30')
    const { id: planOfLater } = await one<Row>(
      `select id, version from plans where title = 'Northbrook Plan 2027-30'`,
    )
    const { id } = await one<Row>(`select id, version from plan_actions where plan_id = '${plan}'
      and action = 'Walk the bus routes.'`)
    const to = `${path()}/shape/link/add?to=${id}`
    const { html } = await world.get(to, coordinator)
    assert.ok(!html.includes(`<option value="${id}"`))
    assert.match(html, new RegExp(`<option value="${later.id}"[^>]*>Northbrook Plan 2027-30: 1`))
    const itself = await world.post(to, { kind: 'depends_on', to_action_id: id }, coordinator)
    assert.equal(itself.status, 422)
    const sent = await world.post(to, { kind: 'depends_on', to_action_id: later.id }, coordinator)
    assert.equal(sent.status, 303)
    const page = await world.get(`${path()}/actions/${id}`, coordinator)
    assert.match(page.html, /Northbrook Plan 2027-30: <a[^>]*>Walk the bus routes/)
    const other = await world.get(`/plan/${planOfLater}/actions/${later.id}`, coordinator)
    assert.match(other.html, /Needed by:<\/strong> [^<]*: <a[^>]*>Walk the bus routes/)
  })

  test('a template keeps words and owners, those who are done as well, and no dates', async () => {
    // As if somebody else had verified it: how that is done is another test's.
    await world.admin(`set local session_replication_role = replica;
      update plan_deliveries set status = 'complete', verified_at = now(), verified_by = '${officer.actor.userId}'
      where id = (select d.id from plan_deliveries d join plan_actions a on a.id = d.action_id
        where d.plan_id = '${plan}' and a.action = 'Walk the bus routes.' and d.removed_at is null order by d.position limit 1)`)
    assert.equal((await world.post(`${path()}/template`, {}, coordinator)).status, 303)
    const dated = await world.admin(`select d.id from plan_deliveries d join plans p on p.id = d.plan_id
      where p.kind = 'template' and (d.baseline_due is not null or d.starts_on is not null)`)
    assert.equal(dated.length, 0)
    const owners = await world.admin(`select d.id from plan_deliveries d join plans p on p.id = d.plan_id
      join plan_actions a on a.id = d.action_id where p.kind = 'template' and a.action = 'Walk the bus routes.'`)
    assert.equal(owners.length, 2)
    await one(
      `select a.id, 1 as version from plan_actions a join plans p on p.id = a.plan_id where p.kind = 'template' limit 1`,
    )
  })
})

test('a leap day has its day a year later', () => {
  assert.equal(addYears('2028-02-29', 1), '2029-02-28')
  assert.equal(addYears('2028-02-29', 4), '2032-02-29')
  assert.equal(addYears('2026-11-25', 2), '2028-11-25')
})
