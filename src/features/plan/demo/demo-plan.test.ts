import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { importPlan } from '../import-plan.ts'
import { publishPlan } from '../publish-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { wordBalance } from '../reading/words.ts'
import { demoPlanFrom } from './demo-plan.ts'
import { addSecondDemoPlan, DEMO_POST } from './second-plan.ts'

const text = demoPlanFrom(2024)
const plan = readPlan(text)
assert.ok(plan.ok)
const aims = plan.priorities.flatMap((priority) => priority.aims)
const rows = aims.flatMap((aim) => aim.rows)

test('the demonstration plan is read whole, with nothing left over', () => {
  assert.deepEqual(plan.period, { from: '2024-04-01', to: '2027-03-31', words: '2024-27' })
  assert.deepEqual(
    plan.priorities.map((each) => [
      each.number,
      each.aims.map((aim) => aim.ref).join(' '),
      each.coreObjectives.length,
    ]),
    [
      [1, '1.1 1.2 1.3 1.4 1.5', 3],
      [2, '2.1 2.2 2.3 2.4', 3],
      [3, '3.1 3.2 3.3 3.4 3.5', 3],
    ],
  )
  assert.equal(rows.length, 24)
  assert.deepEqual([plan.unplaced, plan.warnings], [[], []])
  assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
})

test('its action 2.2 refers every logged hate case to the victim support service by itself', () => {
  const row = aims.find((aim) => aim.ref === '2.2')?.rows[0]
  assert.match(row?.action ?? '', /^Refer every logged hate case to the victim support service by itself/)
  assert.deepEqual(row?.derived.owners, ['All authorities', 'Victim support service'])
})

test('every row of it has an owner and a time frame, and what is unclear in it is meant to be', () => {
  assert.ok(rows.every((row) => row.derived.owners.length > 0 && row.timeframe !== ''))
  assert.deepEqual(
    rows.flatMap((row) => row.flags.map((flag) => `${flag}: ${row.timeframe}`)),
    [
      'status-in-timeframe: Action completed',
      'unscheduled: Launch date to be confirmed',
      'owner-to-be-confirmed: Q1/2 2025/26',
    ],
  )
})

test('its years move with the year it starts in', () => {
  const later = readPlan(demoPlanFrom(2029))
  assert.ok(later.ok)
  assert.deepEqual(later.period, { from: '2029-04-01', to: '2032-03-31', words: '2029-32' })
  const ends = later.priorities.flatMap((each) =>
    each.aims.flatMap((aim) => aim.rows.map((row) => row.derived.end)),
  )
  assert.ok(ends.every((end) => end === null || (end > '2029-04-01' && end <= '2032-03-31')))
})

describe('the demonstration’s second plan', () => {
  let world: World
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    const lead = await world.agency({ name: 'Alder County Council' })
    coordinator = await world.staff({ agency: lead, roles: ['coordinator'], name: 'Coral Coordinator' })
  })
  after(() => world.close())

  test('has parts of a post, led by who holds it, and stands on the public page under the first', async () => {
    const ctx = world.systemCtx('demonstration')
    await ctx.db.transaction(async (tx) => {
      const first = await importPlan(tx, ctx, { read: plan, sourceName: null, sourceText: text })
      assert.ok(first.ok)
      await publishPlan(tx, ctx, first.planId)
      await addSecondDemoPlan(tx, ctx, { startYear: 2026, firstPlanId: first.planId })
    })
    const parts = await world.admin(
      `select u.name from plan_deliveries d join plan_posts p on p.id = d.post_id join staff_users u on u.id = d.lead_user_id
        where p.title = $1`,
      [DEMO_POST],
    )
    assert.deepEqual(parts, [{ name: 'Coral Coordinator' }, { name: 'Coral Coordinator' }])
    const page = (await world.get('/our-plan')).html
    assert.match(page, /<h1[^>]*>Our plans[^]*Standing Together[^]*Safe on the Way/)
    const own = await world.get('/our-plan/safe-on-the-way-hate-on-public-transport-2026-27')
    assert.match(own.html, /Bus and train staff will know how to help/)
  })

  test('stands under the first for those who run the plans, too', async () => {
    const { html } = await world.get('/plan', coordinator)
    assert.match(html, /Standing Together[^]*Safe on the Way/)
    assert.doesNotMatch(html, /Safe on the Way[^]*Standing Together/)
  })
})
