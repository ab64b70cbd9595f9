// Asking everybody at once without waiting for the day: of the quarter that runs, or of the one that ended last.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { addQuarters, type Quarter, quarterOf, quarterRange } from '../../../platform/calendar/quarters.ts'
import { NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { isOpen } from '../running/delivery.ts'
import type { PlanState } from '../running/plan-state.ts'
import { quarterFrom, quarterKey } from '../running/quarter-name.ts'
import { asksAfter, closingOf, roundBefore } from '../running/rhythm.ts'
import { addCycle, roundDays } from './begin-cycles.store.ts'
import { beginEnded } from './begin-rounds.ts'
import { type CycleDays, cycleDays, daysFrom, runsIn } from './cycle-days.ts'
import { type Cycle, cyclesOf, findCycle, saveCycle } from './cycles.store.ts'
import { loadDirectory } from './directory.store.ts'
import { moderationWords as words } from './moderation.messages.en.ts'
import { askParts, type Part } from './open-cycle.ts'
import type { PartProgress } from './progress.ts'
import { loadQuarter } from './quarter-state.ts'
import type { AskedMeasure } from './requests.store.ts'
import { whomToAsk } from './whom-to-ask.ts'

export type ToAsk = {
  quarter: string
  firstDay: Day
  /** The round's own days where it was begun already; else those that asking today gives. */
  dueOn: string
  /** Whom somebody can be asked about, and of how many people; and the parts where there is nobody. */
  parts: Part[]
  people: number
  nobody: Part[]
}

/**
 * What everybody can be asked about today: the round that runs, then the one that ended with the last quarter; only while the
 * plan ran in it. By the quarter that closes it.
 */
export async function quartersToAsk(
  tx: Tx,
  plan: Pick<PlanState, 'id' | 'period' | 'importedAt' | 'cycle'>,
  now: Date,
): Promise<CycleDays[]> {
  const present = quarterOf(now)
  const rounds = await cyclesOf(tx, plan.id)
  const last = addQuarters(present, -1)
  const running = closingOf(plan.cycle, present, rounds)
  const ended = rounds.some(({ quarter }) => quarter === quarterKey(last)) || asksAfter(plan.cycle, last)
  return [
    running,
    ...(ended && quarterKey(closingOf(plan.cycle, last, rounds)) === quarterKey(last) ? [last] : []),
  ]
    .filter((closing) => plan.importedAt < quarterRange(closing).until)
    .map((closing) => {
      const kept = rounds.find(({ quarter }) => quarter === quarterKey(closing))
      return kept ?? cycleDays(closing, plan.cycle, roundBefore(rounds, closing))
    })
    .filter((days) => runsIn(plan.period, days) && !('state' in days && days.state === 'frozen'))
}

/**
 * Whom asking about a quarter now would ask: everybody with an open part who has not answered.
 * @param read the plan, where it was read already
 */
export async function whomAll(
  tx: Tx,
  ctx: Pick<StaffCtx, 'clock'>,
  planId: string,
  { quarter, firstDay }: Pick<CycleDays, 'quarter' | 'firstDay'>,
  read?: PlanState,
): Promise<ToAsk> {
  const { plan, cycle, progress } = await loadQuarter(tx, ctx, planId, quarter, read)
  const parts = unanswered(progress)
  const directory = await loadDirectory(
    tx,
    parts.map(({ delivery }) => delivery),
  )
  const named = parts.map((part) => ({ part, to: whomToAsk(part.delivery, directory) }))
  const today = londonDay(ctx.clock.now())
  return {
    quarter,
    firstDay,
    dueOn: cycle?.state === 'open' ? cycle.dueOn : daysFrom(today, plan.cycle).dueOn,
    parts: named.filter(({ to }) => to.length > 0).map(({ part }) => part),
    people: new Set(named.flatMap(({ to }) => to)).size,
    nobody: named.filter(({ to }) => to.length === 0).map(({ part }) => part),
  }
}

/** What nobody has answered. */
const unanswered = (progress: readonly PartProgress[]): Part[] =>
  progress.filter(({ delivery, state }) => isOpen(delivery) && state !== 'waiting' && state !== 'accepted')

type Of = { planId: string; quarter: string; measures: ReadonlyMap<string, AskedMeasure[]> }

/**
 * Opens the round of a quarter and asks everybody who has not answered; one that is open is asked again. Refuses where there
 * is nobody to ask; NotFound where that quarter cannot be asked about. Coordinators only (routes and policies).
 */
export async function askEveryone(
  tx: Tx,
  ctx: StaffCtx,
  { planId, quarter, measures }: Of,
): Promise<Outcome<{ parts: number }>> {
  const { plan } = await loadQuarter(tx, ctx, planId, quarter)
  const wanted = quarterFrom(quarter)
  const round = (await quartersToAsk(tx, plan, ctx.clock.now())).find((each) => each.quarter === quarter)
  if (!wanted || !round) throw new NotFound('that quarter of the plan cannot be asked about now')
  // Before anything is begun: a round that asks nobody is not opened.
  const toAsk = await whomAll(tx, ctx, planId, round)
  if (toAsk.parts.length === 0) {
    const { answered, nobodyAtAll } = words.problems
    return refused({ field: '', message: toAsk.nobody.length === 0 ? answered : nobodyAtAll })
  }
  const cycle = await openNow(tx, ctx, plan, wanted)
  // Read again under the round's lock: somebody may have answered, or asked, meanwhile.
  const parts = unanswered((await loadQuarter(tx, ctx, planId, quarter)).progress)
  const asked = await askParts(tx, ctx, cycle, { parts, measures, template: 'plan-request' })
  await record(tx, ctx, {
    action: 'plan.ask-everyone',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { quarter, parts: parts.length, nobody: parts.length - asked },
  })
  return ok({ parts: asked })
}

/** The round, locked and open. One that was only planned begins today, with as many days to answer as it would have had. */
async function openNow(tx: Tx, ctx: StaffCtx, plan: PlanState, quarter: Quarter): Promise<Cycle> {
  await beginEnded(tx, ctx, plan.id)
  await addCycle(tx, plan.id, await roundDays(tx, plan.id, quarter, plan.cycle))
  const cycle = await findCycle(tx, plan.id, quarterKey(quarter), true)
  if (!cycle || cycle.state === 'frozen') throw new NotFound('that quarter cannot be asked about now')
  if (cycle.state === 'open') return cycle
  const days = daysFrom(londonDay(ctx.clock.now()), cycle.rules)
  await saveCycle(tx, cycle, {
    state: 'open',
    opened_at: ctx.clock.now(),
    requests_on: days.requestsOn,
    due_on: days.dueOn,
    moderate_on: days.moderateOn,
  })
  return { ...cycle, ...days, state: 'open', version: cycle.version + 1 }
}
