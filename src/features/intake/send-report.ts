// A report of a partner becomes ours by the same path as one that somebody types (reporting/submit-report.ts), with one row
// more in the same transaction: who sent it.
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { keyedHash } from '../../platform/crypto/keyed-hash.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import { ENGLISH, languageOf, newReading, whileReading } from '../../platform/i18n/index.ts'
import { PARTNER_REFERENCE, PARTNER_WORDS, type Receipt, submitReport } from '../reporting/index.ts'
import { plainKey } from './files/plain-key.ts'
import type { PartnerReport } from './read-report.ts'

/** By a key, or as a row of a file. */
export type Sender = { keyId: string } | { importId: string; row: number }

type Secrets = Ctx['vault']['secrets']

/**
 * The secret under which a partner's report is kept: the same for the same partner and name, so that sent twice is one
 * report; unknown to everybody, also to the partner. `whose`: the body whose export or system it is, where that is not the
 * agency's own: two bodies may call different reports by one reference.
 */
export const submissionOf = (secrets: Secrets, { agencyId, whose }: Source, { way, name }: Named): string =>
  keyedHash(secrets.forms, 'intake', [agencyId, way, name, ...(whose ? [plainKey(whose)] : [])]).toString(
    'base64url',
  )

type Source = { agencyId: string; whose?: string | null | undefined }
/** `name`: their Idempotency-Key, or what a row of their file is known by. */
type Named = { way: 'key' | 'row'; name: string }

/** What the report says, by which one sent again is told from another under the same name. */
export const saidIn = (report: PartnerReport): string =>
  JSON.stringify([report.answers, report.reference, report.writtenIn, ...(report.kept ? [report.kept] : [])])

/** The hash that the database keeps of what a report said. */
export const saidHash = (secrets: Secrets, token: string, report: PartnerReport): Buffer =>
  keyedHash(secrets.forms, 'report', [token, saidIn(report)])

/**
 * Keeps a partner's report, as the public. It is committed when this returns. Throws Conflict where the same name was sent
 * before with other words, and refuses a key that was revoked meanwhile.
 */
export async function sendReport(
  ctx: Ctx,
  report: PartnerReport,
  token: string,
  sender: Sender,
): Promise<Receipt> {
  const language = languageOf(report.writtenIn) ?? ENGLISH
  const reading = newReading({
    language,
    catalogue: new Map(),
    offered: [language],
    wished: undefined,
    path: '/',
    others: [],
  })
  const note = (tx: Tx, submission: Buffer) => noteSender(tx, submission, sender)
  return whileReading(reading, () => submitReport(ctx, withTheirs(report), token, saidIn(report), note))
}

// Their own reference may name somebody, and what else they wrote too, so both are sealed with the words.
function withTheirs({
  answers: sent,
  reference,
  kept = '',
  unasked,
}: PartnerReport): PartnerReport['answers'] {
  const answers = { ...sent, unasked }
  if (reference === '' && kept === '') return answers
  const { more = { codes: {}, words: {} } } = answers.narrative
  const words = {
    ...more.words,
    ...(reference !== '' && { [PARTNER_REFERENCE]: reference }),
    ...(kept !== '' && { [PARTNER_WORDS]: kept }),
  }
  return { ...answers, narrative: { ...answers.narrative, more: { ...more, words } } }
}

async function noteSender(tx: Tx, submission: Buffer, sender: Sender): Promise<void> {
  const note = { submission: submission.toString('base64'), ...sender }
  await sql`select app.keep_intake(${JSON.stringify(note)}::jsonb)`.execute(tx)
}

export type SentBefore = 'no' | 'same' | 'other'

/** Which of these are kept already, in their order: as the same, or with other words. One question for all. */
export async function sentBefore(
  tx: Tx,
  secrets: Secrets,
  reports: readonly { token: string; report: PartnerReport }[],
): Promise<SentBefore[]> {
  if (reports.length === 0) return []
  const { rows } = await sql<{ same: boolean | null }>`
    select r.same from unnest(${reports.map(({ token }) => hashToken(token))}::bytea[],
        ${reports.map(({ token, report }) => saidHash(secrets, token, report))}::bytea[]) with ordinality as asked (submission, said, n)
      left join lateral app.receipt_of(asked.submission, asked.said) r on true order by asked.n`.execute(tx)
  return rows.map(({ same }) => (same === null ? 'no' : same ? 'same' : 'other'))
}
