// What followed from an invented report that was logged: the case, its referral by rule, its clocks, its sentences.
import { newId } from '../../platform/ids.ts'
import { type ClockKind, dueAt, type RiskLevel } from '../standard/index.ts'
import type { Batch } from './batch.ts'
import { sentence, type Told } from './invent-report.ts'
import type { Setting } from './invent.ts'
import { outcomeShares, riskShares } from './proportions.ts'
import type { Random } from './random.ts'
import { inventSummary } from './stories.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const TRAIL_DAYS = 10
const RECURRENCES_MAX = 12

/** Adds the case of a report that was logged. */
export function inventCase(setting: Setting, chance: Random, told: Told, batch: Batch): void {
  const agencyId = told.agencyId ?? setting.areas[0]?.agencyId ?? ''
  const { agencyName } = told
  const officer = setting.officers.get(agencyId) ?? null
  const openedAt = later(setting, told.receivedAt, chance.next() * (chance.chance(0.9) ? 20 : 90) * HOUR_MS)
  const risk: RiskLevel =
    told.ageDays < 3 && chance.chance(0.5) ? 'not_assessed' : chance.weighted(riskShares)
  const closes = told.ageDays > 75 || (told.ageDays > 45 && chance.chance(0.6))
  const closedAt = closes ? later(setting, openedAt, chance.whole(15, 55) * DAY_MS) : null
  const closure = closedAt ? chance.pick(['resolved', 'resolved', 'no_more_to_do']) : null
  const caseId = newId()
  const who = { actor_id: officer, agency_id: agencyId }
  batch.add('cases', {
    id: caseId,
    reference: told.reference,
    lead_agency_id: agencyId,
    area_id: told.areaId,
    status: closedAt ? 'closed' : 'open',
    risk_level: risk,
    strands: told.strands,
    types: told.types,
    place_kind: told.place,
    occurred_on: told.occurredOn,
    summary: inventSummary(chance, told.strand, told.place),
    owner_id: officer,
    opened_at: openedAt,
    opened_by: officer,
    closed_at: closedAt,
    closure,
    demo: true,
  })
  batch.add('case_reports', { report_id: told.id, case_id: caseId, linked_at: openedAt })
  if (told.personId)
    batch.add('case_people', {
      case_id: caseId,
      person_id: told.personId,
      role: 'affected',
      label: 'Person A',
    })
  batch.add('timeline', {
    ...sentence(told, caseId, openedAt, 'case.opened', 'person'),
    ...who,
    params: { json: { agency: agencyName } },
  })
  inventReferral(setting, chance, told, { caseId, agencyId, openedAt }, batch)
  inventClocks(setting, chance, told, { caseId, agencyId, openedAt, risk, closedAt, officer }, batch)
  if (closedAt)
    batch.add('timeline', {
      ...sentence(told, caseId, closedAt, 'case.closed', 'person'),
      ...who,
      params: { json: { closure } },
    })
  // The trail shows the last days only: entries of one transaction chain one after another, which bulk must not wait for.
  if (told.ageDays < TRAIL_DAYS) {
    batch.add('audit.entries', {
      actor_kind: 'system',
      actor_id: null,
      actor_name: 'demonstration',
      agency_id: agencyId,
      action: 'case.log',
      subject_kind: 'case',
      subject_id: caseId,
      detail: { json: { reference: told.reference } },
    })
  }
}

type Opened = { caseId: string; agencyId: string; openedAt: Date }

function inventReferral(setting: Setting, chance: Random, told: Told, opened: Opened, batch: Batch): void {
  const withheld = withheldReason(told)
  const workedOn = !withheld && told.ageDays > chance.whole(2, 9)
  const worker = chance.pick(setting.victimService.workerIds)
  const acceptedAt = workedOn ? later(setting, opened.openedAt, chance.whole(1, 40) * HOUR_MS) : null
  const closedAt =
    acceptedAt && told.ageDays > 20 ? later(setting, acceptedAt, chance.whole(1, 12) * DAY_MS) : null
  const id = newId()
  batch.add('referrals', {
    id,
    case_id: opened.caseId,
    to_agency_id: setting.victimService.agencyId,
    from_agency_id: opened.agencyId,
    rule: 'victim-service',
    status: withheld ? 'withheld' : closedAt ? 'done' : acceptedAt ? 'accepted' : 'sent',
    basis: withheld ? 'none' : 'consent',
    withheld_reason: withheld,
    outcome: closedAt ? chance.weighted(outcomeShares) : null,
    taken_by: acceptedAt ? worker : null,
    created_at: opened.openedAt,
    accepted_at: acceptedAt,
    closed_at: closedAt,
    demo: true,
  })
  const rule = { agency_id: opened.agencyId, rule: 'victim-service' }
  const kind = withheld ? 'referral.withheld' : 'referral.sent'
  const params = { json: { agency: setting.victimService.name, ...(withheld ? { reason: withheld } : {}) } }
  batch.add('timeline', {
    ...sentence(told, opened.caseId, opened.openedAt, kind, 'person'),
    ...rule,
    params,
  })
  if (!acceptedAt) return
  batch.add('referral_attempts', {
    id: newId(),
    referral_id: id,
    at: acceptedAt,
    by_user: worker,
    channel: chance.pick(['call', 'call', 'text', 'email']),
    result: chance.pick(['spoke', 'spoke', 'no_answer']),
  })
  const by = { actor_id: worker, agency_id: setting.victimService.agencyId }
  batch.add('timeline', {
    ...sentence(told, opened.caseId, acceptedAt, 'referral.contacted', 'person'),
    ...by,
  })
}

function withheldReason(told: Told): string | null {
  if (!told.personId) return 'anonymous'
  if (told.victimAnswer === 'no') return 'said_no'
  if (told.victimAnswer === 'not_asked') return 'not_asked'
  return told.canContact === 'no' ? 'no_safe_contact' : null
}

type Clocked = Opened & { risk: RiskLevel; closedAt: Date | null; officer: string | null }

function inventClocks(setting: Setting, chance: Random, told: Told, opened: Clocked, batch: Batch): void {
  const add = (kind: ClockKind, sequence: number, startsAt: Date, metAt: Date | null) => {
    const due = dueAt(kind, opened.risk, startsAt, setting.standards)
    const runs = metAt === null || metAt > (opened.closedAt ?? setting.now)
    const stoppedAt = runs ? opened.closedAt : null
    const passed = runs && !stoppedAt && due < setting.now ? due : null
    batch.add('clocks', {
      id: newId(),
      report_id: told.id,
      case_id: opened.caseId,
      agency_id: opened.agencyId,
      kind,
      sequence,
      starts_at: startsAt,
      due_at: due,
      met_at: runs ? null : metAt,
      met_by: runs ? null : opened.officer,
      stopped_at: stoppedAt,
      stopped_reason: stoppedAt ? 'closed' : null,
      warned_at: passed,
      escalated_at: passed,
    })
    return runs ? null : metAt
  }
  // Most are met in time, some late, and a few of the open ones not yet.
  const metOf = (kind: ClockKind, startsAt: Date): Date | null => {
    const limitMs = dueAt(kind, opened.risk, startsAt, setting.standards).getTime() - startsAt.getTime()
    const share = chance.chance(0.9) ? 0.1 + chance.next() * 0.85 : 1 + chance.next() * 0.4
    const met = new Date(startsAt.getTime() + limitMs * share)
    return met < setting.now ? met : null
  }
  add('acknowledge', 1, told.receivedAt, opened.openedAt)
  for (const kind of ['first_contact', 'risk_assessment', 'victim_referral'] as const) {
    add(kind, 1, opened.openedAt, metOf(kind, opened.openedAt))
  }
  for (const kind of ['victim_update', 'review'] as const) {
    let startsAt: Date | null = opened.openedAt
    for (let sequence = 1; startsAt && sequence <= RECURRENCES_MAX; sequence += 1) {
      startsAt = add(kind, sequence, startsAt, metOf(kind, startsAt))
    }
  }
}

const later = (setting: Setting, from: Date, ms: number): Date =>
  new Date(Math.min(from.getTime() + ms, setting.now.getTime() - 60_000))
