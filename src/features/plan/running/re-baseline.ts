// The date that was agreed moves only here, with a reason, and each time is counted (domain.md 11).
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { Conflict, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { needed, noteAct } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf, saveDelivery } from './delivery.store.ts'

export type ReBaseline = { version: number; due: Day | null; reason: string }

/**
 * Moves the date agreed for a delivery, and its forecast with it; counts it, save where there was none to move. Coordinators
 * only. Refuses without a day or a reason, and a day that it has already. Conflict where somebody changed it since.
 */
export async function reBaseline(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  { version, due, reason }: ReBaseline,
): Promise<Outcome<undefined>> {
  const { delivery } = await findDelivery(tx, deliveryId)
  allowDelivery('re-baseline', delivery, ctx.actor)
  if (version !== delivery.version) throw new Conflict('the delivery was changed')
  const { baselineDue, rebaselines } = delivery
  const problems: Problem[] = needed('reason', reason, actWords.problems.baselineReason)
  if (!due) problems.unshift({ field: 'due', message: actWords.problems.baselineDate })
  else if (due === baselineDue) problems.unshift({ field: 'due', message: actWords.problems.baselineSame })
  if (problems.length > 0) return refused(...problems)
  const counted = baselineDue ? rebaselines + 1 : rebaselines
  const change = { baseline_due: due, forecast_due: due, rebaselines: counted }
  const of = { version, by: personOf(ctx), at: ctx.clock.now(), reason }
  await saveDelivery(tx, deliveryId, change, of)
  await noteAct(tx, ctx, 'plan.re-baseline', delivery, { from: baselineDue, to: due })
  return ok(undefined)
}
