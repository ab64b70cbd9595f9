// What a receipt says, for whoever holds the code: the same whether it comes after sending or is asked for again.
import { ownFacts } from '../follow-up/added/own-facts.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { dueAt, standardsOn } from '../../standard/index.ts'
import { findAgency } from '../../agencies/index.ts'
import { hasRecoveryWords } from '../follow-up/codes.ts'
import { saidForAnother } from '../consent/sharing.store.ts'
import { silentSince } from '../consent/silence.ts'
import { type Concern, concernsOfTypes } from '../form/concerns.ts'
import type { Key } from '../follow-up/open-report.ts'
import { followedReport } from '../reports.store.ts'
import { type ReceiptFacts, rightsFor } from './rights.ts'
import type { Right } from '../../public-site/index.ts'

export type ReceiptView = Key & {
  /** Who reads it; null is the partnership's own team. */
  receiver: string | null
  /** Their number for the public, where they gave one. */
  receiverPhone: string | null
  acknowledgeBy: Date
  /** When the case's clock of first contact will end; the follow-up page says the same day. */
  contactBy: Date
  /** false: only through the follow-up page. */
  reachable: boolean
  /** Nothing is known of who they are: support was not offered. */
  anonymous: boolean
  rights: readonly Right[]
  /** Kinds of abuse that were told, which have help of their own. */
  concerns: readonly Concern[]
  haveWords: boolean
  /** The short way asked them three questions: they may answer more. */
  askedLittle: boolean
  /** They said a yes for somebody else that does not count yet. */
  askFirst: boolean
  /** A child or young person told it themself. */
  child: boolean
}

/** The receipt of the report that the key opens; null where it opens none. `holder`: see `asHolder`. */
export async function openReceipt(holder: Ctx, key: Key): Promise<ReceiptView | null> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return null
    const [standards, agency, facts, haveWords, askFirst, own] = await Promise.all([
      standardsOn(tx, londonDay(report.receivedAt)),
      // Not who has it now, where that would tell what must not be told.
      report.agencyId && !(await silentSince(tx, report.id)) ? findAgency(tx, report.agencyId) : undefined,
      factsOf(tx),
      hasRecoveryWords(tx),
      saidForAnother(tx, report.id),
      ownFacts(tx, report),
    ])
    const due = (kind: 'acknowledge' | 'first_contact') =>
      dueAt(kind, 'not_assessed', report.receivedAt, standards)
    return {
      ...key,
      receiver: agency?.name ?? null,
      receiverPhone: agency?.publicPhone ?? null,
      acknowledgeBy: due('acknowledge'),
      contactBy: due('first_contact'),
      reachable: report.canContact === 'yes',
      anonymous: report.privacy === 'anonymous',
      concerns: concernsOfTypes(facts.types),
      rights: rightsFor(facts, londonDay(report.receivedAt)),
      haveWords,
      askedLittle: own.quick,
      askFirst,
      child: own.who === 'affected' && own.age === 'under_18',
    }
  })
}

async function factsOf(tx: Tx): Promise<ReceiptFacts> {
  const { rows } = await sql<ReceiptFacts>`
    select occurred_on as "occurredOn", types, role from app.receipt_facts()`.execute(tx)
  return rows[0] ?? { occurredOn: null, types: [], role: 'not_said' }
}
