// The round of a quarter, by itself: begun when a quarter ends, asked on its day, reminded, told to managers, closed. Each
// step is one transaction that finds out under the round's lock what is still to do, so that running it twice, late, or in
// several processes at once does everything once.
import { record } from '../../../access/audit.ts'
import type { Ctx, Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { roundName } from '../running/rhythm.ts'
import { measuresNow } from './asked-measures.ts'
import { askDivided } from './ask-divided.ts'
import { beginEnded } from './begin-rounds.ts'
import { type Cycle, lockCycle, runningCycles, saveCycle } from './cycles.store.ts'
import { dividedUnasked } from './divided.store.ts'
import { quarterWords as words } from './messages.en.ts'
import { openCycle } from './open-cycle.ts'
import { remindSilent } from './remind.ts'
import { markSilent } from './requests.store.ts'
import { tellManagers } from './tell-managers.ts'

/** Does whatever is due in every plan's quarter. Called every hour; one call after weeks does all that was missed. */
export async function runPlanCycles(ctx: Ctx, services: Services): Promise<void> {
  const today = londonDay(ctx.clock.now())
  await ctx.db.transaction((tx) => beginEnded(tx, ctx))
  const cycles = await ctx.db.transaction((tx) => runningCycles(tx, today))
  for (const { id, planId, state } of cycles) {
    if (state === 'planned') {
      const measures = await measuresNow(ctx, services, planId)
      await step(ctx, id, (tx, cycle) => openCycle(tx, ctx, cycle, measures))
    }
    await askOwners(ctx, services, { id, planId })
    await step(ctx, id, (tx, cycle) => remindSilent(tx, ctx, cycle))
    await step(ctx, id, (tx, cycle) => tellManagers(tx, ctx, cycle))
    await step(ctx, id, (tx, cycle) => closeAsking(tx, ctx, cycle))
  }
}

/**
 * Asks the owners of what came of a division in the rounds of one plan that ask now. Whatever else is due, here or in other
 * plans, waits for its hour: dividing a part sends nobody else a mail.
 */
export async function askOfDivided(ctx: Ctx, services: Services, planId: string): Promise<void> {
  const today = londonDay(ctx.clock.now())
  const cycles = await ctx.db.transaction((tx) => runningCycles(tx, today))
  for (const cycle of cycles) if (cycle.planId === planId) await askOwners(ctx, services, cycle)
}

async function askOwners(
  ctx: Ctx,
  services: Services,
  { id, planId }: Pick<Cycle, 'id' | 'planId'>,
): Promise<void> {
  if ((await ctx.db.transaction((tx) => dividedUnasked(tx, id))).length === 0) return
  const measures = await measuresNow(ctx, services, planId)
  await step(ctx, id, (tx, cycle) => askDivided(tx, ctx, cycle, measures))
}

const step = (ctx: Ctx, id: string, work: (tx: Tx, cycle: Cycle) => Promise<void>): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const cycle = await lockCycle(tx, id)
    // Removed with its plan since it was found: there is nothing to do.
    if (cycle) await work(tx, cycle)
  })

const DAY_MS = 24 * 60 * 60 * 1_000

/** After the day of moderation silence is silence: it is noted and asking ends, both or neither. */
async function closeAsking(tx: Tx, ctx: Ctx, cycle: Cycle): Promise<void> {
  const at = ctx.clock.now()
  if (cycle.state !== 'open' || londonDay(at) <= cycle.moderateOn) return
  const silence = {
    cycleId: cycle.id,
    quarter: cycle.quarter,
    at,
    reason: words.silentReason(roundName(cycle)),
  }
  if (cycle.closedAt) {
    // Asked again since, or sent back: they have as long as their link works.
    await markSilent(tx, { ...silence, askedBefore: new Date(at.getTime() - cycle.rules.linkDays * DAY_MS) })
    return
  }
  const silent = await markSilent(tx, silence)
  await saveCycle(tx, cycle, { closed_at: at })
  await record(tx, ctx, {
    action: 'plan.quarter-closed',
    subjectKind: 'plan',
    subjectId: cycle.planId,
    detail: { quarter: cycle.quarter, silent },
  })
}
