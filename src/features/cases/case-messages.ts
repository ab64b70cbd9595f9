// The conversation with the person, from the side of the case: whom it is with, and what they wrote.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Vault } from '../../access/vault.ts'
import { isUnread, type Message, type Recipient, readMessages } from '../reporting/index.ts'

/** One who reported, and what they said of being reached. */
export type Reporter = Recipient & { reference: string; canContact: string; privacy: string }

/** Whoever reported what is in the case, the first report first. Needs full sight. */
export async function recipientsOf(tx: Tx, caseId: string): Promise<Reporter[]> {
  const rows = await tx
    .selectFrom('case_reports as cr')
    .innerJoin('reports as r', 'r.id', 'cr.report_id')
    .select(['r.id as reportId', 'r.reference', 'r.person_id as personId'])
    .select(['r.can_contact as canContact', 'r.privacy'])
    .innerJoin('cases as c', 'c.id', 'cr.case_id')
    .where('cr.case_id', '=', caseId)
    // The report that became the case is the first, also where others came in the same moment.
    .orderBy(sql`r.reference <> c.reference`)
    .orderBy('cr.linked_at')
    .orderBy('r.id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    ...row,
    caseId,
    mayWrite: row.canContact === 'yes' && row.privacy !== 'anonymous',
  }))
}

/** The messages of a case, oldest first, each opened through the vault; or only those that nobody has read yet. */
export async function messagesOfCase(
  tx: Tx,
  vault: Vault,
  caseId: string,
  which: 'all' | 'unread',
): Promise<Message[]> {
  const all: Message[] = []
  for (const { reportId } of await recipientsOf(tx, caseId))
    all.push(...(await readMessages(tx, vault, reportId, which === 'unread' ? isUnread : undefined)))
  return all.sort((a, b) => a.at.getTime() - b.at.getTime())
}
