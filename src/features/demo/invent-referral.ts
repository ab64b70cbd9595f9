// The referral that the rule makes of every logged case, and what the victim service did with it.
import { newId } from '../../platform/ids.ts'
import { VICTIM_SERVICE_RULE } from '../reporting/index.ts'
import type { Batch } from './batch.ts'
import type { Opened } from './invent-case.ts'
import { sentence, type Told } from './invent-report.ts'
import type { Colleague, Setting } from './invent.ts'
import { outcomeShares } from './proportions.ts'
import type { Random } from './random.ts'
import { inHours, whenOpen } from './work-hours.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
// The queue always has somebody waiting in it.
const RECENT_MS = 6 * DAY_MS

/** Adds the referral and its sentences. Returns when the victim service took it, or null. */
export function inventReferral(
  setting: Setting,
  chance: Random,
  told: Told,
  opened: Opened,
  batch: Batch,
): Date | null {
  const { victimService, now } = setting
  const decided = told.referral
  const worker = chance.pick(victimService.workers)
  const hours = chance.chance(0.9) ? chance.whole(1, 30) : chance.whole(40, 90)
  const accepted = whenOpen(chance, new Date(opened.openedAt.getTime() + hours * HOUR_MS))
  const isRecent = now.getTime() - opened.openedAt.getTime() < RECENT_MS
  const waits = accepted >= now || (isRecent && chance.chance(0.75))
  const acceptedAt = decided.status === 'sent' && !waits ? accepted : null
  const finished = whenOpen(chance, new Date(accepted.getTime() + chance.whole(2, 16) * DAY_MS))
  const closedAt = acceptedAt && finished < now ? finished : null
  const outcome = closedAt ? chance.weighted(outcomeShares) : null
  const id = newId()
  batch.add('referrals', {
    id,
    case_id: opened.caseId,
    to_agency_id: victimService.agencyId,
    from_agency_id: opened.agencyId,
    rule: VICTIM_SERVICE_RULE,
    status: decided.status === 'withheld' ? 'withheld' : closedAt ? 'done' : acceptedAt ? 'accepted' : 'sent',
    basis: decided.basis,
    withheld_reason: decided.withheldReason,
    outcome,
    taken_by: acceptedAt ? worker.id : null,
    created_at: opened.openedAt,
    accepted_at: acceptedAt,
    closed_at: closedAt,
    demo: true,
  })
  const made = {
    agency: victimService.name,
    reporter: told.role,
    ...(decided.withheldReason ? { reason: decided.withheldReason } : {}),
  }
  batch.add('timeline', {
    ...sentence(told, opened.caseId, opened.openedAt, `referral.${decided.status}`, 'person', made),
    actor_id: opened.officer?.id ?? null,
    agency_id: opened.agencyId,
    rule: VICTIM_SERVICE_RULE,
  })
  if (acceptedAt)
    inventWork(setting, chance, told, { ...opened, id, acceptedAt, closedAt, outcome, worker }, batch)
  return acceptedAt
}

type Taken = Opened & {
  id: string
  acceptedAt: Date
  outcome: string | null
  worker: Colleague
}

// What a worker does with a referral that they took: attempts to reach the person, and the end.
function inventWork(setting: Setting, chance: Random, told: Told, taken: Taken, batch: Batch): void {
  const { victimService, now } = setting
  const agency = victimService.name
  const tell = (at: Date, kind: string, audience: string, params: Readonly<Record<string, string>>) =>
    batch.add('timeline', {
      ...sentence(told, taken.caseId, at, kind, audience, { agency, ...params }),
      actor_id: taken.worker.id,
      agency_id: victimService.agencyId,
    })
  tell(taken.acceptedAt, 'referral.accepted', 'partners', { by: taken.worker.name })
  for (const [result, at] of attempts(chance, taken)) {
    if (at >= now || (taken.closedAt && at >= taken.closedAt)) break
    const channel = result === 'sent' ? 'letter' : chance.pick(['call', 'call', 'text', 'email'])
    batch.add('referral_attempts', {
      id: newId(),
      referral_id: taken.id,
      at,
      by_user: taken.worker.id,
      channel,
      result,
    })
    if (result === 'spoke') tell(at, 'referral.contacted', 'person', { channel, result })
    else tell(at, 'referral.attempted', 'partners', { channel, result })
  }
  if (taken.closedAt && taken.outcome)
    tell(taken.closedAt, 'referral.done', 'partners', { outcome: taken.outcome })
}

const REACHED = new Set(['accepted_basic', 'accepted_enhanced', 'declined', 'out_of_area'])

// One or two tries on following days; the last of them explains the outcome.
function attempts(chance: Random, { acceptedAt, outcome }: Taken): [result: string, at: Date][] {
  const first = new Date(acceptedAt.getTime() + chance.whole(5, 50) * MINUTE_MS)
  const second = inHours(chance, first, new Date(first.getTime() + DAY_MS))
  const reached = outcome === null ? chance.chance(0.6) : REACHED.has(outcome)
  const last =
    outcome === 'wrong_details' ? 'wrong_number' : outcome === 'no_answer_posted' ? 'sent' : 'no_answer'
  if (reached)
    return chance.chance(0.7)
      ? [['spoke', first]]
      : [
          ['no_answer', first],
          ['spoke', second],
        ]
  return [
    ['no_answer', first],
    [last, second],
  ]
}
