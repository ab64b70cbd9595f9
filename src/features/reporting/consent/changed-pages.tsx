import { formatDateTime } from '../../../platform/calendar/format.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import type { Withdrawn } from './changed.store.ts'
import { consentWords as words } from './messages.en.ts'

/** What somebody who can no longer open a report is told, whatever it is: that they stop, and whom they ask. */
export function ChangedPage({ reference }: { reference: string }) {
  const say = words.changed
  return (
    <>
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {say.follows.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="govuk-body">{say.danger}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/today">
          {say.today}
        </a>
      </p>
    </>
  )
}

/** What was withdrawn and is still open, with what to do. */
export function WithdrawnPage({ rows }: { rows: readonly Withdrawn[] }) {
  const say = words.withdrawnList
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {rows.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <CardTable
          caption={say.title}
          head={say.headings}
          rows={rows.map(({ reference, caseReference, withdrawnAt }) => [
            <a
              class="govuk-link app-nowrap"
              href={caseReference ? `/cases/${caseReference}` : `/reports/${reference}`}
            >
              {reference}
            </a>,
            formatDateTime(withdrawnAt),
            caseReference ? say.closeCase(caseReference) : say.setAside,
          ])}
        />
      )}
    </>
  )
}
