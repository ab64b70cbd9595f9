import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Ctx } from '../../../access/ctx.ts'
import { asSystem } from '../../../access/ctx.ts'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { blocksOf } from '../sources/read-source.ts'
import { rememberMapping } from './imports.store.ts'
import { shapeOf } from './read-with.ts'
import { takeFile } from './take-file.ts'

const file = (title: string) =>
  Buffer.from(
    [
      title,
      '',
      'Priority 1: Reporting',
      '',
      ['Aim', 'Action', 'Owner', 'Wann', 'Status', 'Update'].join('\t'),
      ['1.1 Be heard', 'Print the leaflet.', 'Alder Council', '31.3.27', 'Complete', 'Printed.'].join('\t'),
      ['1.1 Be heard', 'Open the desk.', 'Alder Council', '30.6.27', 'Perhaps', ''].join('\t'),
    ].join('\n'),
  )

describe('a plan’s file taken in by a command', () => {
  let world: World
  let ctx: Ctx
  before(async () => {
    world = await createWorld()
    await world.agency({ name: 'Alder Council' })
    ctx = asSystem(world.services, 'command line', 'take-file')
  })
  after(() => world.close())

  test('has the statuses that stand plain in it, and not those in doubt', async () => {
    const parts = await taken('Northbrook Hate Crime Plan 2026/27')
    assert.deepEqual(
      parts.map(({ status }) => status),
      ['complete_unverified', 'not_set'],
    )
  })

  test('has its columns read as somebody said for documents of its shape', async () => {
    const plain = await taken('Alderbrook Charter Plan 2026/27')
    assert.deepEqual(
      plain.map(({ baselineDue }) => baselineDue),
      ['2027-03-31', '2027-06-30'],
      'nobody has said that these are no days of the plan',
    )
    const source = await blocksOf(file(''), 'plan.txt')
    assert.ok(source.ok)
    await ctx.db.transaction((tx) =>
      rememberMapping(tx, shapeOf(source.blocks), { wann: 'other' }, ctx.clock.now(), null),
    )
    const said = await taken('Southfield Safety Programme 2026/27')
    assert.deepEqual(
      said.map(({ baselineDue }) => baselineDue),
      [null, null],
    )
  })

  test('keeps the document beside the plan, and takes nothing in where there is no action', async () => {
    const [kept] = await world.admin<{ n: number }>(
      `select count(*)::int as n from plan_imports where state = 'kept' and plan_id is not null`,
    )
    assert.ok((kept?.n ?? 0) > 0)
    const empty = await takeFile(ctx, Buffer.from('A letter about nothing.\n'), 'letter.txt')
    assert.equal(empty.ok, 'empty')
  })

  async function taken(title: string) {
    const outcome = await takeFile(ctx, file(title), 'plan.txt')
    assert.ok(outcome.ok === true && outcome.done.ok)
    const { planId } = outcome.done
    const state = await ctx.db.transaction((tx) => loadPlanState(tx, planId, { now: ctx.clock.now() }))
    assert.ok(state)
    return state.priorities.flatMap(({ aims }) =>
      aims.flatMap(({ actions }) => actions.flatMap(({ deliveries }) => deliveries)),
    )
  }
})
