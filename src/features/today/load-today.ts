// Everything that one person's home page shows, by what their roles are for: twelve questions to the database (thirteen for coordinators, chairs and safeguarding leads), or one more where
// the finished quarters of the figure have to be counted again.
import { hasRole, worksCases } from '../../access/actor.ts'
import type { Services, StaffCtx } from '../../access/ctx.ts'
import { addDays, addMonths, londonDay } from '../../platform/calendar/london.ts'
import { countUnchecked } from '../directory/index.ts'
import { countHoldsDue, type ToDecide, toDecide } from '../erasing/index.ts'
import { type History, readHistories } from '../insight/index.ts'
import { countReviewsDue } from '../pages/index.ts'
import {
  countMine,
  type ForChair,
  listPlans,
  plansForChair,
  type PlanSummary,
  type WaitingQuarter,
  waitingQuarters,
  type WantedUpdate,
  wantedUpdates,
} from '../plan/index.ts'
import { countReferrals } from '../referrals/index.ts'
import { countToView, countWithdrawn } from '../reporting/index.ts'
import type { Diagnose } from '../setup/index.ts'
import { type CallAsked, callsAsked } from './calls-asked.store.ts'
import { type NotReached, notReached } from './not-reached.store.ts'
import { type NewMessages, newMessages } from './new-messages.store.ts'
import { type ToRead, toRead } from './safeguarding.store.ts'
import {
  countWaiting,
  openPromises,
  type Promises,
  type Urgent,
  type Waiting,
  withReferences,
} from './today.store.ts'

const SOON_DAYS = 30
/** The measure that the plan's promise rests on. */
const PROMISE = 'hate-cases-referred-to-victim-service'

export type CaseWork = Omit<Promises, 'urgent'> & {
  waiting: Waiting
  /** Times that the police were, or would be, told without a yes, for a manager's view. */
  toView: number
  /** Reports that their person withdrew, and that nobody has ended yet. */
  withdrawn: number
  referrals: { waiting: number; mine: number }
  urgent: Urgent[]
  messages: NewMessages
  /** What a safeguarding lead has to read, or one of them has read lately. */
  toRead: ToRead[]
  calls: CallAsked[]
  unreached: NotReached[]
}
export type PlanWork = { plan: PlanSummary | undefined; figure: History | undefined }
export type PlanAsks = { wanted: WantedUpdate[]; waiting: WaitingQuarter[] }
/** What of the public's pages waits to be looked at again. */
export type ToCheck = { pages: number; entries: number }
/** What waits for whoever answers for what is kept: people who ask to be erased, erasing to approve, holds to look at. */
export type DataWork = { erasures: ToDecide[]; holdsDue: number }
export type Today = {
  data: DataWork
  toCheck: ToCheck
  /** What the plan's quarter asks of them, and what of it waits for a coordinator to look at. */
  asks: PlanAsks
  cases: CaseWork | undefined
  /** What they or their agency have to do in plans. */
  mine: Awaited<ReturnType<typeof countMine>>
  plan: PlanWork | undefined
  /** What plans ask of the chair of the board. */
  chair: ForChair[]
  findings: Awaited<ReturnType<Diagnose>>
}

/** `real`: not a demonstration, whose installation is meant to be as it is. */
export async function loadToday(
  ctx: StaffCtx,
  { services, diagnose, real }: { services: Services; diagnose: Diagnose; real: boolean },
): Promise<Today> {
  const { actor } = ctx
  const keepsPlan = hasRole(actor, 'coordinator', 'analyst')
  // None waits for another, and each holds one connection only.
  const [asks, cases, plan, findings, toCheck, data] = await Promise.all([
    loadPlanAsks(ctx),
    worksCases(actor) ? loadCaseWork(ctx) : undefined,
    keepsPlan ? loadPlanWork(ctx, services) : undefined,
    real && hasRole(actor, 'administrator') ? diagnose() : [],
    loadToCheck(ctx),
    loadDataWork(ctx),
  ])
  return { ...asks, cases, plan, findings, toCheck, data }
}

const DATA_SHOWN = 8

// What was approved waits for its time only, and what one proposed for somebody else.
async function loadDataWork({ actor, clock, db }: StaffCtx): Promise<DataWork> {
  if (!hasRole(actor, 'administrator', 'manager')) return { erasures: [], holdsDue: 0 }
  return db.transaction(async (tx) => ({
    erasures: (await toDecide(tx))
      .filter(
        ({ approvedAt, proposedBy }) =>
          approvedAt === null &&
          (proposedBy === null || (proposedBy !== actor.userId && hasRole(actor, 'administrator'))),
      )
      .slice(0, DATA_SHOWN),
    holdsDue: await countHoldsDue(tx, londonDay(clock.now())),
  }))
}

const UNCHECKED_MONTHS = 6

async function loadToCheck(ctx: StaffCtx): Promise<ToCheck> {
  const today = londonDay(ctx.clock.now())
  if (!hasRole(ctx.actor, 'coordinator', 'communications')) return { pages: 0, entries: 0 }
  return ctx.db.transaction(async (tx) => ({
    pages: await countReviewsDue(tx, today),
    entries: hasRole(ctx.actor, 'coordinator')
      ? await countUnchecked(tx, addMonths(today, -UNCHECKED_MONTHS))
      : 0,
  }))
}

// Due soon: in the next 30 days. What colleagues lead is for them to answer; here stand a person's own.
function loadPlanAsks(ctx: StaffCtx): Promise<Pick<Today, 'asks' | 'mine' | 'chair'>> {
  const today = londonDay(ctx.clock.now())
  const days = { today, soon: addDays(today, SOON_DAYS) }
  return ctx.db.transaction(async (tx) => ({
    asks: {
      wanted: (await wantedUpdates(tx, ctx.actor)).filter(({ mine }) => mine),
      waiting: hasRole(ctx.actor, 'coordinator') ? await waitingQuarters(tx) : [],
    },
    mine: await countMine(tx, ctx.actor.userId, days),
    chair: hasRole(ctx.actor, 'chair') ? await plansForChair(tx) : [],
  }))
}

async function loadCaseWork(ctx: StaffCtx): Promise<CaseWork> {
  const { actor, clock } = ctx
  const { urgent, ...promises } = await ctx.db.facts((tx) => openPromises(tx, actor.agencyId, clock.now()))
  return ctx.db.transaction(async (tx) => ({
    ...promises,
    waiting: await countWaiting(tx, actor, clock.now()),
    toView: await countToView(tx, actor),
    withdrawn: await countWithdrawn(tx, actor),
    referrals: await countReferrals(tx, actor),
    urgent: await withReferences(tx, urgent),
    messages: await newMessages(tx, actor),
    toRead: hasRole(actor, 'safeguarding') ? await toRead(tx, actor, clock.now()) : [],
    calls: await callsAsked(tx, actor),
    unreached: await notReached(tx, actor, clock.now()),
  }))
}

async function loadPlanWork(ctx: StaffCtx, services: Services): Promise<PlanWork> {
  const [plan] = await ctx.db.transaction((tx) => listPlans(tx))
  const figure = (await readHistories(ctx, services, [PROMISE])).get(PROMISE)
  return { plan, figure }
}
