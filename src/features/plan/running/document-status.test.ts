import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actionState, deliveryState } from '../testing/plan-state.ts'
import { documentSays } from './document-status.ts'
import { recordUpdate } from './record-update.ts'
import { anUpdate, createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

describe('a newer document that says something else of a part that runs', () => {
  const action = (status: 'complete' | 'in-progress', statusWords: string) => {
    const plain = actionState('1.1', [], { statusWords })
    return { ...plain, derived: { ...plain.derived, status } }
  }
  const spoken = deliveryState('d', {
    status: 'in_progress',
    reportedQuarter: '2026-q2',
    storyAt: new Date('2026-10-10T09:00:00Z'),
  })
  const since = new Date('2026-11-01T09:00:00Z')

  test('is told until somebody speaks again, and not where it says the same or came before', () => {
    const done = action('complete', 'Done')
    assert.match(
      documentSays(done, spoken, since) ?? '',
      /document says “Done”[^]*this part says “In progress”/,
    )
    assert.equal(documentSays(done, spoken, null), null)
    assert.equal(documentSays(done, { ...spoken, storyAt: since }, since), null)
    assert.equal(documentSays(done, { ...spoken, status: 'complete' }, since), null)
    assert.equal(documentSays(action('in-progress', 'Under way'), spoken, since), null)
    assert.equal(documentSays(done, { ...spoken, reportedQuarter: null }, since), null)
  })

  describe('on the pages of the part', () => {
    let plan: RunningPlan
    let id = ''
    before(async () => {
      plan = await createRunningPlan()
      id = (await plan.delivery('1.1', 'Alder Council')).id
    })
    after(() => plan.world.close())
    const says = async () =>
      Promise.all(
        [`/plan/${plan.planId}/deliveries/${id}`, `/plan/updates/${id}`].map(async (path) =>
          (await plan.world.get(path, plan.people.owner)).html.includes('document says “Complete”'),
        ),
      )
    const say = async () => {
      const ctx = plan.people.owner.ctx()
      const kept = await ctx.db.transaction((tx) =>
        recordUpdate(
          tx,
          ctx,
          id,
          anUpdate({ cause: 'A', correctiveAction: 'B', forecastDue: '2027-03-01' }),
          {
            via: 'signed_in',
          },
        ),
      )
      assert.ok(kept.ok)
    }

    test('stands there from the newer version to the next update', async () => {
      await say()
      assert.deepEqual(await says(), [false, false])
      plan.world.clock.advance(60_000)
      const now = plan.people.owner.ctx().clock.now()
      await plan.world.admin(
        `update plan_actions set status = 'Complete', read_status = 'complete', version = version + 1, changed_at = $1,
          derived = derived || '{"status": "complete"}' where action like 'Panels%'`,
        [now],
      )
      assert.deepEqual(await says(), [true, true])
      plan.world.clock.advance(60_000)
      await say()
      assert.deepEqual(await says(), [false, false])
    })
  })
})
