// Where reminders did not help, the managers of the agency are told: once for each part, in one mail for each manager.
// Where there is no manager, the coordinators are.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { queueMails } from '../../mail/index.ts'
import { roundName } from '../running/rhythm.ts'
import { managerDay } from './cycle-days.ts'
import type { Cycle } from './cycles.store.ts'
import { loadDirectory, loadOverseers } from './directory.store.ts'
import { dividedSince } from './divided.store.ts'
import { loadPlaces } from './part-names.store.ts'
import type { Part } from './open-cycle.ts'
import { partsById } from './remind.ts'
import { markManagerTold, type Unanswered, unanswered } from './requests.store.ts'
import { coordinatorsOf, managersOf } from './whom-to-ask.ts'

const NAMED_MAX = 30

/**
 * Tells managers of what nobody has answered, on the plan's own day or after it, until the quarter is frozen; and the
 * coordinators of those parts that have no manager at all. Only what somebody was told of is marked as told.
 */
export async function tellManagers(tx: Tx, ctx: Ctx, cycle: Cycle): Promise<void> {
  const at = ctx.clock.now()
  if (cycle.state !== 'open' || londonDay(at) < managerDay(cycle.dueOn, cycle.rules)) return
  const untold = await lateBy(tx, cycle, londonDay(at))
  if (untold.length === 0) return
  const { plan, found } = await namedParts(tx, ctx, cycle, untold)
  const directory = await loadDirectory(
    tx,
    found.map(({ delivery }) => delivery),
  )
  const overseers = await loadOverseers(tx)
  const told = found.map((part) => ({ ...part, managers: managersOf(part.delivery, directory, overseers) }))
  const [managed, unmanaged] = [
    told.filter(({ managers }) => managers.length > 0),
    told.filter(({ managers }) => managers.length === 0),
  ]
  const coordinators = coordinatorsOf(overseers)
  const mail = (toUserId: string, names: readonly string[], noManager: boolean) => ({
    template: 'plan-silent' as const,
    toUserId,
    params: {
      quarter: roundName(cycle),
      due: cycle.dueOn,
      plan,
      parts: names.slice(0, NAMED_MAX),
      count: names.length,
      ...(noManager && { noManager, path: `/plan/${cycle.planId}/quarter/${cycle.quarter}` }),
    },
  })
  const rest = unmanaged.map(({ name }) => name)
  await queueMails(tx, ctx.clock, [
    ...[...byManager(managed)].map(([id, names]) => mail(id, names, false)),
    ...(rest.length > 0 ? coordinators.map((id) => mail(id, rest, true)) : []),
  ])
  const sent = coordinators.length > 0 ? told : managed
  await markManagerTold(
    tx,
    sent.map(({ id }) => id),
    at,
  )
}

/**
 * What nobody has answered and no manager was told of. Of a part that was divided while the round asked, as long after that
 * day as others have after the day that answers are due: its owner has only just been asked.
 */
async function lateBy(tx: Tx, cycle: Cycle, today: Day): Promise<Unanswered[]> {
  const untold = (await unanswered(tx, cycle.id)).filter(({ managerTold }) => !managerTold)
  const ids = untold.map(({ deliveryId }) => deliveryId)
  const divided = ids.length > 0 ? await dividedSince(tx, cycle.id, ids) : new Map<string, Date>()
  return untold.filter(({ deliveryId }) => {
    const at = divided.get(deliveryId)
    return !at || managerDay(londonDay(at), cycle.rules) <= today
  })
}

type Named = { id: string; delivery: Part['delivery']; name: string }

/** Unanswered requests with the part that each is about, and what mail calls it. */
async function namedParts(
  tx: Tx,
  ctx: Ctx,
  { planId }: Cycle,
  requests: readonly Unanswered[],
): Promise<{ plan: string; found: Named[] }> {
  const parts = await partsById(tx, ctx, planId)
  const places = await loadPlaces(
    tx,
    requests.map(({ id }) => id),
  )
  const found = requests.flatMap(({ id, deliveryId }) => {
    const part = parts.get(deliveryId)
    return part ? [{ id, delivery: part.delivery, name: places.of(id, part.action.ref) }] : []
  })
  return { plan: places.plan, found }
}

function byManager(parts: readonly (Named & { managers: readonly string[] })[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { managers, name } of parts)
    for (const id of managers) names.set(id, [...(names.get(id) ?? []), name])
  return names
}
