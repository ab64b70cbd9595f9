// What somebody said no to goes to nobody else: unless somebody is in serious danger or a child is at risk, which is what the
// form promises (domain.md 2.2 E). What each no stops is on the list of purposes (table sharing_purposes, `stops`). The police
// have a rule of their own (police-basis.ts), and what was withdrawn has (consent/withdrawn-ground.ts). An authority or force
// whose area or matter it is gets a report because it is theirs, and not as a help that somebody chose.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Ground } from '../consent/police-told.ts'
import { receivingWords as words } from './messages.en.ts'

/** Which answer is asked first, by what an organisation outside is asked for. */
const PURPOSE_OF: Readonly<Record<string, string>> = {
  housing: 'landlord',
  school: 'school',
  support: 'victim_service',
}
/** What every other agency is: "May we tell other agencies who could help?" */
const PARTNERS = 'council_partners'

type Outside = { toName: string; whatFor: string; ground: Ground | null }

/**
 * What stands in the way of sending somebody to an organisation outside that is no police force: a no to it by its name, else
 * a no to what it is asked for, else a no to all others where that was not answered. Undefined on a ground.
 */
export async function againstAnswer(
  tx: Tx,
  reportId: string,
  { toName, whatFor, ground }: Outside,
): Promise<Problem | undefined> {
  if (ground) return undefined
  const { rows } = await sql<{
    answer: string
  }>`select n.answer from consents n join sharing_purposes p on p.code = n.purpose
    where n.report_id = ${reportId} and n.withdrawn_at is null and n.answer in ('yes', 'no')
      and ((p.stops = 'named' and lower(p.name) = lower(${toName}))
        or n.purpose in (${PURPOSE_OF[whatFor] ?? PARTNERS}, ${PARTNERS}))
    order by p.stops <> 'named', n.purpose = ${PARTNERS} limit 1`.execute(tx)
  return rows[0]?.answer === 'no' ? SAID_NO : undefined
}

/**
 * The same of reports that come into a case which other agencies read: a no to the victim service where that reads it, a no to
 * other agencies where any other does. Police forces are no matter of it.
 */
export async function againstReaders(
  tx: Tx,
  ctx: StaffCtx,
  { caseId, reportIds, ground }: { caseId: string; reportIds: readonly string[]; ground: Ground | null },
): Promise<Problem | undefined> {
  // Whoever refers the case by hand at this moment waits, and sees the report that came in.
  await sql`select from cases where id = ${caseId} for key share`.execute(tx)
  if (ground) return undefined
  const { rows } =
    await sql`select from app.case_holders(${caseId}) h left join staff_users u on u.id = h.holder_id
      join agencies g on g.id = coalesce(u.agency_id, h.holder_id)
      join consents n on n.report_id = any (${[...reportIds]}::uuid[]) and n.withdrawn_at is null and n.answer = 'no'
        and n.purpose = case g.kind when 'victim_service' then 'victim_service' else ${PARTNERS} end
    where g.kind <> 'police' and g.id <> ${ctx.actor.agencyId} and h.level = 3
      and (h.until_at is null or h.until_at > ${ctx.clock.now()}) limit 1`.execute(tx)
  return rows.length > 0 ? SAID_NO : undefined
}

/**
 * Whether anybody of these reports refused what a victim service is told, or withdrew theirs; it reads a whole case, and so
 * what each of them told.
 */
export const refusesService = async (tx: Tx, reportIds: readonly string[]): Promise<boolean> =>
  (await whoRefuseService(tx, reportIds)).length > 0

/** The references of those reports, as far as the caller sees them. */
export const whoRefuseService = (tx: Tx, reportIds: readonly string[]): Promise<string[]> =>
  whoRefuse(tx, reportIds, 'victim_service')

/** The same of whoever refused this purpose, or withdrew. */
export async function whoRefuse(tx: Tx, reportIds: readonly string[], purpose: string): Promise<string[]> {
  const { rows } = await sql<{
    reference: string
  }>`select r.reference from reports r where r.id = any (${[...reportIds]}::uuid[])
    and (r.withdrawn_at is not null or exists (select from consents n where n.report_id = r.id
      and n.purpose = ${purpose} and n.answer = 'no' and n.withdrawn_at is null)) order by r.reference limit 50`.execute(
    tx,
  )
  return rows.map(({ reference }) => reference)
}

const SAID_NO: Problem = { field: 'ground', message: words.problem.saidNo }
