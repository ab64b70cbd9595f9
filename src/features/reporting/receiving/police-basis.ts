// On what basis words of a report go to the police: the person's yes, or a ground that is chosen and kept (domain.md 10).
// One rule for each way out: a transfer, an authority that is given it, and an organisation outside the partnership.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { tellerOf, whoseYes } from '../consent/whose-yes.ts'

/** On what ground a report goes to the police where its person did not say yes. */
export const POLICE_GROUNDS = ['vital_interests', 'legal_power'] as const
export type PoliceGround = (typeof POLICE_GROUNDS)[number]
export type PoliceBasis = PoliceGround | 'consent'

/** Whether somebody knows this as a ground. */
export const asGround = (value: unknown): PoliceGround | undefined =>
  POLICE_GROUNDS.find((each) => each === value)

/** The basis for the police: the person's yes, else the ground that was chosen; null where there is neither. */
export async function policeBasis(tx: Tx, reportId: string, ground: string): Promise<PoliceBasis | null> {
  const { rows } = await sql<SaidYes>`select r.reporter_role as role, r.details, ${SAID_YES}
    from reports r where r.id = ${reportId}`.execute(tx)
  return rows.length > 0 && rows.every(countsForPolice) ? 'consent' : (asGround(ground) ?? null)
}

/**
 * The same for all that was told in a case: a yes only where it has reports and each of them has one. For whoever tells the
 * police of the case.
 */
export async function policeBasisOfCase(tx: Tx, caseId: string, ground: string): Promise<PoliceBasis | null> {
  const { rows } = await sql<SaidYes>`select r.reporter_role as role, r.details, ${SAID_YES}
    from case_reports c join reports r on r.id = c.report_id where c.case_id = ${caseId}`.execute(tx)
  return rows.length > 0 && rows.every(countsForPolice) ? 'consent' : (asGround(ground) ?? null)
}

type SaidYes = { role: string; details: unknown; yes: boolean }
const SAID_YES = sql`exists (select from consents n
  where n.report_id = r.id and n.purpose = 'police' and n.answer = 'yes' and n.withdrawn_at is null) as yes`

/** Whether what was answered about the police is a yes, and one that counts for the person it happened to. */
const countsForPolice = ({ role, details, yes }: SaidYes): boolean =>
  yes && whoseYes(tellerOf(role, details), 'police').counts

export type ToPolice = { basis: PoliceBasis | null; agency: string }

/**
 * A report that joins a case is read by whoever has full sight of the case. The force that would then read it, and the basis
 * for all of these reports; undefined where no police but the caller's own sees the case.
 */
export async function basisToJoin(
  tx: Tx,
  ctx: Pick<StaffCtx, 'actor' | 'clock'>,
  { caseId, reportIds, ground }: { caseId: string; reportIds: readonly string[]; ground: string },
): Promise<ToPolice | undefined> {
  const force = await forceWithSight(tx, ctx, caseId)
  if (force === undefined) return undefined
  const each = await Promise.all(reportIds.map((id) => policeBasis(tx, id, ground)))
  const basis = each.includes(null) ? null : (each.find((one) => one !== 'consent') ?? 'consent')
  return { basis, agency: force }
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
  /\b(police|policing|constabular(y|ies)|heddlu|btp|psni|gmp|scotland yard|the met|national crime agency|nca|true vision)\b/
// They oversee the police, and are none.
const OVERSIGHT = /\bpolice(,? fire)? (and|&) crime commissioner\b|\bpolice conduct\b/g

/** Whether an organisation is called as a police force is. */
export const namesPolice = (name: string): boolean =>
  POLICE_NAMES.test(name.normalize('NFKC').toLowerCase().replaceAll('.', '').replace(OVERSIGHT, ''))

/** Whether a report that is referred there goes to the police: by what it is for, by its name, or as a force that we know. */
export async function isPoliceBody(
  tx: Tx,
  { toName, whatFor }: { toName: string; whatFor: string },
): Promise<boolean> {
  if (whatFor === 'policing' || namesPolice(toName)) return true
  const { rows } = await sql`select from agencies where kind = 'police'
    and lower(${toName}) in (lower(name), lower(short_name)) limit 1`.execute(tx)
  return rows.length > 0
}
