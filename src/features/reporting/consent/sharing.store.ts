// Whom a person may allow, one by one, to be told: the list is the partnership's (table sharing_purposes), and each is offered
// only to those whom it concerns (domain.md 2.2 E).
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { consentsOf } from '../reports.store.ts'
import { tellerOf, whoseYes } from './whose-yes.ts'

/** `name`: what a partnership calls one that it added; the others are named by their code in every language. */
export type Offered = { code: string; name: string | null }
type Listed = Offered & { shown: string }

/** What the offer hangs on, of the report that the caller's code opens. */
export type Facts = { role: string; placeKind: string; reachable: boolean; inCase: boolean; details: unknown }

/**
 * The purposes that concern the holder of the code on a day, in the partnership's order. One whose no stops nothing that the
 * program does (`stops`) is not offered as if it did; what was answered about it is kept.
 */
export async function offeredPurposes(tx: Tx, day: Day): Promise<Offered[]> {
  const [{ rows }, facts] = await Promise.all([
    sql<Listed>`select code, name, shown from sharing_purposes where effective_from <= ${day}
      and (effective_to is null or effective_to >= ${day}) and stops <> 'none' order by position, code limit 50`.execute(
      tx,
    ),
    factsOf(tx),
  ])
  return facts ? rows.filter(({ shown }) => isShown(shown, facts)) : []
}

async function factsOf(tx: Tx): Promise<Facts | undefined> {
  const { rows } =
    await sql<Facts>`select role, place_kind as "placeKind", reachable, in_case as "inCase", details
    from app.facts_of_sharing()`.execute(tx)
  return rows[0]
}

const RENTED: readonly unknown[] = ['private_rent', 'council', 'association', 'hostel', 'student']

/** Whether a purpose concerns whoever these facts are of. */
export function isShown(shown: string, { role, placeKind, reachable, inCase, details }: Facts): boolean {
  const told = { ...(typeof details === 'object' ? details : {}) } as Readonly<Record<string, unknown>>
  switch (shown) {
    case 'reachable':
      return reachable
    case 'housing':
      return RENTED.includes(told['livesIn'])
    case 'school':
      return placeKind === 'school' || role === 'school' || told['age'] === 'under_18'
    case 'case':
      return inCase
    default:
      return true
  }
}

/** Whether a yes of this report is of somebody else and does not count yet. For the holder of its code. */
export async function saidForAnother(tx: Tx, reportId: string): Promise<boolean> {
  const [facts, consents] = [await factsOf(tx), await consentsOf(tx, reportId)]
  if (!facts) return false
  const teller = tellerOf(facts.role, facts.details)
  return consents.some(({ purpose, answer }) => answer === 'yes' && !whoseYes(teller, purpose).counts)
}
