// What was decided, as staff read it: on the report's page, and beside what somebody was about to decide.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from '../queue/messages.en.ts'
import type { StaffReport } from '../queue/queue.store.ts'
import type { Decision } from '../report-actions.ts'
import type { DecisionRow } from './decisions.store.ts'
import { logReasons, receivingWords as words } from './messages.en.ts'

const say = words.decisions

/** One decision: to whom, with which, why. */
export const reasonOf = ({ reason, toName, whatFor, otherReference }: DecisionRow): string =>
  [
    toName,
    otherReference,
    whatFor && labelOf(words.whatFor, whatFor),
    reason && say.why(labelOf({ ...queueWords.reasons, ...words.answer.reasons, ...logReasons }, reason)),
  ]
    .filter(Boolean)
    .join('. ')

/** Every decision about a report, the newest first. */
export function Decisions({ decisions }: { decisions: readonly DecisionRow[] }) {
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h2 class="govuk-heading-m" id="decisions">
        {say.title}
      </h2>
      <Timeline
        events={decisions.map((row) => ({
          title: labelOf(say.kind, row.decision),
          when: formatDateTime(row.at),
          dateTime: row.at.toISOString(),
          by: say.by(row.by ?? '', row.agency),
          detail: reasonOf(row) && <p class="govuk-body">{reasonOf(row)}</p>,
        }))}
      />
    </section>
  )
}

/** What stands now, and who decided it. */
export function Theirs({ report, last }: { report: StaffReport; last: DecisionRow | undefined }) {
  return (
    <>
      <p class="govuk-body">
        <strong>{labelOf(queueWords.status, report.status)}</strong>
      </p>
      {last ? (
        <>
          <p class="govuk-body">
            {labelOf(say.kind, last.decision)}. {say.by(last.by ?? '', last.agency)},{' '}
            {formatDateTime(last.at)}
          </p>
          <p class="govuk-body">{reasonOf(last)}</p>
        </>
      ) : (
        <p class="govuk-body">{words.conflict.nothingDecided}</p>
      )}
    </>
  )
}

/** What somebody was about to decide and no longer can: nothing that they typed is lost. */
export function Yours({
  action,
  values,
  reference,
}: {
  action: Decision
  values: FormValues
  reference: string
}) {
  const typed = (name: string) => [values[name] ?? ''].flat().at(-1) ?? ''
  return (
    <>
      <SummaryList
        rows={[
          { key: queueWords.page.actions, value: queueWords.action[action] },
          typed('reason') !== '' && {
            key: queueWords.confirm.reason,
            value: labelOf(queueWords.reasons, typed('reason')),
          },
          typed('told') !== '' && {
            key: words.field.toldMust,
            value: (
              <span class="app-said" dir="auto">
                {typed('told')}
              </span>
            ),
          },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`/reports/${reference}`}>
          {words.conflict.back}
        </a>
      </p>
    </>
  )
}
