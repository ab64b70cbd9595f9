import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { ROLES } from '../../../access/actor.ts'
import { addDemoMeasures, readHistories } from '../../insight/index.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import { ragRulesOf } from '../running/rules.ts'
import { suggestRag } from '../running/suggest-rag.ts'
import { aDelivery } from '../running/testing/a-delivery.ts'
import { attachMeasure } from '../tie-measure.ts'
import { loadTies } from './ties.store.ts'
import { judgeTies, verdictsOf } from './verdicts.ts'

const KEY = 'first-contact-on-time'
const wish = { direction: 'at_least', value: '95%', baseline: '', note: 'Agreed in June', version: '1' }

describe('the target of a measure that proves an action', () => {
  let world: World
  let coordinator: Person
  let planId: string
  let actionId: string
  let path: string
  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    const text = demoPlanFrom(2025)
    const read = readPlan(text)
    assert.ok(read.ok)
    const ctx = coordinator.ctx()
    const plan = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: 'plan', sourceText: text }),
    )
    assert.ok(plan.ok)
    planId = plan.planId
    const [action] = await world.admin<{ id: string }>('select id from plan_actions order by id limit 1')
    actionId = action?.id ?? ''
    path = `/plan/${planId}/actions/${actionId}/measures/${KEY}`
    await ctx.db.transaction((tx) => attachMeasure(tx, ctx, actionId, KEY))
  })
  after(() => world.close())

  const tieOf = async () => {
    const ties = await coordinator.ctx().db.transaction((tx) => loadTies(tx, { planId }))
    const tie = ties.find((each) => each.actionId === actionId && each.key === KEY)
    assert.ok(tie)
    return tie
  }

  test('is typed as people say it and kept in the measure’s own scale', async () => {
    const form = await world.get(path, coordinator)
    assert.equal(form.status, 200)
    assert.match(form.html, /value="at_least"[^>]*checked/)
    const by = { 'by-day': '31', 'by-month': '3', 'by-year': '2027' }
    assert.equal((await world.post(path, { ...wish, ...by, baseline: '80' }, coordinator)).status, 303)
    assert.deepEqual((await tieOf()).target, {
      value: 0.95,
      direction: 'at_least',
      by: '2027-03-31',
      baseline: 0.8,
      note: 'Agreed in June',
    })
    const again = await world.get(path, coordinator)
    assert.match(again.html, /name="value"[^>]*value="95"|value="95"[^>]*name="value"/)
    assert.match(again.html, /Target: At least 95%, by 31 March 2027/)
    const [entry] = await world.admin<{ n: number }>(
      `select count(*)::int as n from audit.entries where action = 'plan.set-target'`,
    )
    assert.equal(entry?.n, 1)
  })

  test('stands on the action’s page, beside the measures that could be tied to it too', async () => {
    const key = await world.systemCtx().db.transaction((tx) => addDemoMeasures(tx, world.systemCtx()))
    const page = await world.get(`/plan/${planId}/actions/${actionId}`, coordinator)
    assert.match(page.html, /Target: At least 95%, by 31 March 2027/)
    assert.match(page.html, /Change the target/)
    assert.ok(page.html.includes(`value="${key}"`))
    assert.equal(
      (await world.post(`/plan/${planId}/actions/${actionId}/tie`, { measure: key }, coordinator)).status,
      303,
    )
    const tied = await world.get(`/plan/${planId}/actions/${actionId}`, coordinator)
    assert.match(tied.html, /13 of 15 centres checked/)
    const plan = await world.get(`/plan/${planId}/actions/${actionId}/measures/${key}`, coordinator)
    assert.equal(plan.status, 200)
  })

  test('is shown beside the other when two people set it', async () => {
    const stale = await world.post(path, { ...wish, value: '70' }, coordinator)
    assert.equal(stale.status, 409)
    assert.match(stale.html, /At least 95%/)
    assert.match(stale.html, /value="70"/)
    const { version } = await tieOf()
    assert.equal((await world.post(path, { ...wish, version: String(version) }, coordinator)).status, 303)
  })

  test('names what is wrong by its field, and keeps what was typed', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{ value: '120' }, 'value'],
      [{ value: 'most' }, 'value'],
      [{ direction: 'about' }, 'direction'],
      [{ 'by-day': '31', 'by-month': '2', 'by-year': '2027' }, 'by-day'],
      [{ baseline: 'low' }, 'baseline'],
    ]
    for (const [fields, field] of wrong) {
      const answer = await world.post(path, { ...wish, ...fields }, coordinator)
      assert.equal(answer.status, 422, field)
      assert.match(answer.html, new RegExp(`href="#${field}"`))
      assert.match(answer.html, /Agreed in June/)
    }
  })

  test('makes a suggested colour follow the figure', async () => {
    const ties = await coordinator.ctx().db.transaction((tx) => loadTies(tx, { actionId }))
    const histories = await readHistories(coordinator.ctx(), world.services, [KEY])
    const none = judgeTies(ties, histories).get(actionId)
    assert.equal(none?.[0]?.judgement.why, 'no-figure')
    await clocks({ onTime: 3, late: 7 })
    world.clock.advance(61_000)
    const after = await readHistories(coordinator.ctx(), world.services, [KEY])
    const judged =
      judgeTies(
        ties.filter(({ key }) => key === KEY),
        after,
      ).get(actionId) ?? []
    assert.deepEqual(verdictsOf(judged), [{ key: KEY, verdict: 'off' }])
    assert.match(judged[0]?.text ?? '', /^Off target: 30% in Q2 2026\/27/)
    const facts = { today: '2026-11-18', rules: ragRulesOf(null), takenIn: '2026-11-01' }
    const suggested = suggestRag(aDelivery({ status: 'in_progress' }), {
      ...facts,
      measures: verdictsOf(judged),
    })
    assert.equal(suggested.rag, 'amber')
    assert.ok(suggested.reasons.some(({ code }) => code === 'measure-off'))
  })

  test('is taken away without untying the measure', async () => {
    const { version } = await tieOf()
    assert.match((await world.get(path, coordinator)).html, /name="why"/)
    const why = 'The board gave it up.'
    const gone = await world.post(path, { remove: 'yes', why, version: String(version) }, coordinator)
    assert.equal(gone.status, 303)
    assert.equal((await tieOf()).target, null)
    const action = await world.get(`/plan/${planId}/actions/${actionId}`, coordinator)
    assert.match(action.html, /The board gave it up\./, 'the history says why')
  })

  test('is the coordinators’ to set, and nothing to the public', async () => {
    const council = await world.agency({ name: 'Birch Council' })
    const others = await world.staff({
      agency: council,
      roles: ROLES.filter((role) => role !== 'coordinator'),
    })
    assert.equal((await world.get(path, others)).status, 403)
    assert.equal((await world.post(path, wish, others)).status, 403)
    const changed = await others
      .ctx()
      .db.transaction((tx) =>
        sql`update action_measures set target = 0.1, target_direction = 'at_least'`.execute(tx),
      )
    assert.equal(changed.numAffectedRows, 0n)
    await assert.rejects(
      world.publicCtx().db.transaction((tx) => sql`select target from action_measures`.execute(tx)),
      /permission denied/,
    )
    assert.equal((await world.get(path.replace(KEY, 'reports-received'), coordinator)).status, 404)
  })

  /** First contacts that fell due in the last full quarter. */
  async function clocks(counts: { onTime: number; late: number }) {
    const [council] = await world.admin<{ id: string }>('select id from agencies limit 1')
    await world.admin(
      `with made as (insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
         select gen_random_uuid(), 'NB-T-' || n, $1, '{race}', '{verbal}', 'street', 'Shouted at', '2026-08-01T09:00:00Z'
         from generate_series(1, $2::int) n returning id, reference)
       insert into clocks (id, case_id, agency_id, kind, starts_at, due_at, met_at)
         select gen_random_uuid(), id, $1, 'first_contact', '2026-08-01T09:00:00Z', '2026-08-05T09:00:00Z',
           case when substr(reference, 6)::int <= $3 then timestamptz '2026-08-04T09:00:00Z' else '2026-08-06T09:00:00Z' end
         from made`,
      [council?.id, counts.onTime + counts.late, counts.onTime],
    )
  }
})
