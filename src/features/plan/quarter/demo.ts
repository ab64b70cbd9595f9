// The demonstration's quarters: the one before last frozen; in the last one some have been accepted, some wait to be looked
// at, among them a few that came by a link, and some are silent. After runDemoPlan, whose updates these rounds asked for.
import { sql } from 'kysely'
import type { Ctx, Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay, londonInstant } from '../../../platform/calendar/london.ts'
import { addQuarters, quarterOf } from '../../../platform/calendar/quarters.ts'
import { newId } from '../../../platform/ids.ts'
import { deliveriesIn, type PlanState } from '../running/plan-state.ts'
import { quarterKey, quarterName } from '../running/quarter-name.ts'
import { quarterWords as words } from './messages.en.ts'
import { markSilent } from './requests.store.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { checkUpdate } from '../running/update-rule.ts'
import { insertUpdate } from '../running/updates.store.ts'
import { cycleDays, workingDay } from './cycle-days.ts'
import { addCycle } from './begin-cycles.store.ts'
import { type Cycle, findCycle, saveCycle } from './cycles.store.ts'
import { demoAnswers } from './demo.en.ts'
import type { QuarterRecord } from './freeze.ts'
import { lastSaid, requestsOf } from './moderation.store.ts'
import { askable } from './open-cycle.ts'
import { factsToKeep, measuresToKeep } from './kept-facts.ts'
import { loadVerdicts } from '../showing/shown-plan.ts'
import { countStates, progressOf } from './progress.ts'

type Named = Pick<Ctx, 'clock'>
const at = (day: Day, hour: number): Date => londonInstant(day, hour, 10)

/** Adds the rounds of the last two quarters. Call it as named work, in the transaction that ran the plan. */
export async function addDemoQuarters(tx: Tx, ctx: Named, planId: string): Promise<void> {
  const coordinator = await demoCoordinator(tx)
  if (!coordinator) return
  const present = quarterOf(ctx.clock.now())
  const before = await ask(tx, ctx, planId, addQuarters(present, -2))
  // It is frozen once there is something to count (freezeDemoQuarter): what was said in it is accepted already.
  if (before)
    await accept(tx, {
      planId,
      quarter: before.quarter,
      by: coordinator.id,
      day: before.moderateOn,
      share: 1,
    })
  const last = await ask(tx, ctx, planId, addQuarters(present, -1))
  if (!last) return
  await answerByLinks(tx, ctx, last)
  await accept(tx, { planId, quarter: last.quarter, by: coordinator.id, day: last.requestsOn, share: 2 })
  if (londonDay(ctx.clock.now()) <= last.moderateOn) return
  const closedAt = at(workingDay(last.moderateOn, 1), 1)
  // As the round itself would: who was asked and did not answer is silent, on every page alike.
  const reason = words.silentReason(quarterName(last.quarter))
  await markSilent(tx, { cycleId: last.id, quarter: last.quarter, at: closedAt, reason })
  await saveCycle(tx, last, { closed_at: closedAt })
}

const demoCoordinator = (tx: Tx): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('staff_users')
    .select('id')
    .where(sql<boolean>`'coordinator' = any (roles)`)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()

/** A round as it was asked on its day, open; undefined where the plan was not there, or the day has not come. */
async function ask(
  tx: Tx,
  ctx: Named,
  planId: string,
  quarter: ReturnType<typeof quarterOf>,
): Promise<Cycle | undefined> {
  const now = ctx.clock.now()
  const days = cycleDays(quarter, (await loadPlanState(tx, planId, { now }))?.cycle ?? cycleRulesOf(null))
  const sentAt = at(days.requestsOn, 9)
  const plan = sentAt <= now && (await loadPlanState(tx, planId, { now, asOf: days.requestsOn }))
  if (!plan) return undefined
  await addCycle(tx, planId, days)
  const cycle = await findCycle(tx, planId, days.quarter)
  if (!cycle) return undefined
  const said = await lastSaid(tx, planId, days.quarter)
  const parts = askable(plan)
  if (parts.length > 0)
    await tx
      .insertInto('plan_requests')
      .values(
        parts.map(({ delivery }) => ({
          id: newId(),
          cycle_id: cycle.id,
          delivery_id: delivery.id,
          to_user_id: delivery.leadUserId,
          sent_at: sentAt,
          reminders: 1,
          answered_at: said.has(delivery.id) ? new Date(sentAt.getTime() + ANSWERED_AFTER_MS) : null,
        })),
      )
      .execute()
  await saveCycle(tx, cycle, { state: 'open', opened_at: sentAt })
  return { ...cycle, state: 'open', openedAt: sentAt, version: cycle.version + 1 }
}

const ANSWERED_AFTER_MS = 60_000

type Accepting = { planId: string; quarter: string; by: string; day: Day; share: number }

/** Accepts what is in the plan already: all that was said before a quarter, and of that quarter what is not one in `share`. */
async function accept(tx: Tx, { planId, quarter, by, day, share }: Accepting): Promise<void> {
  await sql`update plan_updates u set state = 'accepted', decided_by = ${by}, decided_at = ${at(day, 15)}
    from (select id, row_number() over (partition by quarter = ${quarter} order by at, id) as n from plan_updates
      where plan_id = ${planId} and state = 'waiting' and applied_at is not null and quarter <= ${quarter}) w
    where u.id = w.id and (u.quarter < ${quarter} or w.n % ${share} <> 0 or ${share} = 1)`.execute(tx)
}

/**
 * Freezes the round before the last as its coordinator would have, on its day: with the figures as they were counted then. Call
 * it as named work, once the reports that they are counted from are there.
 */
export async function freezeDemoQuarter(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  services: Services,
  planId: string,
): Promise<void> {
  const quarter = quarterKey(addQuarters(quarterOf(ctx.clock.now()), -2))
  const cycle = await ctx.db.transaction((tx) => findCycle(tx, planId, quarter))
  if (cycle?.state !== 'open') return
  const day = workingDay(cycle.moderateOn, 2)
  const frozenAt = at(day, 16)
  const measures = await measuresToKeep(ctx, services, planId, frozenAt)
  const verdicts = await loadVerdicts(ctx, services, planId, day)
  await ctx.db.transaction(async (tx) => {
    const coordinator = await demoCoordinator(tx)
    const options = { now: ctx.clock.now(), asOf: day, ...(verdicts && { verdicts }) }
    const plan = await loadPlanState(tx, planId, options)
    if (!plan || !coordinator) return
    const asked = await requestsOf(tx, cycle.id)
    const said = await lastSaid(tx, planId, quarter)
    const counts = countStates(progressOf({ parts: deliveriesIn(plan), asked, said }))
    const facts = await factsToKeep(tx, planId, { measures, asOf: frozenAt })
    const kept: QuarterRecord = { quarter, plan, counts, returned: [], facts }
    await saveCycle(tx, cycle, {
      state: 'frozen',
      closed_at: at(workingDay(cycle.moderateOn, 1), 1),
      frozen_at: frozenAt,
      frozen_by: coordinator.id,
      record: JSON.stringify(kept),
    })
  })
}

/** A few who had said nothing answered by the link in their mail: it waits. */
async function answerByLinks(tx: Tx, ctx: Named, cycle: Cycle): Promise<void> {
  const plan: PlanState | undefined = await loadPlanState(tx, cycle.planId, { now: ctx.clock.now() })
  if (!plan) return
  const said = await lastSaid(tx, cycle.planId, cycle.quarter)
  const asked = await requestsOf(tx, cycle.id)
  const silent = deliveriesIn(plan).filter(
    ({ delivery }) => asked.has(delivery.id) && !said.has(delivery.id) && delivery.leadUserId,
  )
  for (const [index, words] of demoAnswers.entries()) {
    const part = silent[index * 2]
    if (!part) return
    const sent = at(workingDay(cycle.requestsOn, 1), 11)
    const checked = checkUpdate(
      part.delivery,
      { ...words, forecastDue: workingDay(londonDay(ctx.clock.now()), 60) },
      {
        today: londonDay(sent),
        rules: plan.rules,
        takenIn: londonDay(plan.importedAt),
        evidence: 0,
        coordinator: false,
      },
    )
    if (!checked.ok || sent > ctx.clock.now()) continue
    await insertUpdate(tx, {
      id: newId(),
      planId: plan.id,
      deliveryId: part.delivery.id,
      cycleId: cycle.id,
      quarter: cycle.quarter,
      at: new Date(sent.getTime() + index * 3_600_000),
      byUser: part.delivery.leadUserId,
      via: 'link',
      appliedAt: null,
      update: checked.update,
    })
  }
}
