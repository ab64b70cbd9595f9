// Reminders, on the plan's own days, to those alone who have not answered.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { deliveriesIn } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { mailRequests } from './ask.ts'
import { remindersBy } from './cycle-days.ts'
import type { Cycle } from './cycles.store.ts'
import { loadDirectory } from './directory.store.ts'
import type { Part } from './open-cycle.ts'
import { markReminded, unanswered } from './requests.store.ts'
import { whomToAsk } from './whom-to-ask.ts'

/** Sends what is due of reminders, one where several days were missed; none once asking has ended. */
export async function remindSilent(tx: Tx, ctx: Ctx, cycle: Cycle): Promise<void> {
  const at = ctx.clock.now()
  const today = londonDay(at)
  if (cycle.state !== 'open' || cycle.closedAt || today > cycle.moderateOn) return
  const reminders = remindersBy(today, cycle.dueOn, cycle.rules)
  const due = (await unanswered(tx, cycle.id)).filter((request) => request.reminders < reminders)
  if (due.length === 0) return
  const parts = await partsById(tx, ctx, cycle.planId)
  const found = due.flatMap(({ id, deliveryId }) => {
    const part = parts.get(deliveryId)
    return part ? [{ id, part }] : []
  })
  const directory = await loadDirectory(
    tx,
    found.map(({ part }) => part.delivery),
  )
  await mailRequests(tx, ctx, cycle, {
    template: 'plan-reminder',
    parts: found.map(({ id, part }) => ({
      requestId: id,
      ref: part.action.ref,
      to: whomToAsk(part.delivery, directory),
    })),
  })
  const ids = due.map(({ id }) => id)
  await markReminded(tx, ids, { at, reminders })
}

/** The parts of a plan as it stands, by delivery. */
export async function partsById(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  planId: string,
): Promise<ReadonlyMap<string, Part>> {
  const plan = await loadPlanState(tx, planId, { now: ctx.clock.now() })
  return new Map(plan ? deliveriesIn(plan).map((part) => [part.delivery.id, part]) : [])
}
