// Logging a report as a case, in one step and one transaction: the case under the report's own reference, its person,
// the victim service's referral by rule, the minimum standard's clocks, the timeline, the trail and the mail. A crash
// between any two lines leaves all of it or none. Sources: domain.md 4.6 (clocks), 6.1 (referral); design.md 3, rule 1.
import { hasRole } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { Forbidden, NotFound, type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { boundedLine } from '../../platform/text/plain.ts'
import { type Agency, victimService } from '../agencies/index.ts'
import { queueMail, queueMails } from '../mail/index.ts'
import {
  bringFollowers,
  broughtBy,
  isAnyWithdrawn,
  isHeld,
  keepDecision,
  lastConsent,
  moreWithWithdrawn,
  NO_ASK,
  type PoliceAsk,
  type ReferralByRule,
  tellerOf,
  VICTIM_SERVICE_RULE,
  victimReferral,
  whoseYes,
} from '../reporting/index.ts'
import { beginnings, type ClockKind, dueAt, meetClock, startCaseClocks } from '../standard/index.ts'
import { isIncidentType, isStrand } from './choices.ts'
import {
  type Consent,
  insertCase,
  insertReferralByRule,
  loadConsents,
  loadReport,
  markLogged,
  type ReportToLog,
  referralWorkers,
  whoLogged,
} from './log-case.store.ts'
import { LOG_REASONS, loggingFor, usualReason } from './log-rule.ts'
import { words } from './messages.en.ts'
import { type Reach, reachOf } from './reach.ts'
import { againstService } from './against-service.ts'
import { stopClock } from './stop-clock.ts'
import { holdsContactDetails } from './summary-rule.ts'
import { forPerson, tell, type TimelineEntry } from './timeline.ts'

export type LogCase = {
  reportReference: string
  summary: string
  strands: string[]
  types: string[]
  /** Why it is a case, of LOG_REASONS; the usual one where nobody chose. */
  reason?: string
  /** Why more is done with it, where its person withdrew it. */
  ask?: PoliceAsk
}

export type Logged =
  | { kind: 'logged'; reference: string }
  /** Somebody was first, perhaps the same person a moment ago. */
  | { kind: 'already'; reference: string; by: string; at: Date }
  /** The report is no longer what the officer saw: it is shown again before anything is done. */
  | { kind: 'changed'; follows: WhatFollows }

export const SUMMARY_CHARS_MAX = 500

/** What logging this report will do, computed from the same rules that do it. */
export type WhatFollows = {
  report: ReportToLog
  victimService: Agency | undefined
  referral: ReferralByRule
  policeConsent: boolean
  clocks: { kind: ClockKind; due: Date }[]
  reach: Reach
  mayWriteToPerson: boolean
  /** It was withdrawn, or one that comes with it was: a ground is asked for. */
  withdrawn: boolean
}

/**
 * Logs a report. `version` is that of the report as the officer saw it. Refuses with problems, also without a ground what
 * was withdrawn; throws NotFound for a report out of sight and Forbidden for one that is somebody else's to log. Pressing
 * twice, two officers at once and a replay all end in one case: the others are told who was first.
 */
export function logCase(ctx: StaffCtx, command: LogCase, version: number): Promise<Outcome<Logged>> {
  return ctx.db.transaction(async (tx) => {
    const standing = await standingOf(tx, ctx, command.reportReference, true)
    if (standing.kind === 'already') return ok(standing)
    const { report } = standing
    const problems = standing.kind === 'refused' ? [problem('', words.log.cannot)] : check(command)
    if (problems.length > 0) return refused(...problems)
    const follows = await whatFollows(tx, ctx, report)
    if (report.version !== version) return ok({ kind: 'changed', follows })
    const more = { way: 'log' as const, ask: command.ask ?? NO_ASK }
    const brought = await broughtBy(tx, report.id)
    const against = { ...follows, ...more.ask }
    const inTheWay =
      (await moreWithWithdrawn(tx, ctx, brought, more)) ?? (await againstService(tx, against, brought))
    if (inTheWay) return refused(inTheWay)
    await open(tx, ctx, command, follows)
    return ok({ kind: 'logged', reference: report.reference })
  })
}

/** What the confirm page shows, or that the report has its case already. Throws as `logCase` does. */
export async function previewLog(
  tx: Tx,
  ctx: StaffCtx,
  reference: string,
): Promise<
  | { kind: 'already'; reference: string; by: string; at: Date }
  | { kind: 'refused' | 'free'; follows: WhatFollows }
> {
  const standing = await standingOf(tx, ctx, reference, false)
  if (standing.kind === 'already') return standing
  return { kind: standing.kind, follows: await whatFollows(tx, ctx, standing.report) }
}

type Standing =
  | { kind: 'already'; reference: string; by: string; at: Date }
  | { kind: 'refused' | 'free'; report: ReportToLog }

async function standingOf(tx: Tx, ctx: StaffCtx, reference: string, lock: boolean): Promise<Standing> {
  const mine = await loadReport(tx, reference, lock)
  const report = mine ?? (lock ? await loadReport(tx, reference, false) : undefined)
  if (!report) throw new NotFound('no such report in sight')
  const first = report.status === 'logged' ? await whoLogged(tx, reference) : undefined
  if (first) return { kind: 'already', reference, ...first }
  const logging = loggingFor(report.status, ctx.actor)
  if (logging === 'forbidden' || !report.inMyQueue)
    throw new Forbidden('logging is for its own queue', words.log.who)
  return { kind: logging === 'log' && !(await isHeld(tx, report.id)) ? 'free' : 'refused', report }
}

// The kinds that startCaseClocks starts; a test holds the two together.
const AT_LOGGING: readonly ClockKind[] = [
  'first_contact',
  'risk_assessment',
  'victim_referral',
  'victim_update',
  'review',
]

async function whatFollows(tx: Tx, ctx: StaffCtx, report: ReportToLog): Promise<WhatFollows> {
  const now = ctx.clock.now()
  const consents = await loadConsents(tx, report.id)
  const service = await victimService(tx, report.areaId, londonDay(now))
  const begin = await beginnings(tx, { openedAt: now, receivedAt: report.receivedAt })
  const referral = decide(report, consents)
  const policeConsent =
    lastConsent(consents, 'police') === 'yes' &&
    whoseYes(tellerOf(report.reporterRole, report.details), 'police').counts
  const reach = reachOf(report)
  const kinds = AT_LOGGING.filter(
    (kind) =>
      (kind !== 'victim_referral' || (service && referral.status === 'sent')) &&
      (kind !== 'first_contact' || reach !== 'refused'),
  )
  return {
    report,
    victimService: service,
    referral,
    policeConsent,
    clocks: [...kinds, ...(policeConsent ? (['police_told'] as const) : [])]
      .map((kind) => ({ kind, ...begin(kind) }))
      .map(({ kind, startsAt, standards }) => ({
        kind,
        due: dueAt(kind, 'not_assessed', startsAt, standards),
      }))
      .sort((a, b) => a.due.getTime() - b.due.getTime()),
    reach,
    mayWriteToPerson: reach === 'direct',
    withdrawn: await isAnyWithdrawn(tx, await broughtBy(tx, report.id)),
  }
}

const decide = (report: ReportToLog, consents: readonly Consent[]): ReferralByRule =>
  victimReferral({
    privacy: report.privacy,
    canContact: report.canContact,
    hasPerson: report.personId !== null,
    teller: tellerOf(report.reporterRole, report.details),
    consent: lastConsent(consents, 'victim_service'),
  })

async function open(tx: Tx, ctx: StaffCtx, command: LogCase, follows: WhatFollows): Promise<void> {
  const { report, victimService: service, referral } = follows
  const { agencyId: lead, agencyName, userId } = ctx.actor
  const at = ctx.clock.now()
  const caseId = newId()
  await insertCase(tx, report, {
    id: caseId,
    reference: report.reference,
    leadAgencyId: lead,
    summary: boundedLine(command.summary, SUMMARY_CHARS_MAX).text,
    strands: command.strands,
    types: command.types,
    ownerId: hasRole(ctx.actor, 'officer', 'manager') ? userId : null,
    openedBy: userId,
    at,
  })
  await markLogged(tx, report, lead)
  const { policeConsent } = follows
  await startCaseClocks(
    tx,
    ctx.clock,
    { id: caseId, leadAgencyId: lead, openedAt: at, receivedAt: report.receivedAt, policeConsent },
    'not_assessed',
  )
  const brought = await bringFollowers(tx, ctx, { caseId, reportId: report.id })
  await keepDecision(
    tx,
    ctx,
    { ...report, caseId },
    { decision: 'logged', reason: command.reason || usualReason(report.reporterRole) },
  )
  await meetClock(tx, ctx, { kind: 'acknowledge', reportId: report.id })
  const entry = { caseId, reportId: report.id, audience: 'person' as const }
  const opened: TimelineEntry = { ...entry, kind: 'case.opened', params: { agency: agencyName } }
  // Whoever told the same in a report of their own hears of it as well.
  const alsoOpened = brought.map((each) => forPerson(each, opened))
  if (!service || referral.status === 'withheld')
    await stopClock(tx, at, caseId, 'victim_referral', 'withheld')
  if (follows.reach === 'refused') await stopClock(tx, at, caseId, 'first_contact', 'no_contact_wanted')
  if (service) {
    const referralId = await insertReferralByRule(tx, {
      caseId,
      to: service.id,
      from: lead,
      at,
      demo: report.demo,
      decided: referral,
    })
    const params = {
      agency: service.shortName,
      reporter: report.reporterRole,
      ...(referral.withheldReason ? { reason: referral.withheldReason } : {}),
    }
    const made = { ...entry, kind: `referral.${referral.status}`, params, rule: VICTIM_SERVICE_RULE }
    await tell(tx, ctx, at, [opened, made, ...alsoOpened])
    await record(tx, ctx, {
      action: `referral.${referral.status}`,
      subjectKind: 'referral',
      subjectId: referralId,
      detail: { reference: report.reference, rule: VICTIM_SERVICE_RULE, reason: referral.withheldReason },
    })
  } else await tell(tx, ctx, at, [opened, ...alsoOpened])
  await record(tx, ctx, {
    action: 'case.log',
    subjectKind: 'case',
    subjectId: caseId,
    detail: { reference: report.reference, referral: service ? referral.status : 'none' },
  })
  await writeLetters(tx, ctx, follows)
}

async function writeLetters(tx: Tx, ctx: StaffCtx, follows: WhatFollows): Promise<void> {
  const { report, victimService: service, referral } = follows
  if (service && referral.status === 'sent') await writeToWorkers(tx, ctx, service.id, report.reference)
  if (follows.mayWriteToPerson && report.personId)
    await queueMail(tx, ctx.clock, { template: 'update', toPersonId: report.personId, reportId: report.id })
}

/** Tells the workers of an agency that a referral waits for them. */
export async function writeToWorkers(
  tx: Tx,
  ctx: StaffCtx,
  agencyId: string,
  reference: string,
): Promise<void> {
  const workers = await referralWorkers(tx, agencyId)
  await queueMails(
    tx,
    ctx.clock,
    workers.map((toUserId) => ({ template: 'referral-waiting', toUserId, params: { reference } })),
  )
}

const problem = (field: string, message: string): Problem => ({ field, message })

function check(command: LogCase): Problem[] {
  const problems: Problem[] = []
  const summary = boundedLine(command.summary, SUMMARY_CHARS_MAX)
  if (summary.text === '') problems.push(problem('summary', words.problems.summary))
  else if (!summary.ok)
    problems.push(problem('summary', words.problems.summaryLong(summary.length - SUMMARY_CHARS_MAX)))
  else if (holdsContactDetails(summary.text)) problems.push(problem('summary', words.problems.summaryContact))
  if (command.strands.length === 0) problems.push(problem('strands', words.problems.strands))
  else if (!command.strands.every(isStrand)) problems.push(problem('strands', words.problems.strandUnknown))
  if (command.reason && !LOG_REASONS.some((each) => each === command.reason))
    problems.push(problem('reason', words.problems.logReason))
  if (command.types.length === 0) problems.push(problem('types', words.problems.types))
  else if (!command.types.every(isIncidentType)) problems.push(problem('types', words.problems.typeUnknown))
  return problems
}
