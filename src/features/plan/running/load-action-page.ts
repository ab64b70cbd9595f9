// Everything that the page of an action, or of one of its deliveries, shows: today, or as it stood on a day.
import type { Suggestion } from './suggest-rag.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay, londonEndOfDay } from '../../../platform/calendar/london.ts'
import { NotFound } from '../../../platform/problems.ts'
import { type ActionMeasures, loadActionMeasures } from '../measures/action-measures.ts'
import { type Judged, showsDone, verdictsOf } from '../measures/verdicts.ts'
import { deliveryActionsFor } from './delivery-actions.ts'
import { divisionOf, ownerName } from './division.ts'
import { documentSays } from './document-status.ts'
import { type Evidence, loadEvidence, tiesThatCount } from './evidence.store.ts'
import { type Extras, loadExtras } from './extras.store.ts'
import { type HistoryEntry, historyOf } from './history.ts'
import { loadNames, loadVersions, VERSIONS_MAX } from './history.store.ts'
import { loadOwnerDirectory } from './owners.store.ts'
import type { ActionState, AimState, DeliveryState, PlanState } from './plan-state.ts'
import { loadPlanState } from './plan-state.store.ts'
import { loadRoundNames, type RoundNames } from './round-names.store.ts'
import { type LoggedUpdate, loadUpdates } from './updates.store.ts'
import { type WhyNotVerify, whyNotShown } from './why-not-verify.ts'
import { loadWritten, statusSince, type Written } from './written.store.ts'

export type ActionPageData = {
  /** Of its actions only those of this one's aim, of its deliveries only this one's. */
  plan: PlanState
  aim: AimState
  action: ActionState
  measures: ActionMeasures
  evidence: Evidence[]
  extras: Extras
  /** `limited`: only its newest versions are shown. */
  history: { entries: HistoryEntry[]; limited: boolean }
  written: Written
  /** The day that it is shown as of; undefined: today. */
  on: Day | undefined
}

/** Loads it. NotFound where the actor sees no such action in the plan, or there was none that day. */
export async function loadActionPage(
  ctx: StaffCtx,
  services: Services,
  ids: { id: string; actionId: string },
  asked?: Day,
): Promise<ActionPageData> {
  const now = ctx.clock.now()
  const on = asked && asked < londonDay(now) ? asked : undefined
  const at = on ? londonEndOfDay(on) : null
  const measures = await loadActionMeasures(ctx, services, { planId: ids.id, actionId: ids.actionId }, at)
  const verdicts = new Map([[ids.actionId, verdictsOf(measures.judged)]])
  return ctx.db.transaction(async (tx) => {
    const around = ids.actionId
    const plan = await loadPlanState(tx, ids.id, { now, asOf: on, around, verdicts })
    const found = plan && actionOf(plan, ids.actionId)
    if (!plan || !found) throw new NotFound('no such action in this plan, or none that day')
    const [evidence, extras, history, written] = await Promise.all([
      loadEvidence(tx, ids.actionId, at),
      loadExtras(tx, { planId: ids.id, actionId: ids.actionId, at }),
      loadHistory(tx, { actionId: ids.actionId }, plan, at),
      loadWritten(tx, ids.actionId),
    ])
    return { plan, ...found, measures, evidence: evidenceAt(evidence, at), extras, history, written, on }
  })
}

function actionOf(plan: PlanState, actionId: string): { aim: AimState; action: ActionState } | undefined {
  for (const { aims } of plan.priorities)
    for (const aim of aims) {
      const action = aim.actions.find(({ id }) => id === actionId)
      if (action) return { aim, action }
    }
  return undefined
}

async function loadHistory(
  tx: Tx,
  of: { actionId: string; deliveryId?: string },
  { rules }: PlanState,
  at: Date | null,
): Promise<{ entries: HistoryEntry[]; limited: boolean }> {
  const versions = await loadVersions(tx, of, at ?? undefined)
  const entries = historyOf(versions, await loadNames(tx, versions), rules)
  return { entries, limited: versions.length === VERSIONS_MAX }
}

// What was verified later was not verified that day.
const evidenceAt = (evidence: readonly Evidence[], at: Date | null): Evidence[] =>
  evidence.map((each) =>
    at && each.verifiedAt && each.verifiedAt > at
      ? { ...each, verifiedAt: null, verifiedByName: null }
      : each,
  )

export type DeliveryPageData = ActionPageData & {
  delivery: DeliveryState
  /** What the facts suggest of what was typed, where the form comes back. */
  suggestion?: Suggestion
  log: LoggedUpdate[]
  /** What the rounds are called of which something was said. */
  called: RoundNames
  saidBy: string | null
  /** Why whoever looks may not verify it, where they otherwise could. */
  whyNot: WhyNotVerify | null
  /** The measures by which whoever looks could verify it. */
  countingMeasures: readonly Judged[]
  /** The names of those between whom a coordinator may divide it; none where it cannot be divided. */
  division: readonly string[]
  /** What a newer document says against what this part says, in words; null where it says nothing else. */
  documentSays: string | null
}

/** Loads the page of a delivery. NotFound as for its action. */
export async function loadDeliveryPage(
  ctx: StaffCtx,
  services: Services,
  ids: { id: string; deliveryId: string },
  asked?: Day,
): Promise<DeliveryPageData> {
  const kept = await ctx.db.transaction((tx) =>
    tx
      .selectFrom('plan_deliveries')
      .select('action_id')
      .where('id', '=', ids.deliveryId)
      .where('plan_id', '=', ids.id)
      .executeTakeFirst(),
  )
  if (!kept) throw new NotFound('no such delivery in this plan')
  const page = await loadActionPage(ctx, services, { id: ids.id, actionId: kept.action_id }, asked)
  const delivery = page.action.deliveries.find(({ id }) => id === ids.deliveryId)
  if (!delivery) throw new NotFound('no such delivery, or none that day')
  const at = page.on ? londonEndOfDay(page.on) : null
  return ctx.db.transaction(async (tx) => {
    const said = await loadUpdates(tx, [ids.deliveryId])
    const whyNot = page.on ? null : await whyNotShown(tx, delivery, ctx.actor)
    const counting = page.on ? [] : await tiesThatCount(tx, ids.deliveryId, ctx.actor.userId)
    const log = at ? said.filter((each) => each.at <= at) : said
    return {
      ...page,
      delivery,
      log,
      called: await loadRoundNames(tx, ids.id),
      documentSays: page.on
        ? null
        : documentSays(page.action, delivery, await statusSince(tx, kept.action_id)),
      whyNot,
      countingMeasures: page.measures.judged.filter(
        (each) => counting.includes(each.tie.key) && showsDone(each),
      ),
      division: page.on ? [] : await divisionFor(tx, ctx, page.action, delivery),
      saidBy: log.find(({ appliedAt }) => appliedAt)?.byUser ?? null,
      evidence: page.evidence.filter(({ deliveryId }) => !deliveryId || deliveryId === ids.deliveryId),
      history: await loadHistory(tx, { actionId: kept.action_id, deliveryId: ids.deliveryId }, page.plan, at),
    }
  })
}

async function divisionFor(
  tx: Tx,
  { actor, clock }: StaffCtx,
  { deliveries }: ActionState,
  delivery: DeliveryState,
): Promise<string[]> {
  if (!deliveryActionsFor(delivery, actor, null).includes('split')) return []
  const directory = await loadOwnerDirectory(tx, londonDay(clock.now()))
  return divisionOf(delivery, deliveries, directory).map((part) => ownerName(part, directory))
}
