// The days of a quarter: moved for one quarter, or changed in the plan's own rules for those to come.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { Conflict, NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { quarterFrom } from '../running/quarter-name.ts'
import type { CycleRules } from '../running/rules.ts'
import { roundDays } from './begin-cycles.store.ts'
import { askedIn, cyclesOf, findCycle, saveCycle } from './cycles.store.ts'
import { moderationWords as words } from './moderation.messages.en.ts'

type Extension = {
  planId: string
  quarter: string
  version: number
  dueOn: Day | null
  moderateOn: Day | null
}

/**
 * Gives a quarter more time. Refuses days that are over or in the wrong order, and once silence was noted; Conflict where
 * somebody changed the round since.
 */
export async function extendQuarter(
  tx: Tx,
  ctx: StaffCtx,
  { planId, quarter, version, dueOn, moderateOn }: Extension,
): Promise<Outcome<undefined>> {
  const cycle = await findCycle(tx, planId, quarter, true)
  if (!cycle) throw new NotFound('no such quarter of this plan')
  const problems: Problem[] = []
  if (dueOn === null) problems.push({ field: 'dueOn', message: words.problems.day })
  else if (dueOn < londonDay(ctx.clock.now()))
    problems.push({ field: 'dueOn', message: words.problems.dayPast })
  if (moderateOn === null) problems.push({ field: 'moderateOn', message: words.problems.day })
  else if (dueOn && moderateOn < dueOn)
    problems.push({ field: 'moderateOn', message: words.problems.dayOrder })
  if (cycle.state === 'frozen' || cycle.closedAt) problems.push({ field: '', message: words.problems.closed })
  if (problems.length > 0 || dueOn === null || moderateOn === null) return refused(...problems)
  if (cycle.version !== version || !(await saveCycle(tx, cycle, { due_on: dueOn, moderate_on: moderateOn })))
    throw new Conflict('the quarter was changed')
  await record(tx, ctx, {
    action: 'plan.extend-quarter',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { quarter, due: dueOn },
  })
  return ok(undefined)
}

/** Saves a plan's rules for its quarters; rounds that have not begun get their new days. False where the plan was changed since. */
export async function saveCycleRules(
  tx: Tx,
  ctx: StaffCtx,
  { planId, version, rules }: { planId: string; version: number; rules: CycleRules },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plans')
    .set({ cycle: JSON.stringify(rules), version: version + 1 })
    .set({ changed_at: ctx.clock.now(), changed_by: ctx.actor.userId, change_reason: null })
    .where('id', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const asked = await askedIn(tx, planId)
  for (const cycle of (await cyclesOf(tx, planId)).filter(({ state }) => state === 'planned')) {
    const quarter = quarterFrom(cycle.quarter)
    if (!quarter) continue
    // Whom it asked already it asks about what it said: only its days move.
    const days = await roundDays(tx, planId, quarter, rules)
    await saveCycle(tx, cycle, {
      ...(asked.has(cycle.id) ? {} : { first_day: days.firstDay }),
      requests_on: days.requestsOn,
      due_on: days.dueOn,
      moderate_on: days.moderateOn,
    })
  }
  await record(tx, ctx, { action: 'plan.cycle', subjectKind: 'plan', subjectId: planId })
  return true
}
