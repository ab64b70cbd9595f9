// What owners said, one row each time.
import type { Tx } from '../../../access/db.ts'
import type { RagReason } from './suggest-rag.ts'
import type { CheckedUpdate } from './update-rule.ts'

export type NewUpdate = {
  id: string
  planId: string
  deliveryId: string
  cycleId: string | null
  quarter: string
  at: Date
  byUser: string | null
  via: 'signed_in' | 'link'
  appliedAt: Date | null
  update: CheckedUpdate
}

/** Keeps an update, waiting to be looked at. */
export async function insertUpdate(tx: Tx, { update, ...of }: NewUpdate): Promise<void> {
  const { suggestion } = update
  await tx
    .insertInto('plan_updates')
    .values({
      id: of.id,
      plan_id: of.planId,
      delivery_id: of.deliveryId,
      cycle_id: of.cycleId,
      quarter: of.quarter,
      at: of.at,
      by_user: of.byUser,
      via: of.via,
      words: update.words,
      status: update.status,
      progress_rag: update.progressRag,
      suggested_rag: suggestion.rag,
      suggested_reason: JSON.stringify(suggestion.reasons),
      progress_reason: orNull(update.progressReason),
      confidence_rag: update.confidenceRag,
      confidence_reason: orNull(update.confidenceReason),
      cause: orNull(update.cause),
      corrective_action: orNull(update.correctiveAction),
      forecast_due: update.forecastDue,
      ask: orNull(update.ask),
      evidence_to_come: orNull(update.evidenceToCome),
      state: 'waiting',
      applied_at: of.appliedAt,
    })
    .execute()
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** What was said before for the same quarter, and nobody has looked at, is replaced. Its words stay. */
export async function replaceWaiting(tx: Tx, deliveryId: string, quarter: string): Promise<void> {
  await tx
    .updateTable('plan_updates')
    .set({ state: 'replaced' })
    .where('delivery_id', '=', deliveryId)
    .where('quarter', '=', quarter)
    .where('state', '=', 'waiting')
    .execute()
}

export type LoggedUpdate = {
  id: string
  quarter: string
  at: Date
  byUser: string | null
  byName: string | null
  via: 'signed_in' | 'link'
  words: string
  status: string
  progressRag: string | null
  progressReason: string | null
  suggestedRag: string | null
  suggestedReasons: RagReason[]
  confidenceRag: string | null
  cause: string | null
  correctiveAction: string | null
  forecastDue: string | null
  ask: string | null
  evidenceToCome: string | null
  state: 'waiting' | 'accepted' | 'returned' | 'replaced'
  appliedAt: Date | null
  decisionNote: string | null
}

const LOG_MAX = 100

/** What was said of some deliveries, newest first. */
export async function loadUpdates(tx: Tx, deliveryIds: readonly string[]): Promise<LoggedUpdate[]> {
  if (deliveryIds.length === 0) return []
  const rows = await tx
    .selectFrom('plan_updates as u')
    .leftJoin('staff_users as p', 'p.id', 'u.by_user')
    .selectAll('u')
    .select('p.name as by_name')
    .where('u.delivery_id', 'in', deliveryIds)
    .orderBy('u.at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(LOG_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    quarter: row.quarter,
    at: row.at,
    byUser: row.by_user,
    byName: row.by_name,
    via: row.via === 'link' ? 'link' : 'signed_in',
    words: row.words,
    status: row.status,
    progressRag: row.progress_rag,
    progressReason: row.progress_reason,
    suggestedRag: row.suggested_rag,
    suggestedReasons: reasonsOf(row.suggested_reason),
    confidenceRag: row.confidence_rag,
    cause: row.cause,
    correctiveAction: row.corrective_action,
    forecastDue: row.forecast_due,
    ask: row.ask,
    evidenceToCome: row.evidence_to_come,
    state: STATES.find((state) => state === row.state) ?? 'waiting',
    appliedAt: row.applied_at,
    decisionNote: row.decision_note,
  }))
}

const STATES = ['waiting', 'accepted', 'returned', 'replaced'] as const
// Written by insertUpdate alone.
const reasonsOf = (kept: string | null): RagReason[] => (kept === null ? [] : JSON.parse(kept))
