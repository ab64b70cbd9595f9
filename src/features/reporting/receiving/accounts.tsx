// The words of reports beside one another: of the two that somebody may merge, and of those that follow one.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'
import { Words } from '../queue/report-facts.tsx'
import { type Narrative, readNarrative } from '../report.ts'
import { receivingWords } from './messages.en.ts'

const say = receivingWords.compare

export type Account = { reference: string; receivedAt: Date; narrative: Narrative | null }

/** The words of a report in the caller's sight, opened as on its own page: the trail says that it was viewed. */
export async function openAccount(tx: Tx, ctx: StaffCtx, report: StaffReport): Promise<Account> {
  await record(tx, ctx, { action: 'report.view', subjectKind: 'report', subjectId: report.id })
  const words = await ctx.vault.readText(tx, report.narrativeId)
  const { reference, receivedAt } = report
  return { reference, receivedAt, narrative: words === null ? null : readNarrative(words) }
}

/** Both that may be merged; the other only where it is in the caller's queue. */
export async function accountsToMerge(
  tx: Tx,
  ctx: StaffCtx,
  report: StaffReport,
  typed: { other: string; shortCode: string },
): Promise<Account[]> {
  const reference = parseReference(typed.other, typed.shortCode)
  const other = reference && reference !== report.reference ? await findReport(tx, reference) : undefined
  const both = other?.inMyQueue ? [report, other] : [report]
  const accounts: Account[] = []
  for (const each of both) accounts.push(await openAccount(tx, ctx, each))
  return accounts
}

/** Each account under its reference. `level`: that of the heading. */
export function Accounts({
  accounts,
  level: Heading = 'h2',
}: {
  accounts: readonly Account[]
  level?: 'h2' | 'h4'
}) {
  return (
    <>
      {accounts.map(({ reference, receivedAt, narrative }) => (
        <section aria-labelledby={`words-${reference}`}>
          <Heading class="govuk-heading-s" id={`words-${reference}`}>
            {say.words(reference)}
          </Heading>
          <p class="govuk-hint">{say.received(formatDateTime(receivedAt))}</p>
          <Words narrative={narrative} />
        </section>
      ))}
    </>
  )
}
