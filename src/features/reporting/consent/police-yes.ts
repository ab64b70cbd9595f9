// Who agreed that the police may be told, and was it done: for each report by itself, because a yes is one person's. Told is
// what stands in the report's own history, so that whoever closes a case and whoever comes back to it read the same.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { tellerOf, whoseYes } from './whose-yes.ts'

/** What tells the police by itself, and what may: of these the entry keeps on what basis it went to them. */
const TELLS = ['case.police', 'police.told'] as const
const MAY_TELL = ['report.set_aside', 'report.handed', 'report.linked', 'report.joined'] as const
const BASES = ['consent', 'vital_interests', 'child_at_risk', 'legal_power'] as const

const isOneOf = (all: readonly string[], value: unknown): boolean => all.some((each) => each === value)

/** Whether an entry of a report's history says that the police have it. */
const tellsPolice = ({ kind, params }: Entry): boolean =>
  isOneOf(TELLS, kind) || (isOneOf(MAY_TELL, kind) && isOneOf(BASES, params['basis']))

type Entry = { at: Date; kind: string; params: Readonly<Record<string, unknown>> }
/** has: a force deals with it itself. `over`: nothing more is done with the report for now. */
export type PoliceStanding = { is: 'told'; on: Date } | { is: 'has' | 'not_yet' | 'not_told' }

/** What became of somebody's yes, for the person; null where they said none. */
export function policeStanding(
  report: { yes: boolean; withForce: boolean; over: boolean },
  timeline: readonly Entry[],
): PoliceStanding | null {
  if (!report.yes) return null
  if (report.withForce) return { is: 'has' }
  const told = timeline.findLast(tellsPolice)
  if (told) return { is: 'told', on: told.at }
  return { is: report.over ? 'not_told' : 'not_yet' }
}

type Row = { reference: string; role: string; details: unknown }

/**
 * The reports of a case whose person said yes to the police, in a way that counts, and of which the police were not told. None
 * where a force leads the case: it knows.
 */
export async function policeYesUntold(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<Row>`select r.reference, r.reporter_role as role, r.details
    from case_reports cr join reports r on r.id = cr.report_id join cases c on c.id = cr.case_id
      join agencies g on g.id = c.lead_agency_id
    where cr.case_id = ${caseId} and g.kind <> 'police' and r.withdrawn_at is null
      and exists (select from consents n where n.report_id = r.id and n.purpose = 'police' and n.answer = 'yes'
        and n.withdrawn_at is null)
      and not exists (select from timeline t where t.report_id = r.id and (t.kind = any (${[...TELLS]}::text[])
        or t.kind = any (${[...MAY_TELL]}::text[]) and t.params ->> 'basis' = any (${[...BASES]}::text[])))
    order by r.received_at, r.id limit 50`.execute(tx)
  return rows
    .filter(({ role, details }) => whoseYes(tellerOf(role, details), 'police').counts)
    .map(({ reference }) => reference)
}
