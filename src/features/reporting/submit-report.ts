// The one transaction in which a report comes to be: the person and their words sealed, the facts, what they allowed,
// the first clock, the trail, the mail to whoever must read it. Pressing send twice meets the same report.
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { keyedHash } from '../../platform/crypto/keyed-hash.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { deriveFollowUpCode } from '../../platform/ids/follow-up-code.ts'
import { newReference } from '../../platform/ids/reference.ts'
import { Conflict } from '../../platform/problems.ts'
import { routePlace } from '../agencies/index.ts'
import { claimUploads } from '../evidence/index.ts'
import { queueMails, type StaffTemplate } from '../mail/index.ts'
import { standardsOn } from '../standard/index.ts'
import { keepReport } from './keep-report.ts'
import type { ReportAnswers } from './report.ts'

/** What the person is given: shown again, the same, however often the same form arrives. */
export type Receipt = {
  reportId: string
  reference: string
  code: string
  receivedAt: Date
  agencyId: string | null
  areaId: string | null
  canContact: string
}

const REFERENCE_DRAWS = 8
// The hash of no words at all: it asks whether there is a report, and opens none.
const NO_WORDS = Buffer.alloc(0)
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Whether a form's token could be one of ours: 32 random bytes. */
export const isSubmissionToken = (text: string): boolean => TOKEN.test(text)

/**
 * Keeps a report, as the public. `submissionToken` is the form's own random secret: the same token with the same words is
 * the same report, also when it arrives ten times at once, and its receipt is the same each time. With other words it
 * throws Conflict and tells nothing of the first: it may be another person's, on a computer that they share. `typed`: the
 * form as it was sent, by which the two are told apart; a word such as "today" means another day tomorrow. `alongside`: what
 * must be kept with a report that is new, last in the same transaction.
 */
export async function submitReport(
  ctx: Ctx,
  answers: ReportAnswers,
  submissionToken: string,
  typed: string = JSON.stringify(answers),
  alongside: (tx: Tx, submission: Buffer, reportId: string) => Promise<void> = async () => {},
): Promise<Receipt> {
  const submission = hashToken(submissionToken)
  const said = keyedHash(ctx.vault.secrets.forms, 'report', [submissionToken, typed])
  const code = deriveFollowUpCode(ctx.vault.secrets.followUp, submissionToken)
  for (let draw = 1; ; draw += 1) {
    try {
      return await ctx.db.transaction(async (tx) => {
        // Nearly every form comes once: one that came before is met by its hash, and looked up on the next turn.
        const known = draw > 1 ? await receiptOf(tx, submission, said, code) : null
        if (known) return known
        const receipt = await keep(tx, ctx, answers, { submission, said, code })
        await claimUploads(tx, ctx, { submissionToken, reportId: receipt.reportId })
        await alongside(tx, submission, receipt.reportId)
        return receipt
      })
    } catch (fault) {
      // Taken: our own submission, before or in parallel, or a reference drawn twice.
      if (!isTaken(fault) || draw === REFERENCE_DRAWS) throw fault
    }
  }
}

/** Whether a report was received under this token. Tells nothing else of it. */
export async function wasReceived(ctx: Ctx, submissionToken: string): Promise<boolean> {
  const { rows } = await ctx.db.transaction((tx) =>
    sql`select 1 from app.receipt_of(${hashToken(submissionToken)}, ${NO_WORDS})`.execute(tx),
  )
  return rows.length > 0
}

async function receiptOf(tx: Tx, submission: Buffer, said: Buffer, code: string): Promise<Receipt | null> {
  const { rows } = await sql<Omit<Receipt, 'code'> & { same: boolean }>`
    select same, id as "reportId", reference, received_at as "receivedAt", agency_id as "agencyId", area_id as "areaId",
      can_contact as "canContact" from app.receipt_of(${submission}, ${said})`.execute(tx)
  const [known] = rows
  if (!known) return null
  if (!known.same) throw new Conflict('this form was sent before, with other words')
  return { ...known, code }
}

type Secrets = { submission: Buffer; said: Buffer; code: string }

async function keep(tx: Tx, ctx: Ctx, answers: ReportAnswers, secrets: Secrets): Promise<Receipt> {
  const at = ctx.clock.now()
  const { short_code: shortCode } = await tx
    .selectFrom('partnership')
    .select('short_code')
    .executeTakeFirstOrThrow()
  const { postcode, areaId, known } = answers.place
  const route = { ...(await routePlace(tx, { postcode, areaId }, londonDay(at))), ...known }
  const report = { id: newId(), reference: newReference(shortCode) }
  await keepReport(tx, ctx, await standardsOn(tx, londonDay(at)), {
    ...report,
    answers,
    route,
    receivedAt: at,
    submissionHash: secrets.submission,
    answersHash: secrets.said,
    followUpHash: hashToken(secrets.code),
  })
  return {
    reportId: report.id,
    reference: report.reference,
    code: secrets.code,
    receivedAt: at,
    agencyId: route.agencyId,
    areaId: route.areaId,
    canContact: answers.canContact,
  }
}

/**
 * Writes to those who must read a report: of the agency whose queue it is in, or of triage; and where it is marked, to those
 * who lead on safeguarding there.
 */
export async function tellReaders(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  report: { id: string; reference: string; agencyId: string | null },
): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`select id from app.report_readers(${report.agencyId}) as id`.execute(tx)
  const { rows: leads } = await sql<{ id: string }>`
    select app.safeguarding_readers(${report.agencyId}) as id
    where exists (select from reports where id = ${report.id} and safeguarding)`.execute(tx)
  const to = (template: StaffTemplate) => (row: { id: string }) => ({
    template,
    toUserId: row.id,
    reportId: report.id,
    params: { reference: report.reference },
  })
  await queueMails(tx, ctx.clock, [...leads.map(to('safeguarding')), ...rows.map(to('new-report'))])
}

const UNIQUE_VIOLATION = '23505'
/** Whether a write met a row that is there already. */
export const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === UNIQUE_VIOLATION
