// The open cases that a report may belong to, for whoever links it: nobody should have to know a reference by heart.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import type { StaffReport } from '../queue/queue.store.ts'
import { receivingWords as words } from './messages.en.ts'

const CASES_MAX = 8

export type CaseToLink = { reference: string; summary: string; openedAt: Date }

/**
 * Open cases that the caller's agency leads and that share a ground with the report: those of its area first, the newest of
 * them first. Only what a list of cases shows.
 */
export async function casesToLink(
  tx: Tx,
  ctx: StaffCtx,
  { strands, areaId }: Pick<StaffReport, 'strands' | 'areaId'>,
): Promise<CaseToLink[]> {
  const { rows } = await sql<CaseToLink>`
    select reference, summary, opened_at as "openedAt" from cases
    where lead_agency_id = ${ctx.actor.agencyId} and status = 'open' and strands && ${strands}::text[]
    order by (area_id is not distinct from ${areaId}::uuid) desc, opened_at desc, id desc limit ${CASES_MAX}`.execute(
    tx,
  )
  return rows
}

/** Each puts its reference into the form. */
export function CasesToLink({ reference, cases }: { reference: string; cases: readonly CaseToLink[] }) {
  if (cases.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-s">{words.field.casesTitle}</h2>
      <p class="govuk-hint">{words.field.casesHint}</p>
      <ul class="govuk-list govuk-list--spaced">
        {cases.map((each) => (
          <li>
            <a class="govuk-link" href={`/reports/${reference}/link?case=${each.reference}`}>
              {each.reference}
            </a>{' '}
            {words.field.caseLine(each.summary, formatDate(each.openedAt))}
          </li>
        ))}
      </ul>
    </section>
  )
}
