// On what basis words of a report go to the police: the person's yes, or a ground that is chosen and kept (domain.md 10).
// One rule for each way out: a transfer, an authority that is given it, and an organisation outside the partnership.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { type PoliceAsk, type Telling, tellAgainstNo, type Way } from '../consent/police-told.ts'
import { tellerOf, whoseYes } from '../consent/whose-yes.ts'

/** Every ground that was ever kept, also those that can no longer be chosen (consent/police-told.ts has those that can). */
const KNOWN_GROUNDS = ['vital_interests', 'child_at_risk', 'legal_power'] as const
export type PoliceGround = (typeof KNOWN_GROUNDS)[number]
export type PoliceBasis = PoliceGround | 'consent'

/** Whether somebody knows this as a ground. */
export const asGround = (value: unknown): PoliceGround | undefined =>
  KNOWN_GROUNDS.find((each) => each === value)

export type ToPolice = { ok: true; basis: PoliceBasis } | { ok: false; problem: Problem }

/**
 * Whether the police may have these reports: on the person's yes for each, else as `tellAgainstNo` lets them. Says by the
 * field what is missing. Throws NotFound where the caller does not see each of them: a report out of sight said yes to nothing.
 * Holds them until the transaction ends, so that nobody takes their yes back between it and the act.
 */
export async function toPolice(
  tx: Tx,
  ctx: StaffCtx,
  reportIds: readonly string[],
  telling: Telling,
): Promise<ToPolice> {
  const without = await withoutYes(tx, reportIds)
  return without.length === 0 ? { ok: true, basis: 'consent' } : tellAgainstNo(tx, ctx, without, telling)
}

/** Which of these reports have no yes to the police that counts; they are held. Throws NotFound as `toPolice` does. */
export async function withoutYes(tx: Tx, reportIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(reportIds)]
  await sql`select app.hold_reports(${ids}::uuid[])`.execute(tx)
  const { rows } = await sql<SaidYes>`select r.id, r.reporter_role as role, r.details, ${SAID_YES}
    from reports r where r.id = any (${ids}::uuid[])`.execute(tx)
  if (rows.length !== ids.length || ids.length === 0) throw new NotFound('a report out of sight')
  return rows.filter((row) => !countsForPolice(row)).map(({ id }) => id)
}

/** The same for all that was told in a case: for whoever tells the police of the case. Its reports are named by it. */
export async function toPoliceOfCase(
  tx: Tx,
  ctx: StaffCtx,
  caseId: string,
  telling: Omit<Telling, 'way'>,
): Promise<ToPolice> {
  const rows = await tx.selectFrom('case_reports').select('report_id').where('case_id', '=', caseId).execute()
  const ids = rows.map(({ report_id }) => report_id)
  return toPolice(tx, ctx, ids, { ...telling, way: 'case' })
}

type SaidYes = { id: string; role: string; details: unknown; yes: boolean }
const SAID_YES = sql`exists (select from consents n
  where n.report_id = r.id and n.purpose = 'police' and n.answer = 'yes' and n.withdrawn_at is null) as yes`

/** Whether what was answered about the police is a yes, and one that counts for the person it happened to. */
const countsForPolice = ({ role, details, yes }: SaidYes): boolean =>
  yes && whoseYes(tellerOf(role, details), 'police').counts

/**
 * A report that joins a case is read by whoever has full sight of the case. Undefined where no police but the caller's own
 * sees it; otherwise whether that force may have these reports.
 */
export async function toJoin(
  tx: Tx,
  ctx: StaffCtx,
  { caseId, reportIds, way, ask }: { caseId: string; reportIds: readonly string[]; way: Way; ask: PoliceAsk },
): Promise<(ToPolice & { agency: string }) | undefined> {
  const force = await forceWithSight(tx, ctx, caseId)
  if (force === undefined) return undefined
  return { ...(await toPolice(tx, ctx, reportIds, { way, toName: force, ask })), agency: force }
}

// A case is shared with an agency, or with one of its people by name.
async function forceWithSight(
  tx: Tx,
  { actor, clock }: Pick<StaffCtx, 'actor' | 'clock'>,
  caseId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select g.short_name as name from app.case_holders(${caseId}) h
      left join staff_users u on u.id = h.holder_id join agencies g on g.id = coalesce(u.agency_id, h.holder_id)
    where g.kind = 'police' and g.id <> ${actor.agencyId} and h.level = 3
      and (h.until_at is null or h.until_at > ${clock.now()}) order by g.name limit 1`.execute(tx)
  return rows[0]?.name
}

// What forces are called, and how people write them short. True Vision sends what it is told to a force.
const POLICE_NAMES =
  /\b(police|policing|constabular(y|ies)|heddlu|btp|psni|gmp(olice)?|mps|wmp|wyp|syp|tvp|pcsos?|cid|pol|hate crime (unit|team)|force|scotland yard|(the )?met|national crime agency|nca|true vision)\b/
// They oversee the police, and are none.
const OVERSIGHT = /\bpolice(,? fire)? (and|&) crime commissioner\b|\bpolice conduct\b/g

/** Whether an organisation is called as a police force is: what the form is prefilled with, and no more. */
export const namesPolice = (name: string): boolean =>
  POLICE_NAMES.test(name.normalize('NFKC').toLowerCase().replaceAll('.', '').replace(OVERSIGHT, ''))

/**
 * Whether a report that is referred there goes to the police: by what it is for, as a force that we know, or as whoever types
 * the name says (`saidPolice`). Only where nobody was asked is it guessed by the name.
 */
export async function isPoliceBody(
  tx: Tx,
  { toName, whatFor, saidPolice }: { toName: string; whatFor: string; saidPolice?: boolean | undefined },
): Promise<boolean> {
  if (whatFor === 'policing' || (saidPolice ?? namesPolice(toName))) return true
  const { rows } = await sql`select from agencies where kind = 'police'
    and lower(${toName}) in (lower(name), lower(short_name)) limit 1`.execute(tx)
  return rows.length > 0
}
