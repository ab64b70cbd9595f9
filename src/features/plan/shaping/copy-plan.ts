// A plan from another: the next year's with what was not finished, or a template without dates and stories.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { ENDED, isOngoing } from '../running/delivery.ts'
import { type ActionState, actionsIn, type DeliveryState, type PlanState } from '../running/plan-state.ts'
import { type Stamped, stampOf } from '../stamp.ts'
import { movedTimeFrame } from './moved-words.ts'
import { copyExtras, copyTies } from './copy-extras.ts'

/** What becomes of a date that would lie outside the new plan: it is brought to the plan's nearest day, left empty, or kept. */
export const OUTSIDE = ['bring', 'empty', 'keep'] as const
export type OutsideWish = (typeof OUTSIDE)[number]
export type OutsideWishes = { early: OutsideWish; late: OutsideWish }
const KEPT: OutsideWishes = { early: 'keep', late: 'keep' }

export type NewPlan = { title: string; kind: 'plan' | 'template'; from: Day | null; to: Day | null }
export type Copying = {
  /** The actions that come along. */
  actionIds: ReadonlySet<string>
  /** By how many years dates move on. */
  years: number
  measures: boolean
  /** What becomes of dates outside the new plan; they are kept where nobody was asked. */
  outside?: OutsideWishes
}
const AT_ONCE = 500
const PERIOD_WORDS = (from: Day, to: Day) =>
  from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}-${to.slice(2, 4)}`

/** The actions that are not finished: some part of them is still open. */
export const unfinished = (plan: PlanState): ActionState[] =>
  actionsIn(plan).filter(
    ({ deliveries }) => deliveries.length === 0 || deliveries.some(({ status }) => !ENDED.includes(status)),
  )

/** Starts an empty plan or template. Coordinators only (the database holds to it). */
export async function startPlan(
  tx: Tx,
  ctx: StaffCtx,
  plan: NewPlan,
  copiedFrom: string | null = null,
): Promise<string> {
  const id = newId()
  const stamp = stampOf(ctx)
  await tx
    .insertInto('plans')
    .values({
      id,
      title: plan.title,
      kind: plan.kind,
      period_from: plan.from,
      period_to: plan.to,
      period_words: plan.from && plan.to ? PERIOD_WORDS(plan.from, plan.to) : null,
      copied_from: copiedFrom,
      imported_at: stamp.changed_at,
      imported_by: stamp.changed_by,
      ...stamp,
    })
    .execute()
  await record(tx, ctx, {
    action: 'plan.start',
    subjectKind: 'plan',
    subjectId: id,
    detail: { kind: plan.kind },
  })
  return id
}

/**
 * Copies a plan's words, owners and the chosen actions into a new plan, with what is open of what hangs on them. Parts that
 * ended stay behind; the dates agreed move on by `years` and become the new baseline, those that lie in the new plan already
 * stay; statuses, colours and stories begin again. A template takes neither dates nor what hangs on actions. Returns the new plan's id.
 */
export async function copyPlan(
  tx: Tx,
  ctx: StaffCtx,
  source: PlanState,
  plan: NewPlan,
  copying: Copying,
): Promise<string> {
  const planId = await startPlan(tx, ctx, plan, source.id)
  await tx
    .updateTable('plans')
    .from('plans as s')
    .set((eb) => ({ rules: eb.ref('s.rules'), cycle: eb.ref('s.cycle') }))
    .where('plans.id', '=', planId)
    .where('s.id', '=', source.id)
    .execute()
  const rows = rowsOf(source, planId, { plan, copying, stamp: stampOf(ctx) })
  for (const batch of batches(rows.priorities)) await tx.insertInto('plan_priorities').values(batch).execute()
  for (const batch of batches(rows.aims)) await tx.insertInto('plan_aims').values(batch).execute()
  for (const batch of batches(rows.actions)) await tx.insertInto('plan_actions').values(batch).execute()
  for (const batch of batches(rows.deliveries)) await tx.insertInto('plan_deliveries').values(batch).execute()
  const to = { from: source.id, planId, ...rows.copies, stamp: stampOf(ctx) }
  if (copying.measures) await copyTies(tx, to)
  if (plan.kind === 'plan') await copyExtras(tx, to)
  if (plan.kind === 'plan' && source.kind === 'plan')
    await tx
      .insertInto('plan_relations')
      .values({ plan_id: planId, to_plan_id: source.id, kind: 'continues', ...stampOf(ctx) })
      .execute()
  return planId
}

type Into = { plan: NewPlan; copying: Copying; stamp: Stamped }

function rowsOf(source: PlanState, planId: string, { plan, copying, stamp }: Into) {
  const kept = source.priorities.map((priority) => ({
    id: newId(),
    priority,
    aims: priority.aims.flatMap((aim) => {
      const actions = aim.actions.filter(({ id }) => copying.actionIds.has(id))
      return actions.length > 0
        ? [{ id: newId(), aim, actions: actions.map((action) => ({ id: newId(), action })) }]
        : []
    }),
  }))
  const priorities = kept.filter(({ aims }) => aims.length > 0)
  const aims = priorities.flatMap(({ id, aims: own }) => own.map((aim) => ({ ...aim, priorityId: id })))
  const actions = aims.flatMap(({ id, actions: own }) =>
    own.map((each, position) => ({ ...each, aimId: id, position })),
  )
  const template = plan.kind === 'template'
  const deliveries = actions.flatMap(({ id: actionId, action }) =>
    partsOf(action, template).map((delivery, position) => ({ id: newId(), actionId, delivery, position })),
  )
  const move = moverOf(plan, copying.years, copying.outside)
  // A milestone has a day, and so has a target: where those of parts are left empty, these move on.
  const dayed = (wish: OutsideWish = 'keep'): OutsideWish => (wish === 'empty' ? 'keep' : wish)
  const dated = { early: dayed(copying.outside?.early), late: dayed(copying.outside?.late) }
  return {
    priorities: priorities.map(({ id, priority }, position) => ({
      id,
      plan_id: planId,
      position,
      number: priority.number,
      heading: priority.heading,
      title: priority.title,
      core_objectives: priority.coreObjectives,
      links: JSON.stringify(priority.links),
      ...stamp,
    })),
    aims: aims.map(({ id, priorityId, aim }) => ({
      id,
      plan_id: planId,
      priority_id: priorityId,
      position: aim.position,
      ref: aim.ref,
      text: aim.text,
      ...stamp,
    })),
    actions: actions.map(({ id, aimId, action, position }) => ({
      ...copiedAction(action, template, move),
      id,
      plan_id: planId,
      aim_id: aimId,
      position,
      ...stamp,
    })),
    deliveries: deliveries.map(({ id, actionId, delivery, position }) => ({
      ...copiedDelivery(delivery, move),
      id,
      plan_id: planId,
      action_id: actionId,
      position,
      ...stamp,
    })),
    copies: {
      actions: new Map(actions.map(({ id, action }) => [action.id, id])),
      deliveries: new Map(deliveries.map(({ id, delivery }) => [delivery.id, id])),
      move: moverOf(plan, copying.years, dated),
    },
  }
}

/** What becomes of a day; the first of two days goes as the last (`end`) does. */
type Move = (day: Day | null, end?: Day | null) => Day | null

/** How days move on into a plan: those that lie in it already stay, and those outside it are what was wished. */
export function moverOf(
  { kind, from, to }: Pick<NewPlan, 'kind' | 'from' | 'to'>,
  years: number,
  wishes: OutsideWishes = KEPT,
): Move {
  const put = (day: Day, wish: OutsideWish, edge: Day) =>
    wish === 'keep' ? day : wish === 'bring' ? edge : null
  return (day, end = day) => {
    if (kind === 'template' || day === null) return null
    const moved = from !== null && (end ?? day) >= from ? day : addYears(day, years)
    if (to !== null && moved > to) return put(moved, wishes.late, to)
    // What began before the plan and is due in it goes on: only what would be due before is early.
    const due = end === day ? moved : end && (end >= (from ?? end) ? end : addYears(end, years))
    return from !== null && due && due < from ? put(moved, wishes.early, from) : moved
  }
}

function copiedAction(action: ActionState, template: boolean, move: Move) {
  const { times: _times, ...derived } = action.derived
  const days = { start: move(action.startsOn, action.endsOn), end: move(action.endsOn) }
  const moved = { ...derived, ...days, times: [], status: null, rag: null }
  return {
    objective: action.objective,
    action: action.action,
    owner: action.ownerWords,
    timeframe: template ? '' : movedTimeFrame(action, days),
    status: '',
    update: '',
    other: '[]',
    derived: JSON.stringify(moved),
    flags: [],
    read_status: null,
    starts_on: days.start,
    ends_on: days.end,
  }
}

/**
 * The date that moves on: the one agreed. A forecast that slipped is no agreement; it counts where nothing was agreed, but not of
 * what goes on: there it is the day by which a trouble of the old plan is over.
 */
export const agreedOf = (
  delivery: Pick<DeliveryState, 'baselineDue' | 'forecastDue' | 'recurring'>,
): Day | null => delivery.baselineDue ?? (isOngoing(delivery) ? null : delivery.forecastDue)

/** The parts that come along: those that ended stay behind, unless all did. A template takes those that were completed as well: they are done again by whom it starts. */
export function partsOf(
  { deliveries }: Pick<ActionState, 'deliveries'>,
  template: boolean,
): readonly DeliveryState[] {
  const kept = deliveries.filter(
    ({ status }) => !ENDED.includes(status) || (template && status === 'complete'),
  )
  return kept.length > 0 ? kept : deliveries
}

function copiedDelivery(delivery: DeliveryState, move: Move) {
  const due = agreedOf(delivery)
  return {
    agency_id: delivery.agencyId,
    group_id: delivery.groupId,
    post_id: delivery.postId,
    owner_words: delivery.ownerWords,
    lead_user_id: delivery.leadUserId,
    part: delivery.part,
    starts_on: move(delivery.startsOn, due),
    // What nobody agreed is expected, and no promise, in the new plan as well.
    baseline_due: move(delivery.baselineDue),
    forecast_due: move(due),
    recurring: delivery.recurring,
  }
}

/** The same day `years` later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  const leap = moved.endsWith('-02-29') && new Date(`${moved}T00:00:00Z`).getUTCDate() !== 29
  return leap ? moved.replace(/29$/, '28') : moved
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
