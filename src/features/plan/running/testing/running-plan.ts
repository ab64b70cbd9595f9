// A partnership with a plan that runs, and somebody at every side of one delivery.
import assert from 'node:assert/strict'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import type { Role } from '../../../../access/actor.ts'
import { importPlan } from '../../import-plan.ts'
import { readPlan } from '../../reading/read-plan.ts'
import { smallPlan } from '../../testing/small-plan.ts'
import { actionsIn, type ActionState } from '../plan-state.ts'
import { loadPlanState } from '../plan-state.store.ts'
import type { Update } from '../update-rule.ts'

export type RunningPlan = Awaited<ReturnType<typeof createRunningPlan>>

/** Northbrook with Alder Council, Birch Council and the police; the small plan, taken in on the first of April 2026. */
export async function createRunningPlan() {
  const world: World = await createWorld({ now: '2026-04-01T09:00:00Z' })
  const alder = await world.agency({ name: 'Alder Council' })
  const birch = await world.agency({ name: 'Birch Council' })
  const police = await world.agency({ name: 'Northbrook Police', kind: 'police' })
  const person = (agency: Agency, ...roles: Role[]) => world.staff({ agency, roles })
  const people = {
    coordinator: await person(birch, 'coordinator'),
    otherCoordinator: await person(police, 'coordinator'),
    owner: await person(alder, 'officer'),
    colleague: await person(alder, 'manager'),
    analyst: await person(alder, 'analyst'),
    chair: await person(police, 'chair'),
    stranger: await person(police, 'officer'),
  }
  const ctx = people.coordinator.ctx()
  const read = readPlan(smallPlan)
  assert.ok(read.ok)
  const done = await ctx.db.transaction((tx) =>
    importPlan(tx, ctx, { read, sourceName: null, sourceText: smallPlan }),
  )
  assert.ok(done.ok)
  const { planId } = done
  world.clock.set('2026-11-18T10:00:00Z')
  const load = async (as: Person = people.coordinator, asOf?: string) => {
    const found = as.ctx()
    const plan = await found.db.transaction((tx) =>
      loadPlanState(tx, planId, { now: found.clock.now(), asOf }),
    )
    assert.ok(plan)
    return plan
  }
  /** The delivery of an action that an owner has, as it stands. */
  const delivery = async (ref: string, owner: string) => {
    const actions: ActionState[] = actionsIn(await load())
    const found = actions
      .find((action) => action.ref === ref)
      ?.deliveries.find((each) => each.owner === owner)
    assert.ok(found, `${ref} of ${owner}`)
    return found
  }
  return { world, alder, birch, police, people, planId, load, delivery }
}

/** An update that holds for what is under way and not late. */
export const anUpdate = (more: Partial<Update> = {}): Update => ({
  words: 'Two schools have begun.',
  status: 'in_progress',
  progressRag: null,
  progressReason: '',
  confidenceRag: 'green',
  confidenceReason: '',
  cause: '',
  correctiveAction: '',
  forecastDue: null,
  ask: '',
  evidenceToCome: '',
  ...more,
})
