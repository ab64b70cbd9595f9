// Where reminders did not help, the managers of the agency are told: once for each part, in one mail for each manager.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { queueMails } from '../../mail/index.ts'
import { quarterName } from '../running/quarter-name.ts'
import { managerDay } from './cycle-days.ts'
import type { Cycle } from './cycles.store.ts'
import { loadDirectory } from './directory.store.ts'
import { loadPlaces } from './part-names.store.ts'
import { partsById } from './remind.ts'
import { markManagerTold, unanswered } from './requests.store.ts'
import { managersOf } from './whom-to-ask.ts'

const NAMED_MAX = 30

/** Tells managers of what nobody has answered, on the plan's own day or after it, until the quarter is frozen. */
export async function tellManagers(tx: Tx, ctx: Ctx, cycle: Cycle): Promise<void> {
  const at = ctx.clock.now()
  if (cycle.state !== 'open' || londonDay(at) < managerDay(cycle.dueOn, cycle.rules)) return
  const untold = (await unanswered(tx, cycle.id)).filter(({ managerTold }) => !managerTold)
  if (untold.length === 0) return
  const parts = await partsById(tx, ctx, cycle.planId)
  const places = await loadPlaces(
    tx,
    untold.map(({ id }) => id),
  )
  const found = untold.flatMap(({ id, deliveryId }) => {
    const part = parts.get(deliveryId)
    return part ? [{ delivery: part.delivery, name: places.of(id, part.action.ref) }] : []
  })
  const directory = await loadDirectory(
    tx,
    found.map(({ delivery }) => delivery),
  )
  const byManager = new Map<string, string[]>()
  for (const { delivery, name } of found)
    for (const id of managersOf(delivery, directory)) byManager.set(id, [...(byManager.get(id) ?? []), name])
  await queueMails(
    tx,
    ctx.clock,
    [...byManager].map(([toUserId, names]) => ({
      template: 'plan-silent' as const,
      toUserId,
      params: {
        quarter: quarterName(cycle.quarter),
        due: cycle.dueOn,
        plan: places.plan,
        parts: names.slice(0, NAMED_MAX),
        count: names.length,
      },
    })),
  )
  const ids = untold.map(({ id }) => id)
  await markManagerTold(tx, ids, at)
}
