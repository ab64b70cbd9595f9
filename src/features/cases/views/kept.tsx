import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import type { CaseHold } from '../case-page.store.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'

const say = words.kept

/** Which holds of the reader's agency stand, and the ways to hold and to erase for whoever answers for what is kept. */
export function Kept({ data }: { data: CasePageData }) {
  const { facts, holds, reports, side, answersForData } = data
  if (!answersForData && holds.length === 0) return null
  return (
    <section aria-labelledby="kept">
      <h2 class="govuk-heading-m" id="kept">
        {say.title}
      </h2>
      {holds.map((hold) => (
        <p class="govuk-body">
          <Held hold={hold} caseReference={facts.reference} changes={answersForData} />
        </p>
      ))}
      {answersForData && (
        <ul class="govuk-list app-no-print">
          <li>
            <a class="govuk-link" href={`/holds/case/${facts.reference}`}>
              {say.holdCase}
            </a>
          </li>
          {reports.map(({ reference }) => (
            <li>
              {side === 'lead' ? (
                <a class="govuk-link" href={`/erasures/${reference}`}>
                  {say.erase(reference)}
                </a>
              ) : (
                <a class="govuk-link" href={`/holds/report/${reference}`}>
                  {say.holdReport(reference)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Held({ hold, caseReference, changes }: { hold: CaseHold; caseReference: string; changes: boolean }) {
  const on = hold.report ? say.ofReport(hold.report) : say.ofCase(caseReference)
  const what = hold.note ? `${on}: ${hold.note}` : on
  return (
    <>
      {changes ? (
        <a class="govuk-link" href={`/holds/${hold.id}`}>
          {what}
        </a>
      ) : (
        what
      )}
      <br />
      <span class="govuk-hint">
        {say.since(hold.setBy, formatDateTime(new Date(hold.setAt)), formatDate(hold.reviewOn))}
      </span>
    </>
  )
}
