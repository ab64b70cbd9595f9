// A part that is divided while a round asks: each owner of what came of it is asked in that round too.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Cycle } from './cycles.store.ts'
import { dividedUnasked } from './divided.store.ts'
import { askParts } from './open-cycle.ts'
import { partsById } from './remind.ts'
import type { AskedMeasure } from './requests.store.ts'

/** Asks about the parts that came of a division since the round asked. Does nothing where all were asked. */
export async function askDivided(
  tx: Tx,
  ctx: Ctx,
  cycle: Cycle,
  measures: ReadonlyMap<string, AskedMeasure[]>,
): Promise<void> {
  if (cycle.state !== 'open') return
  const unasked = await dividedUnasked(tx, cycle.id)
  if (unasked.length === 0) return
  const byId = await partsById(tx, ctx, cycle.planId)
  const parts = unasked.flatMap((id) => byId.get(id) ?? [])
  await askParts(tx, ctx, cycle, { parts, measures, template: 'plan-request' })
}
