// Coming back with a reference and a code: what the person sees, and what they may add. The code opens one report and
// travels in the body of requests only.
import type { Actor } from '../../../access/actor.ts'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { normaliseFollowUpCode } from '../../../platform/ids/follow-up-code.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { keepFromPerson, type Message, type OwnWords, readMessages } from '../conversation.ts'
import { victimService } from '../../agencies/index.ts'
import { filesOfReports, type ReportFile } from '../../evidence/index.ts'
import { type PublicDecision, publicDecisions } from '../receiving/decisions.store.ts'
import { type Offered, offeredPurposes } from '../consent/sharing.store.ts'
import { type OwnErasure, ownErasure } from '../erasing/ask-erasure.ts'
import { type PoliceStanding, policeStanding } from '../consent/police-yes.ts'
import { silentSince, withoutTelling } from '../consent/silence.ts'
import { type OpenedEntry, readDiary } from '../series/series.store.ts'
import { dueAt, standardsOn } from '../../standard/index.ts'
import { isTaken } from '../submit-report.ts'
import type { CallHours } from '../calls/hours.ts'
import { callHours } from '../calls/hours.store.ts'
import { type OwnFacts, ownFacts } from './added/own-facts.ts'
import { lastDigits } from './last-digits.ts'
import { type WaitingCall, waitingCalls } from './calls.store.ts'
import { hasRecoveryWords } from './codes.ts'
import { type OwnOther, ownOthers } from './others/say-no.ts'
import { ratedStages, type Stage, stageOf } from './rate.ts'
import {
  type ConsentRow,
  consentsOf,
  type FollowedReport,
  followedReport,
  markRead,
  type NextPromise,
  nextPromise,
  type TimelineRow,
  timelineOf,
} from '../reports.store.ts'

export type FollowUp = {
  report: FollowedReport
  timeline: TimelineRow[]
  messages: Message[]
  consents: ConsentRow[]
  next: NextPromise | null
  call: WaitingCall | null
  /** What they asked to be erased, where that is not answered or done yet. */
  erasure: OwnErasure | null
  stage: Stage
  /** Whether they said how it was handled at this stage. */
  rated: boolean
  haveWords: boolean
  /** The last digits of the number that we keep, which they may choose for a call; null where there is none. */
  numberEnds: string | null
  /** When people are called, and so when they may ask for it. */
  hours: CallHours[]
  decisions: PublicDecision[]
  files: ReportFile[]
  /** Each time that they told of, where they kept a diary of it. */
  diary: OpenedEntry[]
  /** Whom they may allow or refuse to be told, one by one. */
  purposes: Offered[]
  own: OwnFacts
  /** The further people whom they told of. */
  others: OwnOther[]
  /** What became of their yes to the police; null without one, and where saying it would put them in danger. */
  police: PoliceStanding | null
}
/** A reference and a code that could open something. */
export type Key = { reference: string; code: string }

/** The key in its proper form; null where either part cannot be one. */
export function readKey(typed: { reference: string; code: string }, shortCode: string): Key | null {
  const reference = parseReference(typed.reference, shortCode)
  const code = normaliseFollowUpCode(typed.code)
  return reference && code ? { reference, code } : null
}

/** A context that holds the code: the database then opens the one report it belongs to. */
export const asHolder = (services: Services, ctx: Ctx<Actor>, key: Key): Ctx =>
  actingAs(services, ctx, { kind: 'public', followUp: hashToken(key.code).toString('hex') })

/** Everything that the holder of the key may see; null when the two do not go together. Marks our messages as read. */
export async function openFollowUp(holder: Ctx, key: Key): Promise<FollowUp | null> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return null
    const messages = await readMessages(tx, holder.vault, report.id)
    const seen = messages.map(({ id }) => id)
    await markRead(tx, report.id, false, holder.clock.now(), seen)
    const silent = await silentSince(tx, report.id)
    const timeline = withoutTelling(await timelineOf(tx, report.id), silent)
    const stage = stageOf(report, timeline)
    const consents = await consentsOf(tx, report.id)
    const own = report.canContact === 'yes' ? (await holder.vault.ownContact(tx))?.details : null
    return {
      report: silent ? { ...report, agencyId: null, agencyName: null } : report,
      messages,
      timeline,
      stage,
      rated: (await ratedStages(tx, report.id)).includes(stage),
      call: (await waitingCalls(tx, [report.id]))[0] ?? null,
      erasure: await ownErasure(tx, report.id),
      haveWords: await hasRecoveryWords(tx),
      hours: await callHours(tx),
      numberEnds: lastDigits(own?.phone ?? '') || null,
      decisions: withoutTelling(await publicDecisions(tx, report.id), silent),
      files: await filesOfReports(tx, holder, [report.id]),
      diary: await readDiary(tx, holder.vault, report.id),
      consents,
      police: silent ? null : policeStanding(saidToPolice(report, consents, stage), timeline),
      own: await ownFacts(tx, report),
      others: await ownOthers(tx),
      purposes: await namedPurposes(tx, report, londonDay(holder.clock.now())),
      next: report.status === 'new' ? await promisedContact(tx, report) : await nextPromise(tx, report.id),
    }
  })
}

const saidToPolice = ({ withForce }: FollowedReport, consents: readonly ConsentRow[], stage: Stage) => ({
  yes: consents.some(({ purpose, answer }) => purpose === 'police' && answer === 'yes'),
  withForce,
  over: stage === 'finished',
})

// The service is called here as it is on the form, where the person was asked.
async function namedPurposes(tx: Tx, { areaId }: FollowedReport, day: Day): Promise<Offered[]> {
  const offered = await offeredPurposes(tx, day)
  const service = await victimService(tx, areaId, day)
  return offered.map((each) =>
    each.code === 'victim_service' && service ? { ...each, name: service.shortName } : each,
  )
}

// Until there is a case, what the receipt said: the case's own clock will have the same day.
async function promisedContact(tx: Tx, { receivedAt }: FollowedReport): Promise<NextPromise> {
  const standards = await standardsOn(tx, londonDay(receivedAt))
  return { kind: 'first_contact', dueAt: dueAt('first_contact', 'not_assessed', receivedAt, standards) }
}

/** Adds a message from the person. `once` came with the form: the same words sent twice are one message. */
export async function addMessage(holder: Ctx, key: Key, words: OwnWords): Promise<boolean> {
  try {
    return await keepMessage(holder, key, words)
  } catch (fault) {
    // The same form in parallel: the second look finds what it kept.
    if (!isTaken(fault)) throw fault
    return keepMessage(holder, key, words)
  }
}

function keepMessage(holder: Ctx, key: Key, words: OwnWords): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    await keepFromPerson(tx, holder, report, words)
    return true
  })
}
