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

/** Adds the case of a report that was logged. */
export function inventCase(setting: Setting, chance: Random, told: Told, batch: Batch): void {
  const agencyId = told.agencyId ?? setting.areas[0]?.agencyId ?? ''
  const { agencyName } = told
  const officer = setting.officers.get(agencyId) ?? null
  const openedAt = later(setting, told.receivedAt, chance.next() * (chance.chance(0.9) ? 20 : 90) * HOUR_MS)
  const risk: RiskLevel =
    told.ageDays < 3 && chance.chance(0.5) ? 'not_assessed' : chance.weighted(riskShares)
  const closes = told.ageDays > 60 && chance.chance(0.9)
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
    batch.add('case_people', { case_id: caseId, person_id: told.personId, role: 'affected', label: 'A' })
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
  const add = (kind: ClockKind, startsAt: Date, mayRun: boolean) => {
    const due = dueAt(kind, opened.risk, startsAt, setting.standards)
    const spent =
      (due.getTime() - startsAt.getTime()) * (chance.chance(0.88) ? chance.next() : 1 + chance.next())
    const end = new Date(startsAt.getTime() + spent)
    const runs = end > setting.now || (mayRun && !opened.closedAt && chance.chance(0.05))
    const stopped = runs && opened.closedAt !== null
    batch.add('clocks', {
      id: newId(),
      report_id: told.id,
      case_id: opened.caseId,
      agency_id: opened.agencyId,
      kind,
      sequence: 1,
      starts_at: startsAt,
      due_at: due,
      met_at: runs ? null : end,
      met_by: runs ? null : opened.officer,
      stopped_at: stopped ? opened.closedAt : null,
      stopped_reason: stopped ? 'closed' : null,
      warned_at: due < setting.now ? due : null,
      escalated_at: due < setting.now ? due : null,
    })
  }
  add('acknowledge', told.receivedAt, false)
  add('first_contact', opened.openedAt, true)
  add('risk_assessment', opened.openedAt, true)
  add('victim_referral', opened.openedAt, false)
  add('victim_update', opened.openedAt, true)
  add('review', opened.openedAt, true)
}

const later = (setting: Setting, from: Date, ms: number): Date =>
  new Date(Math.min(from.getTime() + ms, setting.now.getTime() - 60_000))
