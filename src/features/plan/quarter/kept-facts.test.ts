import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { setTarget } from '../measures/set-target.ts'
import { attachMeasure } from '../tie-measure.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

const OWN = 'own-centres'

describe('the record of a quarter', () => {
  let at: QuarterWorld
  let path: string
  const first = newId()
  const figure = (id: string, quarter: string, value: number, corrects: string | null = null) =>
    at.world.admin(
      `insert into manual_figures (id, measure, quarter, value, source_note, entered_at, corrects)
       values ($1, '${OWN}', $2, $3, 'The list', $4, $5)`,
      [id, quarter, value, at.world.clock.now(), corrects],
    )

  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    path = `/plan/${at.planId}/quarter/2026-q2`
    const { coordinator } = at.people
    const { id, actionId } = await at.delivery('1.1', 'Alder Council')
    await at.world.admin(
      `insert into manual_measures (key, name, definition, formula, source, shape, better, created_at)
       values ('${OWN}', 'Centres open', 'Centres', 'Counted', 'A list', 'count', 'more', now())`,
    )
    await figure(first, '2026-q2', 23)
    const ctx = coordinator.ctx()
    const target = { value: 40, direction: 'at_least' as const, by: null, baseline: null, note: '' }
    await ctx.db.transaction(async (tx) => {
      await attachMeasure(tx, ctx, actionId, OWN)
      await setTarget(tx, ctx, { actionId, key: OWN, version: 1 }, target, 'Agreed.')
    })
    const of = [at.planId, actionId, id, at.world.clock.now()]
    await at.world.admin(
      `insert into plan_milestones (id, plan_id, action_id, delivery_id, title, due_on, changed_at)
       values (gen_random_uuid(), $1, $2, $3, 'The first panel', '2026-09-15', $4)`,
      of,
    )
    await at.world.admin(
      `insert into plan_evidence (id, plan_id, action_id, delivery_id, kind, title, added_at, changed_at)
       values (gen_random_uuid(), $1, $2, $3, 'note', 'The minutes of June', $4, $4)`,
      of,
    )
    const [cycle] = await at.cycles()
    const frozen = await at.world.post(`${path}/freeze`, { version: String(cycle?.version) }, coordinator)
    assert.equal(frozen.status, 303)
    await at.world.admin(
      `update plan_milestones set title = 'Renamed since', changed_at = changed_at + interval '1 hour'`,
    )
    await figure(newId(), '2026-q2', 99, first)
  })
  after(() => at.world.close())

  test('keeps figures with their targets, evidence and milestones, whatever is corrected later', async () => {
    const { html } = await at.world.get(`${path}/record`, at.people.analyst)
    for (const words of ['Centres open', '>23<', 'At least 40', 'The minutes of June', 'The first panel'])
      assert.ok(html.includes(words), words)
    assert.doesNotMatch(html, /Renamed since|>99</)
  })

  test('is what its papers print: of the figures too, with the day of which they are', async () => {
    const paper = `/plan/${at.planId}/papers/highlight/print?quarter=2026-q2`
    const { html } = await at.world.get(paper, at.people.analyst)
    assert.match(html, /The figures that the record keeps, as they stood on 7 Oct 2026/)
    assert.match(html, /Centres open[^]*>23</)
    assert.doesNotMatch(html, />99</)
  })

  test('papers of quarters long ago have their figures', async () => {
    await figure(newId(), '2026-q3', 31)
    at.world.clock.set('2028-11-01T09:00:00Z')
    const paper = `/plan/${at.planId}/papers/highlight/print?quarter=2026-q3`
    const { html } = await at.world.get(paper, at.people.analyst)
    assert.match(html, /Centres open[^]*>31</)
  })
})
