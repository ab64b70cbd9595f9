import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asSystem, type Ctx } from '../../access/ctx.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { toDocx } from './papers/render/docx.ts'
import { buildPaper } from './papers/build-paper.ts'
import { paperFacts } from './papers/testing/paper-facts.ts'
import { takeFile } from './review/take-file.ts'
import type { PlanState } from './running/plan-state.ts'
import { loadPlanState } from './running/plan-state.store.ts'

const COUNCILS = ['Alder Council', 'Birch Council', 'Cedar Council', 'Oadby and Wigston Council']
const plan = (title: string, status: string, update: string) =>
  Buffer.from(
    [
      title,
      'Priority 1: Reporting',
      ['Aim', 'Action', 'Owner', 'Time frame', 'Status', 'Update'].join('\t'),
      ['1.1 Be heard', 'Train every desk.', 'All authorities', '31.3.26', status, update]
        .map((cell) => `"${cell}"`)
        .join('\t'),
    ].join('\n'),
  )

describe('a cell that several owners share', () => {
  let world: World
  let ctx: Ctx
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    const [agency] = await Promise.all(
      COUNCILS.map((name) => world.agency({ name, kind: 'local_authority' })),
    )
    assert.ok(agency)
    coordinator = await world.staff({ agency, roles: ['coordinator'] })
    ctx = asSystem(world.services, 'command line', 'owner-words')
  })
  after(() => world.close())

  test('gives a line with a name to its owner; words without one are the document’s, for all its owners', async () => {
    const { state, planId } = await taken(
      plan(
        'Northbrook Hate Crime Plan 2025/26',
        'Alder Council, Oadby and Wigston Council: Complete\nBirch Council: In progress, Red',
        'All were asked.\nBirch Council: We lost the room.\nA new one is found.\nTrees: are planted.',
      ),
    )
    assert.deepEqual(saidIn(state), [
      ['Alder Council', 'complete_unverified', null, 'All were asked.'],
      ['Birch Council', 'in_progress', 'red', 'We lost the room.\nA new one is found.\nTrees: are planted.'],
      ['Cedar Council', 'not_set', null, 'All were asked.'],
      ['Oadby and Wigston Council', 'complete_unverified', null, 'All were asked.'],
    ])
    const cedar = actionIn(state).deliveries.find(({ owner }) => owner === 'Cedar Council')
    const page = await world.get(`/plan/${planId}/deliveries/${cedar?.id}`, coordinator)
    assert.match(page.html, /All were asked\.<\/span>[^/]*from the plan’s document, for all its owners/)
  })

  test('takes a date that the document says has moved for its owner\u2019s forecast', async () => {
    const { state } = await taken(
      plan(
        'Eastfield Plan 2025/26',
        'In progress',
        'All were asked.\nBirch Council: now expected by 30 June 2026\nCedar Council: We met.\nCedar Council: now expected by May 2026',
      ),
    )
    assert.deepEqual(
      actionIn(state).deliveries.map(({ baselineDue, forecastDue, story }) => [
        baselineDue,
        forecastDue,
        story,
      ]),
      [
        ['2026-03-31', '2026-03-31', 'All were asked.'],
        ['2026-03-31', '2026-06-30', 'All were asked.'],
        ['2026-03-31', '2026-05-31', 'We met.'],
        ['2026-03-31', '2026-03-31', 'All were asked.'],
      ],
    )
  })

  test('takes the date of a column of revised dates for the forecast of every part, unless a line says another', async () => {
    const lines = [
      'Southfield Plan 2025/26',
      'Action\tOwner\tPlanned date\tRevised date\tUpdate',
      'Plant trees\tAlder Council; Birch Council\t31/03/2026\t30/06/2026\t"Birch Council: now expected by 31 July 2026"',
    ]
    const { state } = await taken(Buffer.from(lines.join('\n')))
    assert.deepEqual(
      actionIn(state).deliveries.map(({ baselineDue, forecastDue }) => [baselineDue, forecastDue]),
      [
        ['2026-03-31', '2026-06-30'],
        ['2026-03-31', '2026-07-31'],
      ],
    )
  })

  test('takes a suggested colour for nobody’s, and a count of some for no status of all', async () => {
    const suggested = await taken(plan('Southfield Plan 2025/26', 'In progress\nRed (suggested)', ''))
    assert.deepEqual(
      [...new Set(saidIn(suggested.state).map(([, status, rag]) => `${status} ${rag}`))],
      ['in_progress null'],
    )
    const some = await taken(plan('Westmoor Plan 2025/26', '3 of 10 complete', ''))
    assert.ok(saidIn(some.state).every(([, status]) => status === 'not_set'))
    const all = await taken(plan('Eastmoor Plan 2025/26', '10 of 10 complete', ''))
    assert.ok(saidIn(all.state).every(([, status]) => status === 'complete_unverified'))
  })

  test('of our own full table in Word comes back to the same owners, statuses, colours and words', async () => {
    const { state, planId } = await taken(plan('Alderbrook Plan 2025/26', '', 'Every desk was asked.'))
    await world.admin(
      `update plan_deliveries d set status = s.status, progress_rag = s.rag, story = s.story, reported_quarter = s.said
       from agencies a join (values ('Alder Council', 'complete_unverified', null, 'Forty trained.', '2026-q1'),
         ('Birch Council', 'in_progress', 'green', 'Half are trained.', '2026-q1'),
         ('Cedar Council', 'not_set', null, 'Every desk was asked.', null)) s(name, status, rag, story, said) on s.name = a.name
       where a.id = d.agency_id and d.plan_id = $1`,
      [planId],
    )
    const now = await load(planId)
    assert.notDeepEqual(saidIn(now), saidIn(state))
    const paper = buildPaper(
      'full',
      paperFacts({ now: { ...now, title: 'Alderbrook as it stands 2025/26' } }),
    )
    const again = await taken(await toDocx(paper), 'paper.docx')
    assert.deepEqual(saidIn(again.state), saidIn(now))
    assert.match(actionIn(again.state).update, /^Every desk was asked\./)
  })

  const load = async (id: string): Promise<PlanState> => {
    const state = await ctx.db.transaction((tx) => loadPlanState(tx, id, { now: ctx.clock.now() }))
    assert.ok(state)
    return state
  }
  async function taken(bytes: Uint8Array, name = 'plan.txt') {
    const outcome = await takeFile(ctx, bytes, name)
    assert.ok(outcome.ok === true && outcome.done.ok)
    const { planId } = outcome.done
    return { planId, state: await load(planId) }
  }
})

function actionIn({ priorities }: PlanState) {
  const [action, ...more] = priorities.flatMap(({ aims }) => aims.flatMap(({ actions }) => actions))
  assert.ok(action && more.length === 0)
  return action
}

/** Who said what, in the order of names. */
const saidIn = (state: PlanState) =>
  actionIn(state)
    .deliveries.map(({ owner, status, progressRag, story }) => [owner, status, progressRag, story])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)))
