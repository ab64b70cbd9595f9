// What a demonstration's plan rests on beside the promise that it makes itself: measures with targets, tied to the actions
// that speak of them.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { addDays, londonDay } from '../../../platform/calendar/london.ts'
import type { MeasureKey, Target } from '../../insight/index.ts'
import { attachMeasure } from '../tie-measure.ts'
import { setTarget } from './set-target.ts'

const YEAR_DAYS = 365

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>

/** Ties the demonstration's measures to actions of its plan, with targets. `centresKey`: the one that people count. */
export async function tieDemoMeasures(tx: Tx, ctx: Doer, planId: string, centresKey: string): Promise<void> {
  const by = addDays(londonDay(ctx.clock.now()), YEAR_DAYS)
  const fit: Target = { value: 0.9, direction: 'at_least', by, baseline: 0.42, note: 'Invented' }
  const always: Target = { value: 0.95, direction: 'at_least', by: null, baseline: null, note: 'Invented' }
  const first: MeasureKey = 'first-contact-on-time'
  await tie(tx, ctx, planId, /reporting centre/i, centresKey, fit)
  await tie(tx, ctx, planId, /minimum standard/i, first, always)
}

async function tie(tx: Tx, ctx: Doer, planId: string, words: RegExp, key: string, target: Target) {
  const actions = await tx
    .selectFrom('plan_actions')
    .select(['id', 'action'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .limit(500)
    .execute()
  const action = actions.find((each) => words.test(each.action))
  if (!action) return
  await attachMeasure(tx, ctx, action.id, key)
  await setTarget(tx, ctx, { actionId: action.id, key, version: 1 }, target)
}
