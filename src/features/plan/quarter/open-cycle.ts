// The day of the requests: everybody who owns an open part of the plan is asked how the quarter went.
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { isOpen } from '../running/delivery.ts'
import { type ActionState, type DeliveryState, deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { type AskTemplate, mailRequests } from './ask.ts'
import { movedBy, remindersBy } from './cycle-days.ts'
import { type Cycle, saveCycle } from './cycles.store.ts'
import { loadDirectory } from './directory.store.ts'
import { addRequests, type AskedMeasure } from './requests.store.ts'
import { whomToAsk } from './whom-to-ask.ts'

export type Part = { action: Pick<ActionState, 'id' | 'ref'>; delivery: DeliveryState }
type Measures = ReadonlyMap<string, AskedMeasure[]>

/** Opens a round on or after its day; does nothing before it, or where it is open. Late, what follows moves along. */
export async function openCycle(tx: Tx, ctx: Ctx, cycle: Cycle, measures: Measures): Promise<void> {
  const at = ctx.clock.now()
  const today = londonDay(at)
  if (cycle.state !== 'planned' || today < cycle.requestsOn) return
  const plan = await loadPlanState(tx, cycle.planId, { now: at })
  if (!plan) return
  const days = movedBy(cycle, today)
  const parts = askable(plan)
  const asked = await askParts(tx, ctx, { ...cycle, ...days }, { parts, measures, template: 'plan-request' })
  await saveCycle(tx, cycle, {
    state: 'open',
    opened_at: at,
    due_on: days.dueOn,
    moderate_on: days.moderateOn,
  })
  await record(tx, ctx, {
    action: 'plan.quarter-opened',
    subjectKind: 'plan',
    subjectId: plan.id,
    detail: { quarter: cycle.quarter, parts: parts.length, nobody: parts.length - asked },
  })
}

/** The parts of a plan of which somebody still has to say something. */
export const askable = (plan: PlanState): Part[] =>
  deliveriesIn(plan).filter(({ delivery }) => isOpen(delivery))

type Asking = { parts: readonly Part[]; measures: Measures; template: AskTemplate }

/**
 * Asks about these parts in a round: a request for each, and mail to whoever can answer. Returns of how many there was
 * somebody to ask; the coordinator sees the others.
 */
export async function askParts(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'vault'>,
  cycle: Cycle,
  { parts, measures, template }: Asking,
): Promise<number> {
  const at = ctx.clock.now()
  const directory = await loadDirectory(
    tx,
    parts.map(({ delivery }) => delivery),
  )
  const named = parts.map((part) => ({ ...part, to: whomToAsk(part.delivery, directory) }))
  const requests = named.map(({ action, delivery, to }) => ({
    id: newId(),
    deliveryId: delivery.id,
    toUserId: to[0] ?? null,
    measures: measures.get(action.id) ?? [],
  }))
  const reminders = remindersBy(londonDay(at), cycle.dueOn, cycle.rules)
  const kept = await addRequests(tx, { cycleId: cycle.id, at, reminders }, requests)
  const asked = named.flatMap(({ action, delivery, to }) => {
    const requestId = kept.get(delivery.id)
    return requestId && to.length > 0 ? [{ requestId, ref: action.ref, to }] : []
  })
  await mailRequests(tx, ctx, cycle, { template, parts: asked })
  return asked.length
}
