// What followed from an invented report that was logged: the case and its life, in the order the verbs would have it.
import { newId } from '../../platform/ids.ts'
import { reporterInCase } from '../cases/index.ts'
import type { RiskLevel } from '../standard/index.ts'
import type { Batch } from './batch.ts'
import { type ClockedCase, inventClocks, metWithin } from './invent-clocks.ts'
import { inventReferral } from './invent-referral.ts'
import { inventQuestion } from './invent-messages.ts'
import { inventRating } from './invent-rating.ts'
import { sentence, type Told } from './invent-report.ts'
import type { Colleague, Setting } from './invent.ts'
import { riskShares } from './proportions.ts'
import type { Random } from './random.ts'
import { inventSummary } from './stories.ts'
import { whenOpen } from './work-hours.ts'

const DAY_MS = 86_400_000
const TRAIL_DAYS = 10

/** A logged case as the rest of its story needs it. */
export type Opened = {
  caseId: string
  agencyId: string
  officer: Colleague | null
  openedAt: Date
  closedAt: Date | null
}

/** Adds the case of a report that was logged at `openedAt`. */
export function inventCase(setting: Setting, chance: Random, told: Told, openedAt: Date, batch: Batch): void {
  const agencyId = told.agencyId ?? setting.areas[0]?.agencyId ?? ''
  const officer = officerOf(setting, chance, agencyId)
  const closes = told.ageDays > 75 || (told.ageDays > 45 && chance.chance(0.6))
  const closing = whenOpen(chance, new Date(openedAt.getTime() + chance.whole(15, 55) * DAY_MS))
  const closedAt = closes && closing < setting.now ? closing : null
  const opened: Opened = { caseId: newId(), agencyId, officer, openedAt, closedAt }
  const assessedAt = metWithin(setting, chance, opened, 'risk_assessment', openedAt)
  const risk: RiskLevel = assessedAt ? chance.weighted(riskShares) : 'not_assessed'
  const closure = closedAt ? chance.pick(['resolved', 'resolved', 'no_more_to_do']) : null
  addCase(chance, told, opened, risk, closure, batch)
  const acceptedAt = inventReferral(setting, chance, told, opened, batch)
  const clocked: ClockedCase = { ...opened, risk, assessedAt, acceptedAt }
  inventClocks(setting, chance, told, clocked, batch)
  inventQuestion(setting, chance, told, opened, batch)
  inventRating(setting, told, opened, batch)
  addSentences(told, opened, { risk, assessedAt, closure }, batch)
  addTrail(told, opened, batch)
}

// Most cases are the community safety officers' own; a manager has the odd one.
function officerOf(setting: Setting, chance: Random, agencyId: string): Colleague | null {
  const [first, ...others] = setting.officers.get(agencyId) ?? []
  if (!first) return null
  return others[0] && chance.chance(0.2) ? others[0] : first
}

function addCase(
  chance: Random,
  told: Told,
  { caseId, agencyId, officer, openedAt, closedAt }: Opened,
  risk: RiskLevel,
  closure: string | null,
  batch: Batch,
): void {
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
    summary: inventSummary(chance, told.strand, told.place, told.happenedBefore === 'yes'),
    owner_id: officer?.id ?? null,
    opened_at: openedAt,
    opened_by: officer?.id ?? null,
    closed_at: closedAt,
    closure,
    demo: true,
  })
  batch.add('case_reports', { report_id: told.id, case_id: caseId, linked_at: openedAt })
  if (told.personId)
    batch.add('case_people', {
      case_id: caseId,
      person_id: told.personId,
      ...reporterInCase(told.role),
    })
}

type Facts = { risk: RiskLevel; assessedAt: Date | null; closure: string | null }

function addSentences(told: Told, opened: Opened, { risk, assessedAt, closure }: Facts, batch: Batch): void {
  const { caseId, agencyId, officer, openedAt, closedAt } = opened
  const by = { actor_id: officer?.id ?? null, agency_id: agencyId }
  batch.add('timeline', {
    ...sentence(told, caseId, openedAt, 'case.opened', 'person', { agency: told.agencyName }),
    ...by,
  })
  if (assessedAt) {
    const params = { from: 'not_assessed', to: risk }
    batch.add('timeline', { ...sentence(told, caseId, assessedAt, 'case.risk', 'partners', params), ...by })
  }
  if (closedAt && closure)
    batch.add('timeline', {
      ...sentence(told, caseId, closedAt, 'case.closed', 'person', { closure }),
      ...by,
    })
}

// The trail shows the last days only: entries of one transaction chain one after another, which bulk must not wait for.
function addTrail(told: Told, { caseId, agencyId }: Opened, batch: Batch): void {
  if (told.ageDays >= TRAIL_DAYS) return
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
