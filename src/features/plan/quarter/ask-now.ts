// Asking about one part now, or again, at any time: in the quarter that is being asked about, else in the one that runs.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { isOpen } from '../running/delivery.ts'
import { quarterNotFrozen } from '../running/delivery.store.ts'
import { quarterFrom } from '../running/quarter-name.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { addCycle, roundDays } from './begin-cycles.store.ts'
import { beginEnded } from './begin-rounds.ts'
import { type Cycle, cyclesOf, findCycle } from './cycles.store.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { askParts } from './open-cycle.ts'
import { partsById } from './remind.ts'
import type { AskedMeasure } from './requests.store.ts'

type Of = { planId: string; deliveryId: string; measures: ReadonlyMap<string, AskedMeasure[]> }

/**
 * Sends a request for one delivery. Returns the quarter that it is about. Refuses where it has ended or there is nobody to
 * ask; NotFound where there is no such part of the plan. Coordinators only (routes and policies).
 */
export async function askNow(
  tx: Tx,
  ctx: StaffCtx,
  { planId, deliveryId, measures }: Of,
): Promise<Outcome<{ quarter: string }>> {
  const part = (await partsById(tx, ctx, planId)).get(deliveryId)
  if (!part) throw new NotFound('no such part of this plan')
  if (!isOpen(part.delivery)) return refused({ field: '', message: words.problems.ended })
  const cycle = await askingNow(tx, ctx, planId)
  const asked = await askParts(tx, ctx, cycle, { parts: [part], measures, template: 'plan-request' })
  if (asked === 0) return refused({ field: '', message: words.problems.nobody })
  await record(tx, ctx, {
    action: 'plan.ask',
    subjectKind: 'plan-delivery',
    subjectId: deliveryId,
    detail: { quarter: cycle.quarter },
  })
  return ok({ quarter: cycle.quarter })
}

/** The newest round that is open; else that of the quarter that runs, or of the next where it is frozen, begun now and opened when its day comes. */
async function askingNow(tx: Tx, ctx: StaffCtx, planId: string): Promise<Cycle> {
  const open = (await cyclesOf(tx, planId)).find(({ state }) => state === 'open')
  if (open) return open
  const key = await quarterNotFrozen(tx, planId, ctx.clock.now())
  const quarter = quarterFrom(key)
  if (!quarter) throw new NotFound('no quarter of this plan can be asked about now')
  const plan = await tx.selectFrom('plans').select('cycle').where('id', '=', planId).executeTakeFirst()
  await beginEnded(tx, ctx, planId)
  await addCycle(tx, planId, await roundDays(tx, planId, quarter, cycleRulesOf(plan?.cycle)))
  const cycle = await findCycle(tx, planId, key, true)
  if (!cycle || cycle.state === 'frozen') throw new NotFound('no quarter of this plan can be asked about now')
  return cycle
}
