// Freezing a quarter: its record is the whole plan as it stands at that moment, and never changes after it.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict, NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { roundName } from '../running/rhythm.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'
import { findCycle, saveCycle } from './cycles.store.ts'
import { quarterWords } from './messages.en.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { decide, waitingUpdates } from './decide.store.ts'
import { lastSaid, requestsOf } from './moderation.store.ts'
import { countStates, type PartState, progressOf } from './progress.ts'
import { factsToKeep, type KeptFacts, type KeptMeasure } from './kept-facts.ts'
import { markSilent } from './requests.store.ts'
import { type ReturnedAnswer, returnedIn } from './returned-answers.ts'

/** What a frozen quarter keeps. Its instants are ISO texts once it is read back (see frozen-record.ts). */
export type QuarterRecord = {
  quarter: string
  plan: PlanState
  counts: Record<PartState, number>
  /** What was sent back and not said again: said, and not accepted. */
  returned: ReturnedAnswer[]
  /** Figures, evidence and milestones; null where they were not kept. */
  facts: KeptFacts | null
}

type Of = {
  planId: string
  quarter: string
  version: number
  verdicts: ReadonlyMap<string, readonly MeasureVerdict[]>
  measures: readonly KeptMeasure[]
}

/**
 * Freezes a round. What was said signed in is in the plan already, and is accepted with it; refuses while anything that came
 * by a link waits, for that would be left out. Conflict where somebody changed the round since; coordinators only.
 */
export async function freezeQuarter(
  tx: Tx,
  ctx: StaffCtx,
  { planId, quarter, version, verdicts, measures }: Of,
): Promise<Outcome<undefined>> {
  const cycle = await findCycle(tx, planId, quarter, true)
  if (!cycle) throw new NotFound('no such quarter of this plan')
  if (cycle.state !== 'open' || cycle.version !== version) throw new Conflict('the quarter was changed')
  const waiting = await waitingUpdates(tx, planId, quarter)
  const unseen = waiting.filter(({ applied_at: applied }) => applied === null)
  if (unseen.length > 0) return refused({ field: '', message: words.problems.stillWaiting(unseen.length) })
  const at = ctx.clock.now()
  for (const { id } of waiting)
    await decide(tx, id, { state: 'accepted', by: ctx.actor.userId, at, note: null })
  // Whoever freezes before asking has ended ends it: silence is silence in the record too, also of what came back since.
  await markSilent(tx, {
    cycleId: cycle.id,
    quarter,
    at,
    reason: quarterWords.silentReason(roundName(cycle)),
  })
  const plan = await loadPlanState(tx, planId, { now: at, verdicts })
  if (!plan) throw new NotFound('no such plan')
  const asked = await requestsOf(tx, cycle.id)
  const said = await lastSaid(tx, planId, quarter)
  const progress = progressOf({ parts: deliveriesIn(plan), asked, said })
  const kept: QuarterRecord = {
    quarter,
    plan,
    counts: countStates(progress),
    returned: returnedIn(progress),
    facts: await factsToKeep(tx, planId, { measures: [...measures], asOf: at }),
  }
  const saved = await saveCycle(tx, cycle, {
    state: 'frozen',
    frozen_at: at,
    frozen_by: ctx.actor.userId,
    record: JSON.stringify(kept),
  })
  if (!saved) throw new Conflict('the quarter was changed')
  await record(tx, ctx, {
    action: 'plan.freeze',
    subjectKind: 'plan',
    subjectId: planId,
    // Whoever freezes accepts what waited: which updates, for the trail.
    detail: { quarter, accepted: waiting.map(({ id }) => id) },
  })
  return ok(undefined)
}
