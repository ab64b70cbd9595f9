// The SQL of legal holds. Each agency sees and lifts its own; what another set stops erasing all the same.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'

export const HOLD_REASONS = ['court', 'police', 'claim', 'inquiry', 'other'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]
export const HOLD_KINDS = ['report', 'case'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

export type Hold = {
  id: string
  kind: HoldKind
  reference: string
  reason: HoldReason
  note: string | null
  setAt: Date
  setBy: string
  reviewOn: Day
}

const SHOWN_MAX = 200

/** The holds of the caller's agency that stand, the next to be looked at first. `id`: only that one. */
export async function standingHolds(tx: Tx, id: string | null = null): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    select h.id, case when x.is_case then 'case' else 'report' end as kind, x.reference, h.reason, h.note,
      h.set_at as "setAt", u.name as "setBy", h.review_on::text as "reviewOn"
    from legal_holds h join app.held_references() x on x.id = h.id join staff_users u on u.id = h.set_by
    where h.lifted_at is null and (${id}::uuid is null or h.id = ${id})
    order by h.review_on, h.id limit ${SHOWN_MAX}`.execute(tx)
  return rows
}

/** The holds of the caller's agency that stand on one report or case, the oldest first. */
export async function holdsOn(tx: Tx, kind: HoldKind, subject: string): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    select h.id, ${kind} as kind, x.reference, h.reason, h.note, h.set_at as "setAt", u.name as "setBy",
      h.review_on::text as "reviewOn"
    from legal_holds h join app.held_references() x on x.id = h.id join staff_users u on u.id = h.set_by
    where h.lifted_at is null and ${sql.ref(kind === 'case' ? 'h.case_id' : 'h.report_id')} = ${subject}
    order by h.set_at, h.id limit ${SHOWN_MAX}`.execute(tx)
  return rows
}

/** How many of them are to be looked at again by now. */
export async function countHoldsDue(tx: Tx, today: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from legal_holds where lifted_at is null and review_on <= ${today}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What a reference stands for; null where the caller may set no hold on it. */
export async function toHold(tx: Tx, kind: HoldKind, reference: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from app.to_hold(${reference}, ${kind === 'case'}) id where id is not null`.execute(tx)
  return rows[0]?.id ?? null
}

/** Waits for whatever changes it now, and returns whether there is something left to hold. */
export async function beginHold(tx: Tx, kind: HoldKind, subject: string): Promise<boolean> {
  const [report, ofCase] = kind === 'report' ? [subject, null] : [null, subject]
  const { rows } = await sql<{ ready: boolean }>`
    select app.begin_hold(${report}::uuid, ${ofCase}::uuid) as ready`.execute(tx)
  return rows[0]?.ready === true
}
