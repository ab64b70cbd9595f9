// Two people who change one part at the same moment: nothing of what either did is lost without a word.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Person } from '../../../../test/support/world.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { addEvidence } from './evidence.ts'
import { removeDelivery } from './edit-delivery.ts'
import { actionsIn } from './plan-state.ts'
import { recordUpdate } from './record-update.ts'
import { splitDelivery } from './split-delivery.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

describe('a part that two people change at once', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
  })
  after(() => plan.world.close())

  const WAITS_MS = 400
  /** The second begins while the first, having written, is still to commit. */
  async function atOnce<First, Second>(
    first: { as: Person; does: (tx: Tx, ctx: ReturnType<Person['ctx']>) => Promise<First> },
    second: { as: Person; does: (tx: Tx, ctx: ReturnType<Person['ctx']>) => Promise<Second> },
  ): Promise<PromiseSettledResult<Second>> {
    const [mine, theirs] = [first.as.ctx(), second.as.ctx()]
    const going = await mine.db.transaction(async (tx) => {
      await first.does(tx, mine)
      const result = theirs.db.transaction((other) => second.does(other, theirs))
      const settled = Promise.allSettled([result])
      await new Promise((resolve) => setTimeout(resolve, WAITS_MS))
      return { settled }
    })
    const [result] = await going.settled
    return result
  }
  const partsOf = async (ref: string) =>
    actionsIn(await plan.load()).find((action) => action.ref === ref)?.deliveries ?? []
  const evidence = {
    kind: 'note',
    title: 'Minutes of May',
    url: '',
    file: undefined,
    happenedOn: null,
  } as const

  test('takes no evidence that would be gone with it: whoever brings it is told', async () => {
    const { id, version } = await plan.delivery('1.1', 'Alder Council')
    const gone = await atOnce(
      {
        as: plan.people.coordinator,
        does: (tx, ctx) => removeDelivery(tx, ctx, id, { version, reason: 'Merged.' }),
      },
      { as: plan.people.owner, does: (tx, ctx) => addEvidence(tx, ctx, id, evidence) },
    )
    assert.ok(gone.status === 'rejected' && gone.reason instanceof NotFound)
    assert.deepEqual(await plan.world.admin('select 1 from plan_evidence where delivery_id = $1', [id]), [])
  })

  test('keeps the first of two updates, and tells the second', async () => {
    const { id } = await plan.delivery('1.1', 'Birch Council')
    plan.world.clock.advance(60_000)
    const say = (words: string) => ({
      as: plan.people.coordinator,
      does: (tx: Tx, ctx: ReturnType<Person['ctx']>) =>
        recordUpdate(tx, ctx, id, anUpdate({ words }), { via: 'signed_in' }),
    })
    const second = await atOnce(say('First.'), say('Second.'))
    assert.ok(second.status === 'rejected' && second.reason instanceof Conflict)
    assert.equal((await plan.delivery('1.1', 'Birch Council')).story, 'First.')
  })

  test('is divided once: two of an action that are divided at once give nobody two parts', async () => {
    const [first, second] = await partsOf('1.3')
    assert.ok(first && second)
    await plan.world.admin(
      `update plan_deliveries set agency_id = null, owner_words = 'All councils', changed_at = now() where id in ($1, $2)`,
      [first.id, second.id],
    )
    plan.world.clock.advance(60_000)
    const divide = ({ id, version }: { id: string; version: number }) => ({
      as: plan.people.coordinator,
      does: (tx: Tx, ctx: ReturnType<Person['ctx']>) => splitDelivery(tx, ctx, id, { version }),
    })
    const other = await atOnce(divide(first), divide(second))
    assert.ok(other.status === 'fulfilled' && !other.value.ok)
    assert.deepEqual((await partsOf('1.3')).map(({ owner }) => owner).toSorted(), [
      'Alder Council',
      'All councils',
      'Birch Council',
    ])
  })
})
