// The date that was agreed moves only here, with a reason, and each time is counted (domain.md 11).
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { Conflict, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { needed, noteAct } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import type { Delivery } from './delivery.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'

export type ReBaseline = {
  version: number
  /** Null: the date agreed stays. */
  due: Day | null
  /** Null or absent: the start stays. */
  starts?: Day | null
  reason: string
}

/**
 * Moves the date agreed for a delivery, and its forecast with it, or the day on which it begins, or both; counts it once, save
 * where there was none to move. Coordinators only. Refuses without a day or a reason, days that it has already, and an end
 * before its start. Conflict where somebody changed it since.
 */
export async function reBaseline(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, due, starts = null, reason }: ReBaseline,
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('re-baseline', delivery, ctx.actor)
  if (version !== delivery.version) throw new Conflict('the delivery was changed')
  const { baselineDue, startsOn, rebaselines } = delivery
  const problems: Problem[] = needed('reason', reason, actWords.problems.baselineReason)
  problems.unshift(...dayProblems(delivery, due, starts))
  if (problems.length > 0) return refused(...problems)
  const moved = (due && baselineDue && due !== baselineDue) || (starts && startsOn && starts !== startsOn)
  const change = {
    ...(due && { baseline_due: due, forecast_due: due }),
    ...(starts && { starts_on: starts }),
    rebaselines: moved ? rebaselines + 1 : rebaselines,
  }
  const of = { version, by: personOf(ctx), at: ctx.clock.now(), reason }
  await saveDelivery(tx, deliveryId, change, of)
  const start = starts && { startFrom: startsOn, startTo: starts }
  await noteAct(tx, ctx, 'plan.re-baseline', delivery, {
    from: baselineDue,
    to: due ?? baselineDue,
    ...start,
  })
  return ok(undefined)
}

function dayProblems(
  { baselineDue, startsOn }: Pick<Delivery, 'baselineDue' | 'startsOn'>,
  due: Day | null,
  starts: Day | null,
): Problem[] {
  const say = actWords.problems
  if (!due && !starts) return [{ field: 'due', message: say.baselineDate }]
  const stays = (!due || due === baselineDue) && (!starts || starts === startsOn)
  if (stays) return [{ field: due ? 'due' : 'starts', message: say.baselineSame }]
  const [from, to] = [starts ?? startsOn, due ?? baselineDue]
  return from && to && to < from ? [{ field: due ? 'due' : 'starts', message: say.order }] : []
}
