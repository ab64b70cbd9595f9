// What staff do to a report that is not a case (yet). Each act is one transaction: the change, the timeline, the trail,
// and what follows from it.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import {
  Conflict,
  Forbidden,
  NotFound,
  type Outcome,
  ok,
  type Problem,
  refused,
} from '../../../platform/problems.ts'
import { meetClock, stopReportClocks } from '../../standard/index.ts'
import { findAgency } from '../../agencies/index.ts'
import { sayToPerson, type Words } from '../conversation.ts'
import { type DecisionKind, keepDecision, type Telling } from '../receiving/decisions.store.ts'
import { NO_ASK, type PoliceAsk } from '../consent/police-told.ts'
import { askWithdrawn, moreWithWithdrawn } from '../consent/withdrawn-ground.ts'
import { againstAnswer } from '../receiving/against-answer.ts'
import { isPoliceBody, type ToPolice, toPolice } from '../receiving/police-basis.ts'
import { standingOf, type Ties, tiesOf } from '../receiving/standing.ts'
import { asStatus, type ReportStatus } from '../report.ts'
import { allowReportAction, type ReportAction, type SettingAside } from '../report-actions.ts'
import { tellTimeline } from '../reports.store.ts'
import { isTaken, tellReaders } from '../submit-report.ts'
import {
  findReport,
  handReport,
  otherAuthorities,
  runClockAgain,
  type StaffReport,
  setStatus,
} from './queue.store.ts'

/**
 * The report, when the caller may take the action now. `version`: the one they were looking at. Throws NotFound, Forbidden,
 * and Conflict where somebody was first.
 */
export async function take(
  tx: Tx,
  ctx: StaffCtx,
  reference: string,
  action: ReportAction,
  version?: number,
): Promise<{ report: StaffReport; to: ReportStatus; ties: Ties }> {
  const report = await findReport(tx, reference)
  if (!report) throw new NotFound('no such report')
  if (version !== undefined && version !== report.version) throw new Conflict('the report was changed')
  const ties = await tiesOf(tx, report.id)
  const standing = standingOf(report, ties, ctx.actor.agencyId)
  const to = allowReportAction(action, asStatus(report.status), ctx.actor, standing)
  if (!report.inMyQueue) throw new Forbidden('not in the caller’s queue', report.agencyName ?? '')
  return { report, to, ties }
}

export type Aside = {
  action: SettingAside
  reason: string
  version: number
  /** For what is passed on: to whom, and what for. */
  toName?: string
  whatFor?: string
  /** Whether that is a police force, as whoever typed its name says. */
  saidPolice?: boolean
  /** Why the police may have it, where they are whom it goes to. */
  ask?: PoliceAsk
  told?: Telling
}

const DECISION_OF = {
  record_only: 'recorded_only',
  pass_on: 'passed_on',
  not_hate: 'not_hate',
  spam: 'spam',
  return: 'returned',
} as const satisfies Record<SettingAside, DecisionKind>

/**
 * Sets a report aside with a reason, or puts it back; its clock stops or starts with it, and the person is told. Refuses by
 * the field to refer it to the police without the person's yes or a ground.
 */
export function setAside(ctx: StaffCtx, reference: string, aside: Aside): Promise<Outcome<null>> {
  return ctx.db.transaction((tx) => setAsideIn(tx, ctx, reference, aside))
}

/** The same within a transaction, for several at once. */
export async function setAsideIn(
  tx: Tx,
  ctx: StaffCtx,
  reference: string,
  aside: Aside,
): Promise<Outcome<null>> {
  const { action, reason, version, ask = NO_ASK, ...more } = aside
  const { report, to, ties } = await take(tx, ctx, reference, action, version)
  const police = await policeOf(tx, ctx, report.id, { ...more, ask })
  if (police?.ok === false) return refused(police.problem)
  const inTheWay =
    action === 'pass_on' ? await whyNotPassOn(tx, ctx, report.id, { ...more, ask, police }) : undefined
  if (inTheWay) return refused(inTheWay)
  const basis = police?.basis
  if (!(await setStatus(tx, report, to, reason))) throw new Conflict('the report was changed')
  if (action === 'return') await runClockAgain(tx, report.id)
  else if (action === 'spam') await stopReportClocks(tx, ctx.clock, report.id, to)
  else await meetClock(tx, ctx, { kind: 'acknowledge', reportId: report.id })
  await keepDecision(tx, ctx, report, { decision: DECISION_OF[action], reason, ...more })
  await tellOf(tx, ctx, report, {
    kind: action === 'return' ? 'report.returned' : 'report.set_aside',
    // Spam is nobody's to be told of; whatever else was decided, the person hears.
    audience: action === 'spam' ? 'agency' : 'person',
    params: { status: to, reason, ...(more.toName && { to: more.toName }), ...(basis && { basis }) },
  })
  // Those that rest with it: their people are not left waiting, and read nothing of whom it went to.
  for (const follower of action === 'spam' ? [] : ties.followers)
    await tellOf(tx, ctx, follower, {
      kind: action === 'return' ? 'report.returned' : 'report.set_aside',
      audience: 'person',
      params: { status: to, reason, joined: 'yes' },
    })
  await record(tx, ctx, {
    action: action === 'return' ? 'report.return' : 'report.set-aside',
    subjectKind: 'report',
    subjectId: report.id,
    reason,
    detail: {
      status: to,
      ...(basis ? { basis } : ask.ground && { ground: ask.ground }),
      ...(aside.saidPolice !== undefined && { police: aside.saidPolice }),
    },
  })
  return ok(null)
}

// Undefined where it goes to nobody, or to somebody other than the police.
async function policeOf(
  tx: Tx,
  ctx: StaffCtx,
  reportId: string,
  {
    toName = '',
    whatFor = '',
    saidPolice,
    ask,
  }: Pick<Aside, 'toName' | 'whatFor' | 'saidPolice'> & { ask: PoliceAsk },
): Promise<ToPolice | undefined> {
  if (toName === '' || !(await isPoliceBody(tx, { toName, whatFor, saidPolice }))) return undefined
  return toPolice(tx, ctx, [reportId], { way: 'pass_on', toName, ask })
}

// It was withdrawn, or the person said no to them.
async function whyNotPassOn(
  tx: Tx,
  ctx: StaffCtx,
  reportId: string,
  {
    toName = '',
    whatFor = '',
    ask,
    police,
  }: Pick<Aside, 'toName' | 'whatFor'> & { ask: PoliceAsk; police: ToPolice | undefined },
): Promise<Problem | undefined> {
  const saidNo = police
    ? undefined
    : await againstAnswer(tx, reportId, { toName, whatFor, ground: ask.ground })
  return saidNo ?? moreWithWithdrawn(tx, ctx, [reportId], { way: 'pass_on', ask })
}

type Given = { agencyId: string; reason: string; version: number; ask?: PoliceAsk; told?: Telling }

/** Gives a report of the partnership's triage to an authority, with its clock and mail to those who take reports there. Refuses as above a force. */
export async function handOver(
  ctx: StaffCtx,
  reference: string,
  { agencyId, reason, version, ask = NO_ASK, told }: Given,
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { report } = await take(tx, ctx, reference, 'hand', version)
    const authorities = await otherAuthorities(tx, report.agencyId, londonDay(ctx.clock.now()))
    const agency = authorities.some(({ id }) => id === agencyId) ? await findAgency(tx, agencyId) : undefined
    if (!agency) throw new NotFound('no such authority')
    const police =
      agency.kind === 'police'
        ? await toPolice(tx, ctx, [report.id], { way: 'hand', toName: agency.shortName, ask })
        : undefined
    if (police?.ok === false) return refused(police.problem)
    const withdrawn = await moreWithWithdrawn(tx, ctx, [report.id], { way: 'hand', ask })
    if (withdrawn) return refused(withdrawn)
    const basis = police?.basis
    // First what the caller writes, then the move: after it the report may be out of their sight.
    await keepDecision(tx, ctx, report, {
      decision: 'handed',
      reason,
      toName: agency.name,
      ...(told && { told }),
    })
    await tellOf(tx, ctx, report, {
      kind: 'report.handed',
      audience: 'person',
      params: { agency: agency.shortName, reason, ...(basis && { basis }) },
    })
    await record(tx, ctx, {
      action: 'report.hand',
      subjectKind: 'report',
      subjectId: report.id,
      reason,
      detail: { to: agency.id, ...(basis ? { basis } : ask.ground && { ground: ask.ground }) },
    })
    await tellReaders(tx, ctx, { id: report.id, reference: report.reference, agencyId: agency.id })
    if (!(await handReport(tx, report, agency.id))) throw new Conflict('the report was changed')
    return ok(null)
  })
}

/** Says to the person that somebody has read it; meets the first clock. Doing it twice is doing it once. */
export async function acknowledge(ctx: StaffCtx, reference: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { report } = await take(tx, ctx, reference, 'acknowledge')
    await acknowledged(tx, ctx, report)
  })
}

/**
 * Writes to the person. The same words from the same form are one message; `seen` are those that were on the page. A problem
 * where they withdrew it and no ground is chosen (consent/withdrawn-ground.ts).
 */
export async function reply(
  ctx: StaffCtx,
  reference: string,
  { ask = NO_ASK, ...words }: Words & { seen: readonly string[]; ask?: PoliceAsk },
): Promise<Problem | undefined> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const { report } = await take(tx, ctx, reference, 'reply')
      const notNow = await askWithdrawn(tx, ctx, report.id, ask)
      if (notNow) return notNow
      const { id: reportId, caseId, personId } = report
      const mayWrite = report.canContact === 'yes' && report.privacy !== 'anonymous'
      const said = await sayToPerson(tx, ctx, { reportId, caseId, personId, mayWrite }, words)
      if (said && report.status === 'new') await acknowledged(tx, ctx, report)
      return undefined
    })
  } catch (fault) {
    // The same form in parallel has kept it.
    if (!isTaken(fault)) throw fault
    return undefined
  }
}

async function acknowledged(tx: Tx, ctx: StaffCtx, report: StaffReport): Promise<void> {
  if (!(await meetClock(tx, ctx, { kind: 'acknowledge', reportId: report.id }))) return
  await tellOf(tx, ctx, report, { kind: 'report.acknowledged', audience: 'person' })
  await record(tx, ctx, { action: 'report.acknowledge', subjectKind: 'report', subjectId: report.id })
}

type Said = { kind: string; audience: 'agency' | 'partners' | 'person'; params?: Record<string, string> }

/** One entry on the report's timeline, as the caller's own act. */
export const tellOf = (tx: Tx, ctx: StaffCtx, report: Pick<StaffReport, 'id'>, said: Said): Promise<void> =>
  tellTimeline(tx, {
    ...said,
    at: ctx.clock.now(),
    reportId: report.id,
    actorId: ctx.actor.userId,
    agencyId: ctx.actor.agencyId,
  })
