// Changing one's mind about who may be told, and everything that follows, in one transaction: the referral, sight of the
// case, clocks, timeline, trail and mail to staff (design: rules that run by themselves, 1; docs/decisions/0007). The
// public's role does none of it itself: the database does, for the one report that the code opens.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { queueMails, type StaffTemplate } from '../../mail/index.ts'
import { type ClockKind, clockTimes, standardsOn, toRisk } from '../../standard/index.ts'
import { tellerOf, whoseYes } from '../consent/whose-yes.ts'
import { tellHolders } from '../conversation.ts'
import { type Answer, asAnswer } from '../report.ts'
import { changeConsent, consentsOf, followedReport, tellTimeline } from '../reports.store.ts'
import { victimReferral, type WithheldReason } from '../victim-referral.ts'
import type { Key } from './open-report.ts'

/** What a change of mind led to; 'noted' where nothing had to follow, 'same' where it was the answer already. */
export const CHANGES = [
  'same',
  'noted',
  'released',
  'stopped',
  'withheld',
  'police_asked',
  'police_stopped',
  'police_knew',
] as const
export type Change = (typeof CHANGES)[number]

/** Changes what the person allows. null: the key opens nothing. Pressing twice is one change. */
export async function changeMind(
  holder: Ctx,
  key: Key,
  purpose: string,
  answer: 'yes' | 'no',
): Promise<Change | null> {
  return holder.db.transaction(async (tx) => {
    if (!(await followedReport(tx, key.reference))) return null
    const held = await holdReport(tx)
    return held ? changeAnswer(tx, holder, held, { purpose, answer, alone: true }) : null
  })
}

/**
 * The same within a transaction that holds the report. `alone`: those who work on it are told of this change; else of all that
 * it is a part of, by whoever calls.
 */
export async function changeAnswer(
  tx: Tx,
  holder: Ctx,
  held: Held,
  { purpose, answer, alone }: { purpose: string; answer: 'yes' | 'no'; alone: boolean },
): Promise<Change> {
  const at = holder.clock.now()
  const before = (await consentsOf(tx, held.id)).find((row) => row.purpose === purpose)?.answer
  if (!(await changeConsent(tx, held.id, purpose, answer, at))) return 'same'
  const params = { purpose, answer }
  await tellTimeline(tx, { reportId: held.id, at, kind: 'consent.changed', audience: 'person', params })
  await record(tx, holder, { action: 'report.consent', subjectKind: 'report', subjectId: held.id })
  const asked = purpose === 'police' && answer === 'no' ? await askedOnYes(tx) : []
  const change = await follow(tx, at, held, { purpose, answer, before: asAnswer(before) })
  if (held.caseId) await tellStaff(tx, holder, held, { change, alone })
  if (!alone) return change
  // It leaves the sight of those who were asked to take it, and whoever asked them has it back.
  if (asked.length > 0) await mailTo(tx, holder, held, { template: 'consent-changed', ids: asked })
  if (asked.length > 0 && !held.caseId) await tellHolders(tx, holder, held, 'consent-changed')
  return change
}

/** The victim service's referral again, where a yes stands and the way to reach the person has changed. */
export async function askReferralAgain(tx: Tx, holder: Ctx): Promise<void> {
  const held = await holdReport(tx)
  const standing = held && (await consentsOf(tx, held.id)).find((row) => row.purpose === 'victim_service')
  if (!held?.caseId || standing?.answer !== 'yes') return
  const said: Said = { purpose: 'victim_service', answer: 'yes', before: 'yes' }
  const change = await follow(tx, holder.clock.now(), held, said)
  if (change === 'released') await write(tx, holder, held, 'referral-waiting', true)
}

export type Held = {
  id: string
  reference: string
  privacy: string
  canContact: string
  hasPerson: boolean
  role: string
  /** Coded facts of the report; whose yes it is hangs on them. */
  details: unknown
  caseId: string | null
  riskLevel: string | null
}

/** Locks the report that the code opens, and what hangs on its answers. */
export async function holdReport(tx: Tx): Promise<Held | undefined> {
  const { rows } = await sql<Held>`select id, reference, privacy, can_contact as "canContact",
    has_person as "hasPerson", reporter_role as role, case_id as "caseId", risk_level as "riskLevel", details from app.hold_followed_report()`.execute(
    tx,
  )
  return rows[0]
}

type Said = { purpose: string; answer: 'yes' | 'no'; before: Answer }

// Others have no clock of their own: the times are worked out and not used.
const clockOf = (purpose: string): ClockKind => (purpose === 'police' ? 'police_told' : 'victim_referral')

async function follow(tx: Tx, at: Date, held: Held, said: Said): Promise<Change> {
  const standards = await standardsOn(tx, londonDay(at))
  const { due, warn } = clockTimes(
    clockOf(said.purpose),
    toRisk(held.riskLevel ?? 'not_assessed'),
    at,
    standards,
  )
  const { rows } = await sql<{ change: string }>`
    select app.follow_consent(${said.purpose}, ${at}, ${reasonToWithhold(held, said)}, ${due}, ${warn}) as change`.execute(
    tx,
  )
  return CHANGES.find((each) => each === rows[0]?.change) ?? 'noted'
}

// The rule that logging applies, asked again. Only a yes can be taken back.
function reasonToWithhold(held: Held, { purpose, answer, before }: Said): WithheldReason | null {
  if (purpose === 'police')
    return whoseYes(tellerOf(held.role, held.details), 'police').counts ? null : 'not_the_person'
  const consent = answer === 'yes' ? 'yes' : before === 'yes' ? 'withdrew' : 'no'
  return victimReferral({ ...held, teller: tellerOf(held.role, held.details), consent }).withheldReason
}

/** Who reads for a force that was asked to take the report because the person said yes. */
async function askedOnYes(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from app.asked_on_yes() as id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function tellStaff(
  tx: Tx,
  holder: Ctx,
  report: { id: string; reference: string },
  { change, alone }: { change: Change; alone: boolean },
): Promise<void> {
  if (alone) await write(tx, holder, report, 'consent-changed', false)
  if (change === 'stopped') await write(tx, holder, report, 'referral-stopped', true)
  if (change === 'released') await write(tx, holder, report, 'referral-waiting', true)
}

async function write(
  tx: Tx,
  holder: Ctx,
  report: { id: string; reference: string },
  template: StaffTemplate,
  ofReferral: boolean,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from app.consent_readers(${ofReferral}, ${template}) as id`.execute(tx)
  await mailTo(tx, holder, report, { template, ids: rows.map(({ id }) => id) })
}

/** Writes the same to several of staff about a report that the code opens. */
export async function mailTo(
  tx: Tx,
  holder: Ctx,
  report: { id: string; reference: string },
  { template, ids }: { template: StaffTemplate; ids: readonly string[] },
): Promise<void> {
  const params = { reference: report.reference }
  await queueMails(
    tx,
    holder.clock,
    ids.map((toUserId) => ({ template, toUserId, reportId: report.id, params })),
  )
}
