// The minimum standard played out: each clock of an invented case, most met in time, some late, a few running.
import { londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { type ClockKind, dueAt, type RiskLevel } from '../standard/index.ts'
import type { Batch } from './batch.ts'
import type { Opened } from './invent-case.ts'
import { inventAnswer } from './invent-messages.ts'
import { sentence, type Told } from './invent-report.ts'
import type { Setting } from './invent.ts'
import type { Random } from './random.ts'
import { inHours, whenOpen } from './work-hours.ts'

const RECURRENCES_MAX = 12
const IN_TIME_SHARE = 0.9
// Of what fell due in the last days some is still to be done.
const FORGOTTEN_SHARE = 0.2
const FORGOTTEN_MS = 8 * 86_400_000

export type ClockedCase = Opened & {
  risk: RiskLevel
  assessedAt: Date | null
  acceptedAt: Date | null
}

/**
 * When a clock that began at `startsAt` was met: mostly within its limit, some a little late; null where that is still
 * to come, or would be after the case was closed. Limits are those of standard risk until it is assessed. `notBefore`: a
 * clock that counts from the report is met by the case, once there is one.
 */
export function metWithin(
  setting: Setting,
  chance: Random,
  opened: Pick<Opened, 'closedAt'> & { risk?: RiskLevel },
  kind: ClockKind,
  startsAt: Date,
  notBefore: Date = startsAt,
): Date | null {
  const due = dueAt(kind, opened.risk ?? 'not_assessed', startsAt, setting.standards)
  const overdueMs = setting.now.getTime() - due.getTime()
  const forgotten = overdueMs > 0 && overdueMs < FORGOTTEN_MS && chance.chance(FORGOTTEN_SHARE)
  if (forgotten && !opened.closedAt) return null
  const limitMs = due.getTime() - startsAt.getTime()
  const inTime = chance.chance(IN_TIME_SHARE)
  const share = inTime ? 0.1 + chance.next() * 0.85 : 1 + chance.next() * 0.4
  const at = new Date(Math.max(notBefore.getTime(), startsAt.getTime() + limitMs * share))
  const met = inTime ? inHours(chance, notBefore, at) : whenOpen(chance, at)
  return met < (opened.closedAt ?? setting.now) ? met : null
}

/** Adds every clock of a case, and the contacts and reviews that met them. */
export function inventClocks(
  setting: Setting,
  chance: Random,
  told: Told,
  opened: ClockedCase,
  batch: Batch,
): void {
  const { openedAt, officer } = opened
  const met = (kind: ClockKind, startsAt: Date) => metWithin(setting, chance, opened, kind, startsAt)
  const add = (kind: ClockKind, sequence: number, startsAt: Date, metAt: Date | null, by = officer?.id) =>
    addClock(setting, told, opened, { kind, sequence, startsAt, metAt, by: by ?? null }, batch)
  const tell = (at: Date, kind: string, audience: string, params: Readonly<Record<string, string>> = {}) =>
    batch.add('timeline', {
      ...sentence(told, opened.caseId, at, kind, audience, params),
      actor_id: officer?.id ?? null,
      agency_id: opened.agencyId,
    })

  add('acknowledge', 1, told.receivedAt, openedAt)
  add('risk_assessment', 1, openedAt, opened.assessedAt)
  if (told.referral.status === 'sent') add('victim_referral', 1, openedAt, opened.acceptedAt)
  if (told.policeAnswer === 'yes') {
    const toldAt = met('police_told', openedAt)
    add('police_told', 1, openedAt, toldAt)
    if (toldAt) tell(toldAt, 'case.police', 'person')
  }
  const refused = told.canContact === 'no'
  const first = refused
    ? met('victim_update', openedAt)
    : metWithin(setting, chance, opened, 'first_contact', told.receivedAt, openedAt)
  const firstContact: Run = {
    kind: 'first_contact',
    sequence: 1,
    startsAt: told.receivedAt,
    metAt: refused ? null : first,
    by: officer?.id ?? null,
    stopped: refused ? { at: openedAt, why: 'no_contact_wanted' } : null,
  }
  addClock(setting, told, opened, firstContact, batch)
  const contacts: Date[] = []
  for (let at = first; at && contacts.length < RECURRENCES_MAX; at = met('victim_update', at))
    contacts.push(at)
  // Whoever left no way to be reached, or wants none used, is written to on the follow-up page.
  const channel = told.personId && !refused ? chance.pick(['call', 'call', 'text', 'email']) : null
  for (const at of contacts) {
    if (channel) tell(at, 'case.update', 'person', { channel })
    else inventAnswer(setting, chance, told, opened, at, batch)
  }
  chain('victim_update', openedAt, contacts, add)
  const reviews: Date[] = []
  for (let at = met('review', openedAt); at && reviews.length < RECURRENCES_MAX; at = met('review', at))
    reviews.push(at)
  for (const at of reviews) tell(at, 'case.review', 'partners')
  chain('review', openedAt, reviews, add)
}

type Add = (kind: ClockKind, sequence: number, startsAt: Date, metAt: Date | null) => void

// As the verbs have it: meeting a recurring clock starts the next, but nothing meets one on the day it began.
function chain(kind: ClockKind, from: Date, moments: readonly Date[], add: Add): void {
  let startsAt = from
  let sequence = 1
  for (const at of moments) {
    if (londonDay(at) === londonDay(startsAt)) continue
    add(kind, sequence, startsAt, at)
    startsAt = at
    sequence += 1
  }
  add(kind, sequence, startsAt, null)
}

type Run = {
  kind: ClockKind
  sequence: number
  startsAt: Date
  metAt: Date | null
  by: string | null
  stopped?: { at: Date; why: string } | null
}

function addClock(setting: Setting, told: Told, opened: ClockedCase, run: Run, batch: Batch): void {
  const due = dueAt(run.kind, opened.risk, run.startsAt, setting.standards)
  const stoppedAt = run.stopped?.at ?? (run.metAt ? null : opened.closedAt)
  const passed = !run.metAt && !stoppedAt && due < setting.now ? due : null
  batch.add('clocks', {
    id: newId(),
    report_id: run.kind === 'acknowledge' ? told.id : null,
    case_id: run.kind === 'acknowledge' ? null : opened.caseId,
    agency_id: opened.agencyId,
    kind: run.kind,
    sequence: run.sequence,
    starts_at: run.startsAt,
    due_at: due,
    met_at: run.metAt,
    met_by: run.metAt ? run.by : null,
    stopped_at: stoppedAt,
    stopped_reason: run.stopped?.why ?? (stoppedAt ? 'closed' : null),
    warned_at: passed,
    escalated_at: passed,
  })
}
