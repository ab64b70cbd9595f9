// Who of those that lead on safeguarding has read a report, with the button to say so.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import type { StaffReport } from '../queue/queue.store.ts'
import { safeguardingWords as say } from './messages.en.ts'
import type { SafeguardingRead } from './reads.store.ts'

/** `reader`: who looks at it now. */
export type Reading = { reads: readonly SafeguardingRead[]; mayRead: boolean; reader: string }

const PROMISED = ['child', 'adult_at_risk'] as const
const promised = ({ marks }: Pick<StaffReport, 'marks'>): string[] =>
  PROMISED.filter((mark) => marks.includes(mark)).map((mark) => say.promised[mark])

/** Nothing for a report that bears no mark. */
export function ReadsPanel({ report, reads, mayRead, reader }: Reading & { report: StaffReport }) {
  if (report.marks.length === 0) return null
  return (
    <section class="govuk-inset-text" aria-labelledby="safeguarding">
      <h2 class="govuk-heading-s" id="safeguarding">
        {say.title} {reads.length === 0 && <Tag classes="govuk-tag--red">{say.unread}</Tag>}
      </h2>
      {reads.length === 0 && (
        <p class="govuk-body">{[say.lead, ...promised(report), say.nobody].join(' ')}</p>
      )}
      {reads.map(({ name, agency, at }) => (
        <p class="govuk-body">{say.readBy(name, agency, formatDateTime(at))}</p>
      ))}
      {mayRead && reads.every(({ userId }) => userId !== reader) && (
        <form class="app-no-print" method="post" action={`/reports/${report.reference}/safeguarding-read`}>
          <p class="govuk-hint">{say.hint}</p>
          <Button preventDoubleClick>{say.button}</Button>
        </form>
      )}
    </section>
  )
}
