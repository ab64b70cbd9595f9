import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { smallPlan } from '../testing/small-plan.ts'

describe('the papers of a plan', () => {
  let world: World
  let coordinator: Person
  let officer: Person
  let planId = ''
  let path = ''
  let alder = ''

  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    alder = council.id
    await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    const ctx = coordinator.ctx()
    const read = readPlan(smallPlan)
    assert.ok(read.ok)
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: null, sourceText: smallPlan }),
    )
    assert.ok(done.ok)
    planId = done.planId
    path = `/plan/${planId}/papers`
  })
  after(() => world.close())

  const ask = (fields: Record<string, string>, as: Person = officer) =>
    world.post(path, { kind: 'full', quarter: '2026-q3', format: 'print', ...fields }, as)

  test('are chosen on a page that warns of owners whose words may name somebody', async () => {
    const page = await world.get(path, officer)
    assert.equal(page.status, 200)
    assert.match(page.html, /Q3 2026\/27 \(still open\)/)
    assert.match(page.html, /<option value="OFFICIAL" selected/)
    assert.match(page.html, /<li>TBC<\/li>/)
    assert.ok(!page.html.includes('Use this marking for this plan'))
  })

  test('come in every format, for anybody signed in and nobody else', async () => {
    const types = {
      docx: /wordprocessingml/,
      pdf: /^application\/pdf/,
      xlsx: /spreadsheetml/,
      csv: /^text\/csv/,
    }
    for (const kind of ['highlight', 'exception', 'full'])
      for (const [format, type] of Object.entries(types)) {
        const answer = await world.get(`${path}/${kind}/${format}`, officer)
        assert.equal(answer.status, 200, `${kind} ${format}`)
        assert.match(String(answer.headers['content-type']), type)
        assert.match(
          String(answer.headers['content-disposition']),
          new RegExp(
            `filename="northbrook-[\\w-]+-${kind}-2026-q3${format === 'csv' ? '-official' : ''}\\.${format}"`,
          ),
        )
      }
    assert.equal((await world.get(`${path}/full/docx`)).status, 303)
    assert.equal((await world.get(`${path}/full/exe`, officer)).status, 404)
    assert.equal((await world.get(`/plan/${newId()}/papers/full/docx`, officer)).status, 404)
  })

  test('to print carry the marking, the headline and the plan, and no officer’s name', async () => {
    const page = await ask({ marking: 'OFFICIAL-SENSITIVE', headline: 'We need a <venue>.' })
    assert.equal(page.status, 200)
    assert.match(page.html, /app-paper__marking">OFFICIAL-SENSITIVE</)
    assert.match(page.html, /We need a &lt;venue&gt;\.|We need a &lt;venue>\./)
    assert.match(page.html, /Strategic Priority 1: Answering well/)
    assert.ok(!page.html.includes('Robin Person'))
  })

  test('of one agency leave the others out', async () => {
    const page = await ask({ kind: 'highlight', scope: `agency:${alder}` })
    assert.match(page.html, /Alder Council only/)
    assert.ok(!page.html.includes('Birch Council'))
  })

  test('are refused by field, and what was typed stays', async () => {
    const page = await ask({
      quarter: '2031-q1',
      marking: 'TOP SECRET',
      scope: `agency:${newId()}`,
      headline: 'x'.repeat(2_001),
    })
    assert.equal(page.status, 422)
    for (const words of [
      'Select what the paper is of',
      'Select a marking',
      'Select whose parts',
      '2,000 characters or fewer',
    ])
      assert.ok(page.html.includes(words), words)
    assert.ok(page.html.includes('x'.repeat(2_001)))
    assert.equal((await ask({ format: 'exe' })).status, 422)
  })

  test('are on the record, without the words of their headline', async () => {
    await ask({ headline: 'Nobody else’s words', leads: 'yes' })
    const [entry] = await world.admin<{ detail: unknown }>(
      `select detail from audit.entries where action = 'plan.paper' order by at desc limit 1`,
    )
    assert.deepEqual(entry?.detail, {
      paper: 'full',
      format: 'print',
      quarter: '2026-q3',
      part: false,
      leads: true,
    })
  })

  test('take the marking that a coordinator chose for the plan from then on', async () => {
    const usual = async () =>
      (await world.admin('select paper_marking from plans where id = $1', [planId]))[0]?.['paper_marking']
    await ask({ marking: 'OFFICIAL-SENSITIVE', keep: 'yes' }, officer)
    assert.equal(await usual(), 'OFFICIAL')
    await ask({ marking: 'OFFICIAL-SENSITIVE', keep: 'yes' }, coordinator)
    assert.equal(await usual(), 'OFFICIAL-SENSITIVE')
    assert.match((await world.get(`${path}/full/print`, officer)).html, />OFFICIAL-SENSITIVE</)
  })

  test('of a frozen quarter are of its record, whatever happened since', async () => {
    const ctx = coordinator.ctx()
    const plan = await ctx.db.transaction((tx) => loadPlanState(tx, planId, { now: ctx.clock.now() }))
    await world.admin(
      `insert into plan_cycles (id, plan_id, quarter, first_day, last_day, requests_on, due_on, moderate_on, state, frozen_at, record)
       values ($1, $2, '2026-q3', '2026-10-01', '2026-12-31', '2027-01-08', '2027-01-22', '2027-01-29', 'frozen', $3, $4)`,
      [newId(), planId, ctx.clock.now(), JSON.stringify({ quarter: '2026-q3', plan, counts: {} })],
    )
    await world.admin(
      `update plan_actions set action = 'Rewritten since', changed_at = changed_at + interval '1 second' where plan_id = $1`,
      [planId],
    )
    const page = await ask({})
    assert.match(page.html, /From the record of the quarter/)
    assert.ok(!page.html.includes('Rewritten since'))
    assert.match((await world.get(path, officer)).html, /Q3 2026\/27 \(frozen\)/)
  })
})
